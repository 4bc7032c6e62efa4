// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the documents have which value?
#include "search/facets.h"

#include "schema/date.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using schema::DateStep;

/// A date's period as a number that rises with time.
std::uint32_t period_of(std::uint32_t date, DateStep step) {
  const std::uint32_t year = date / 10000;
  const std::uint32_t month = std::max(date / 100 % 100, 1U);
  if (step == DateStep::year) return year;
  return step == DateStep::quarter ? year * 4 + (month - 1) / 3 : year * 12 + month - 1;
}

/// As `schema::parse_date_range` reads it.
std::string period_name(std::uint32_t period, DateStep step) {
  if (step == DateStep::year) return fmt::format("{:04}", period);
  if (step == DateStep::quarter) return fmt::format("{:04}-Q{}", period / 4, period % 4 + 1);
  return fmt::format("{:04}-{:02}", period / 12, period % 12 + 1);
}

/// Puts the first `limit` items in order and drops the rest. \returns how many were dropped
template <class Item, class Before>
std::size_t keep_first(std::vector<Item>& items, std::optional<std::size_t> limit, Before before) {
  const std::size_t kept = std::min(limit.value_or(items.size()), items.size());
  std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(kept), items.end(), before);
  const std::size_t dropped = items.size() - kept;
  items.resize(kept);
  return dropped;
}

Facet count_dates(const store::Columns& columns, DateStep step, const Bitmap& documents,
                  std::optional<std::size_t> limit) {
  Facet facet;
  std::unordered_map<std::uint32_t, std::size_t> counts;
  documents.for_each([&](DocumentNumber number) {
    const std::uint32_t date = columns.date(number);
    ++(date == 0 ? facet.without : counts[period_of(date, step)]);
  });
  std::vector<std::pair<std::uint32_t, std::size_t>> periods(counts.begin(), counts.end());
  facet.further_values = keep_first(periods, limit, std::greater<>{});
  for (const auto& [period, count] : periods) facet.values.push_back({period_name(period, step), count});
  return facet;
}

Facet count_values(const store::Columns& columns, std::size_t index, const Bitmap& documents,
                   std::optional<std::size_t> limit) {
  Facet facet;
  const auto& names = columns.values(index);
  std::vector<std::size_t> counts(names.size());
  documents.for_each([&](DocumentNumber number) {
    const auto ordinals = columns.ordinals(index, number);
    if (ordinals.empty()) ++facet.without;
    for (const std::uint32_t ordinal : ordinals) ++counts[ordinal];
  });
  std::vector<std::size_t> having;
  for (std::size_t ordinal = 0; ordinal < counts.size(); ++ordinal)
    if (counts[ordinal] > 0) having.push_back(ordinal);
  facet.further_values = keep_first(having, limit, [&](std::size_t a, std::size_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : names[a] < names[b];
  });
  for (const std::size_t ordinal : having) facet.values.push_back({names[ordinal], counts[ordinal]});
  return facet;
}

}  // namespace

Facet count_facet(const store::Columns& columns, schema::FacetKey key, const Bitmap& documents,
                  std::optional<std::size_t> limit) {
  Facet facet = key.field == schema::Field::date
                    ? count_dates(columns, key.step, documents, limit)
                    : count_values(columns, store::facet_index(key.field), documents, limit);
  facet.name = schema::facet_name(key);
  return facet;
}

}  // namespace dossier::search
