// SPDX-License-Identifier: GPL-2.0-or-later
// Which offices does a text name, and who held one on a day?
#include "metadata/offices.h"

#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::metadata {
namespace {

std::string map_key(const OfficeKey& key) {
  return key.rank + '|' + key.field;
}

/// Whether the tenure surely covers the day; an unknown bound covers only what the other one proves.
bool covers(const Tenure& tenure, std::string_view day) {
  const bool begun = !tenure.from.empty() && tenure.from <= day;
  const bool lasts = tenure.is_open || (!tenure.to.empty() && day <= tenure.to);
  return (begun && lasts) || tenure.from == day || tenure.to == day;
}

/// Whether the tenure may cover the day.
bool may_cover(const Tenure& tenure, std::string_view day) {
  if (day.empty()) return true;
  return (tenure.from.empty() || tenure.from <= day) &&
         (tenure.is_open || tenure.to.empty() || day <= tenure.to);
}

std::string most_frequent_country(const Authority& authority) {
  std::map<std::string, std::size_t> counts;
  for (const Person& person : authority.people) ++counts[text::fold(person.country)];
  const auto most = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

}  // namespace

OfficeBook::OfficeBook(const Authority& authority, const Lexicon& lexicon)
    : ranks_(authority.people.size()), home_(most_frequent_country(authority)) {
  for (std::uint32_t person = 0; person < authority.people.size(); ++person) {
    const Person& holder = authority.people[person];
    for (const Tenure& tenure : holder.tenures) {
      const Passage passage = read_passage(tenure.office, lexicon.vocabulary());
      const auto offices = passage.size() == 0 ? std::nullopt : read_offices(passage, 0, lexicon);
      if (!offices) continue;
      for (const OfficeKey& key : offices->keys) {
        entries_[map_key(key)].push_back({person, &tenure, text::fold(holder.country)});
        ranks_[person].emplace_back(key.rank, &tenure);
      }
    }
  }
}

std::optional<std::uint32_t> OfficeBook::holder(const OfficeKey& key, std::string_view day) const {
  const auto found = entries_.find(map_key(key));
  if (found == entries_.end() || day.empty()) return std::nullopt;
  const std::string& country = key.country.empty() ? home_ : key.country;
  std::optional<std::uint32_t> holder;
  for (const Entry& entry : found->second) {
    if (entry.country != country || !covers(*entry.tenure, day)) continue;
    if (holder && *holder != entry.person) return std::nullopt;
    holder = entry.person;
  }
  return holder;
}

bool OfficeBook::may_hold_rank(std::uint32_t person, std::string_view rank, std::string_view day) const {
  return std::any_of(ranks_[person].begin(), ranks_[person].end(),
                     [&](const auto& held) { return held.first == rank && may_cover(*held.second, day); });
}

bool OfficeBook::knows(const OfficeKey& key) const {
  return entries_.contains(map_key(key));
}

}  // namespace dossier::metadata
