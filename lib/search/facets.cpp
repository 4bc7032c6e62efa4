// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the documents have which value?
#include "search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dossier::search {
namespace {

Facet count_years(const store::Columns& columns, const Bitmap& documents) {
  std::map<std::uint32_t, std::size_t, std::greater<>> years;
  documents.for_each([&](DocumentNumber number) {
    if (const std::uint32_t date = columns.date(number); date != 0) ++years[date / 10000];
  });
  Facet facet;
  for (const auto& [year, count] : years) facet.values.push_back({std::to_string(year), count});
  return facet;
}

Facet count_values(const store::Columns& columns, std::size_t index, const Bitmap& documents) {
  const auto& values = columns.values(index);
  std::vector<std::size_t> counts(values.size());
  documents.for_each([&](DocumentNumber number) {
    for (const std::uint32_t ordinal : columns.ordinals(index, number)) ++counts[ordinal];
  });
  Facet facet;
  for (std::size_t ordinal = 0; ordinal < values.size(); ++ordinal)
    if (counts[ordinal] > 0) facet.values.push_back({values[ordinal], counts[ordinal]});
  std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return facet;
}

}  // namespace

Facet count_facet(const store::Columns& columns, schema::Field field, const Bitmap& documents) {
  Facet facet = field == schema::Field::date ? count_years(columns, documents)
                                             : count_values(columns, store::facet_index(field), documents);
  facet.name = schema::facet_name(field);
  return facet;
}

}  // namespace dossier::search
