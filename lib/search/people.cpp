// SPDX-License-Identifier: GPL-2.0-or-later
// Who is in the index, and who held which office?
#include "search/people.h"

#include "schema/date.h"
#include "search/value_table.h"
#include "store/columns.h"

#include <dossier/error.h>

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace dossier::search {
namespace {

bool was_held_on(const store::HeldOffice& held, const std::string& day) {
  return (held.from.empty() || held.from <= day) && (held.to.empty() || day <= held.to);
}

std::string iso(std::uint32_t date) {
  const auto known = schema::date_of_number(date);
  return known ? known->iso() : std::string{};
}

}  // namespace

std::vector<MinisterSummary> ministers(const store::Snapshot& snapshot) {
  const store::Columns& columns = *snapshot.columns;
  const std::size_t facet = store::facet_index(schema::Field::minister);
  const std::set<std::string> known(snapshot.settings->people.begin(), snapshot.settings->people.end());
  struct Seen {
    std::size_t documents = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Seen> seen(columns.values(facet).size());
  for (store::DocumentNumber number = 1; number <= columns.last(); ++number) {
    const std::uint32_t date = columns.date(number);
    for (const std::uint32_t ordinal : columns.ordinals(facet, number)) {
      Seen& person = seen[ordinal];
      ++person.documents;
      if (date == 0) continue;
      person.first = person.first == 0 ? date : std::min(person.first, date);
      person.last = std::max(person.last, date);
    }
  }
  std::vector<MinisterSummary> summaries;
  for (std::size_t ordinal = 0; ordinal < seen.size(); ++ordinal) {
    const std::string& name = columns.values(facet)[ordinal];
    if (seen[ordinal].documents > 0)
      summaries.push_back({name, seen[ordinal].documents, iso(seen[ordinal].first), iso(seen[ordinal].last),
                           known.contains(name)});
  }
  std::sort(summaries.begin(), summaries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return summaries;
}

std::vector<OfficeHolder> office_holders(const store::Settings& settings, std::string_view office,
                                         std::string_view on) {
  std::string day;
  if (!on.empty()) {
    const auto date = schema::parse_date(on);
    if (!date)
      throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no date", on), "write it as 2023-02-28");
    day = schema::first_day(*date).iso();
  }
  const auto wanted = telling_words(office);
  std::vector<OfficeHolder> holders;
  for (const store::HeldOffice& held : settings.offices)
    if (telling_words(held.office) == wanted && (day.empty() || was_held_on(held, day)))
      holders.push_back({held.person, held.office, held.from, held.to});
  std::stable_sort(holders.begin(), holders.end(),
                   [](const auto& a, const auto& b) { return a.from < b.from; });
  return holders;
}

}  // namespace dossier::search
