// SPDX-License-Identifier: GPL-2.0-or-later
// Who is meant by a mention, given the document's day and the other names in it?
#include "metadata/identity.h"

#include "metadata/calendar.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace dossier::metadata {
namespace {

/// Whether the person may have held any office by then.
bool had_begun(const Person& person, std::string_view day) {
  return day.empty() || person.tenures.empty() ||
         std::any_of(person.tenures.begin(), person.tenures.end(),
                     [&](const Tenure& tenure) { return tenure.from.empty() || tenure.from <= day; });
}

bool is_in_office_on(const Person& person, std::string_view day) {
  return day.empty() || person.tenures.empty() ||
         std::any_of(person.tenures.begin(), person.tenures.end(), [&](const Tenure& tenure) {
           return (tenure.from.empty() || tenure.from <= day) &&
                  (tenure.is_open || tenure.to.empty() || day <= tenure.to);
         });
}

/// Shorter words in the middle of a name are parts of given names by which nobody is called.
constexpr std::size_t shortest_middle_name = 5;

/// Every later short form is held against these names.
constexpr std::size_t most_unknown_names = 200;

/// Whether a name begins or ends with the words of `part`, or has them in its middle if they are long.
bool has_part(std::string_view name, std::string_view part) {
  if (part.empty() || part.size() > name.size()) return false;
  const std::size_t rest = name.size() - part.size();
  if (rest == 0) return name == part;
  if (part.size() >= shortest_middle_name && name.find(' ' + std::string(part) + ' ') != name.npos)
    return true;
  return (name.starts_with(part) && name[part.size()] == ' ') ||
         (name.ends_with(part) && name[rest - 1] == ' ');
}

}  // namespace

Identifier::Identifier(const Authority& authority, const OfficeBook& book, const Reading& reading)
    : authority_(authority), book_(book) {
  if (is_iso_day(reading.record.date)) day_ = reading.record.date;
  note_full_names(reading.title);
  for (const ReadText& paragraph : reading.paragraphs) note_full_names(paragraph);
}

void Identifier::note_full_names(const ReadText& text) {
  for (const Mention& mention : text.mentions) {
    if (mention.people.size() == 1 && mention.name_end >= mention.name_begin + 2 &&
        (!mention.office || mention.name_begin > mention.begin)) {
      fully_named_.insert(mention.people.front());
    }
    const bool is_unknown = unknown_names_.size() < most_unknown_names && mention.office &&
                            mention.unknown_name.find(' ') != std::string::npos;
    if (is_unknown) unknown_names_.insert(mention.unknown_name);
  }
}

Identity Identifier::known(std::uint32_t person) const {
  return {authority_.people[person].name, person, is_in_office_on(authority_.people[person], day_)};
}

bool Identifier::fits_rank(std::uint32_t person, const Mention& mention) const {
  return !mention.office || book_.may_hold_rank(person, mention.office->form->rank, day_);
}

/// Of several people with one spelling: who held the printed rank then, then who is named in full.
std::optional<std::uint32_t> Identifier::choose(const Mention& mention) const {
  if (mention.people.size() == 1) return mention.people.front();
  std::vector<std::uint32_t> fitting;
  for (const std::uint32_t person : mention.people) {
    const bool fits = fits_rank(person, mention) && is_in_office_on(authority_.people[person], day_);
    if (fits) fitting.push_back(person);
  }
  if (fitting.size() > 1) {
    std::erase_if(fitting, [&](std::uint32_t person) { return !fully_named_.contains(person); });
  }
  return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

std::vector<std::uint32_t> Identifier::named_with_part(const Mention& mention) const {
  std::vector<std::uint32_t> people;
  std::copy_if(
      fully_named_.begin(), fully_named_.end(), std::back_inserter(people), [&](std::uint32_t person) {
        return has_part(authority_.people[person].name, mention.unknown_name) && fits_rank(person, mention);
      });
  return people;
}

std::optional<std::string> Identifier::unknown_with_part(const std::string& part) const {
  std::optional<std::string> found;
  for (const std::string& name : unknown_names_) {
    if (name == part || !has_part(name, part)) continue;
    if (found && *found != name) return std::nullopt;
    found = name;
  }
  return found;
}

std::vector<std::uint32_t> Identifier::in_office_with_part(const Mention& mention) const {
  std::vector<std::uint32_t> people;
  for (std::uint32_t person = 0; person < authority_.people.size(); ++person) {
    const Person& candidate = authority_.people[person];
    if (has_part(candidate.name, mention.unknown_name) && fits_rank(person, mention) &&
        is_in_office_on(candidate, day_)) {
      people.push_back(person);
    }
  }
  return people;
}

std::optional<Identity> Identifier::by_part(const Mention& mention) const {
  const std::string& part = mention.unknown_name;
  std::vector<std::uint32_t> people = named_with_part(mention);
  if (people.empty()) {
    if (const auto name = unknown_with_part(part)) return Identity{*name, std::nullopt, true};
    people = in_office_with_part(mention);
  }
  if (people.size() == 1) return known(people.front());
  if (!people.empty() || part.find(' ') == std::string::npos) return std::nullopt;
  return Identity{part, std::nullopt, true};
}

std::optional<Identity> Identifier::identify(const Mention& mention) const {
  if (mention.is_official || !mention.is_named()) return std::nullopt;
  if (mention.people.empty()) {
    return mention.office ? by_part(mention) : std::nullopt;
  }
  const bool is_named_in_full =
      std::any_of(mention.people.begin(), mention.people.end(),
                  [&](std::uint32_t person) { return fully_named_.contains(person); });
  if (!mention.short_part.empty() && !is_named_in_full) {
    if (const auto name = unknown_with_part(mention.short_part)) return Identity{*name, std::nullopt, true};
  }
  const auto person = choose(mention);
  if (!person || !had_begun(authority_.people[*person], day_)) return std::nullopt;
  return known(*person);
}

std::optional<Identity> Identifier::holder(const OfficeSpan& offices) const {
  for (const OfficeKey& key : offices.keys) {
    if (const auto person = book_.holder(key, day_)) return known(*person);
  }
  return std::nullopt;
}

}  // namespace dossier::metadata
