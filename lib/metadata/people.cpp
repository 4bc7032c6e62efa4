// SPDX-License-Identifier: GPL-2.0-or-later
// Where does a text name office holders, and offices without their holders?
#include "metadata/people.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::metadata {
namespace {

/// Words that make a person's name part of the name of something else.
constexpr std::array<std::string_view, 34> institutions{
    "school",   "foundation", "scholarship",   "scholarships", "scholar",  "scholars", "fund",
    "award",    "awards",     "prize",         "museum",       "centre",   "center",   "institute",
    "hospital", "hall",       "library",       "gallery",      "lecture",  "lectures", "fellowship",
    "chair",    "university", "college",       "trust",        "memorial", "building", "park",
    "exchange", "professor",  "professorship", "programme",    "stadium",  "global"};

bool is_institution(std::string_view word) {
  const std::string lower = text::ascii_lower(word);
  return std::find(institutions.begin(), institutions.end(), lower) != institutions.end();
}

class MentionFinder {
 public:
  MentionFinder(const Passage& passage, const Lexicon& lexicon) : passage_(passage), lexicon_(lexicon) {}

  std::vector<Mention> find() {
    for (std::size_t at = 0; at < passage_.size();) {
      auto mention = may_begin(at) ? mention_at(at) : std::nullopt;
      if (!mention) {
        ++at;
        continue;
      }
      at = std::max(mention->end, at + 1);
      if (mention->is_named() || mention->office) mentions_.push_back(std::move(*mention));
    }
    return std::move(mentions_);
  }

 private:
  [[nodiscard]] bool may_begin(std::size_t at) const {
    return passage_.tokens[at].id != 0 && is_printed_as_name(at);
  }
  [[nodiscard]] Gap gap_before(std::size_t at) const { return at == 0 ? '\0' : passage_.tokens[at - 1].gap; }

  std::optional<Mention> mention_at(std::size_t at) {
    const auto official = lexicon_.not_rank(passage_, at);
    const auto offices = read_offices(passage_, at, lexicon_);
    if (official && (!offices || *official >= offices->end)) return official_at(at, *official);
    if (offices) {
      if (auto mention = behind_office(at, *offices)) return mention;
      if (auto mention = short_form_at(at)) return mention;
      return before_or_alone(at, *offices);
    }
    return person_at(at);
  }

  /// An official's name is noted so that nothing else takes it for an office holder's.
  std::optional<Mention> official_at(std::size_t at, std::size_t behind) {
    Mention mention;
    mention.begin = at;
    mention.is_official = true;
    const std::size_t name = lexicon_.skip_honorifics(passage_, behind);
    if (!take_full_name(mention, name)) take_unknown_name(mention, name);
    if (!mention.is_named()) mention.end = behind;
    return mention;
  }

  /// "Minister for Health Mr Ong Ye Kung", "SMS Tan Kiat How", "Minister for Health, Mr Ong".
  std::optional<Mention> behind_office(std::size_t at, const OfficeSpan& offices) {
    std::size_t name = offices.end;
    if (name >= passage_.size()) return std::nullopt;
    const Gap gap = gap_before(name);
    if (gap != ' ' && gap != ',' && gap != '~' && gap != '(' && gap != ')' && gap != '.') return std::nullopt;
    const bool is_abbreviated = offices.form->is_abbreviation && offices.keys.size() == 1;
    if (gap == '.' && !is_abbreviated) return std::nullopt;
    Mention mention;
    mention.begin = at;
    mention.office = offices;
    const std::size_t behind_honorifics = skip_military(name);
    mention.has_honorific = behind_honorifics > name;
    name = behind_honorifics;
    if (take_full_name(mention, name) || take_short_form(mention, name))
      return with_appositive(std::move(mention));
    if (gap != ' ' && gap != ')' && !mention.has_honorific) return std::nullopt;
    if (may_name_unknown(mention, offices) && take_unknown_name(mention, name)) {
      return with_appositive(std::move(mention));
    }
    return std::nullopt;
  }

  /// Honorifics with "(Rtd)" between them.
  [[nodiscard]] std::size_t skip_military(std::size_t at) const {
    std::size_t behind = lexicon_.skip_honorifics(passage_, at);
    if (behind > at && behind < passage_.size() && gap_before(behind) == '(') {
      const std::string word = text::ascii_lower(passage_.word(behind));
      if (word == "rtd" || word == "ret" || word == "retd" || word == "res" || word == "ns") {
        behind = lexicon_.skip_honorifics(passage_, behind + 1);
      }
    }
    return behind;
  }

  /// Whether a name that no file knows may follow: not behind a title that means other things too.
  [[nodiscard]] bool may_name_unknown(const Mention& mention, const OfficeSpan& offices) const {
    if (offices.form->may_be_official) return false;
    if (!offices.form->is_ambiguous) return true;
    if (!offices.form->is_abbreviation) return offices.has_field() && is_of_country(mention.begin);
    return offices.has_field() || mention.has_honorific || is_introduced(mention.begin);
  }

  /// "by", a colon or the beginning before an abbreviation show that a person follows.
  [[nodiscard]] bool is_introduced(std::size_t at) const {
    if (at == 0) return true;
    return gap_before(at) == ' ' && text::ascii_lower(passage_.word(at - 1)) == "by";
  }

  /// "U.S. Secretary of Energy": a country before a title that presidents of clubs have too.
  [[nodiscard]] bool is_of_country(std::size_t at) const {
    if (at == 0) return false;
    return passage_.tokens[at - 1].is_all_capitals || lexicon_.country(passage_, at - 1) == at ||
           (at > 1 && lexicon_.country(passage_, at - 2) == at);
  }

  bool take_full_name(Mention& mention, std::size_t at) {
    if (at >= passage_.size()) return false;
    const auto match = lexicon_.full_name(passage_, at);
    if (!match || !is_printed_as_name(at) || is_part_of_institution(match->end)) return false;
    mention.people = *match->values;
    mention.name_begin = at;
    mention.name_end = mention.end = match->end;
    return true;
  }

  /// Latin names begin with a capital.
  [[nodiscard]] bool is_printed_as_name(std::size_t at) const {
    return passage_.tokens[at].is_capitalised ||
           static_cast<unsigned char>(passage_.word(at).front()) >= 0x80;
  }

  [[nodiscard]] bool is_part_of_institution(std::size_t end) const {
    for (std::size_t at = end; at < passage_.size() && gap_before(at) == ' '; ++at) {
      if (is_institution(passage_.word(at)) && passage_.tokens[at].is_capitalised) return true;
      if (!passage_.tokens[at].is_capitalised || at >= end + 2) return false;
    }
    return false;
  }

  /// Behind a title: a short form that needs one.
  bool take_short_form(Mention& mention, std::size_t at) {
    if (at >= passage_.size()) return false;
    const auto match = lexicon_.short_name(passage_, at);
    if (!match || !passage_.tokens[at].is_capitalised || goes_on_as_name(match->end)) return false;
    return take_short_values(mention, at, *match);
  }

  bool take_short_values(Mention& mention, std::size_t at, const Phrases::Match& match) {
    for (const std::uint32_t value : *match.values) {
      mention.people.push_back(lexicon_.short_form(value).person);
    }
    mention.short_part = passage_.word(match.end - 1);
    mention.name_begin = at;
    mention.name_end = mention.end = match.end;
    return !mention.people.empty();
  }

  /// A further capitalised word makes a short form the beginning of somebody else's name.
  [[nodiscard]] bool goes_on_as_name(std::size_t end) const {
    if (end >= passage_.size()) return false;
    const Gap gap = gap_before(end);
    return (gap == ' ' || gap == '-') && name_run_end(passage_, end, lexicon_) > end;
  }

  /// "PM Lee", "Minister Gan": a short form that has its title inside.
  std::optional<Mention> short_form_at(std::size_t at) {
    const auto match = lexicon_.short_name(passage_, at);
    if (!match || !passage_.tokens[at].is_capitalised || goes_on_as_name(match->end)) return std::nullopt;
    Mention mention;
    mention.begin = at;
    for (const std::uint32_t value : *match->values) {
      const ShortForm& form = lexicon_.short_form(value);
      if (!form.needs_title) mention.people.push_back(form.person);
    }
    if (mention.people.empty()) return std::nullopt;
    mention.short_part = passage_.word(match->end - 1);
    mention.name_begin = at;
    mention.name_end = mention.end = match->end;
    return mention;
  }

  bool take_unknown_name(Mention& mention, std::size_t at) {
    if (at >= passage_.size()) return false;
    const std::size_t end = name_run_end(passage_, at, lexicon_);
    if (end <= at || has_mixed_capitals(at, end)) return false;
    const bool is_abbreviation =
        end == at + 1 && passage_.tokens[at].gap == '.' && passage_.word(at).size() < 5;
    if (is_abbreviation) return false;
    if (is_institution(passage_.word(end - 1)) || is_part_of_institution(end)) return false;
    mention.unknown_name = display_name(passage_.span(at, end));
    mention.name_begin = at;
    mention.name_end = mention.end = end;
    return true;
  }

  /// "Sender ID" has an abbreviation in it and is no name; "ONG YE KUNG" is one.
  [[nodiscard]] bool has_mixed_capitals(std::size_t begin, std::size_t end) const {
    std::size_t capitals = 0;
    std::size_t mixed = 0;
    for (std::size_t at = begin; at < end; ++at) {
      capitals += passage_.tokens[at].is_all_capitals ? 1U : 0U;
      mixed += passage_.word(at).size() > 2 && !passage_.tokens[at].is_all_capitals ? 1U : 0U;
    }
    // two initials may stand first: "JB Lim"
    if (capitals == 1 && passage_.tokens[begin].is_all_capitals && passage_.word(begin).size() == 2)
      return false;
    return capitals > 0 && mixed > 0;
  }

  /// "Ms Jane Doe, Minister for X": the offices behind a name.
  Mention with_appositive(Mention mention) {
    std::size_t at = mention.end;
    // letters behind a name: "Jane Doe SC, Minister for X"
    if (at < passage_.size() && gap_before(at) == ' ' && passage_.tokens[at].is_all_capitals) ++at;
    if (at >= passage_.size()) return mention;
    const Gap gap = gap_before(at);
    if (gap != ',' && gap != '(' && gap != '~') return mention;
    std::size_t office = at;
    if (text::ascii_lower(passage_.word(office)) == "the") ++office;
    auto offices = office < passage_.size() ? read_offices(passage_, office, lexicon_) : std::nullopt;
    if (!offices || (gap == ',' && names_next_person(*offices))) return mention;
    mention.end = offices->end;
    if (!mention.office || !mention.office->has_field()) mention.office = std::move(offices);
    return mention;
  }

  /// "Mr A, Minister for X Mr B": the offices belong to the name behind them.
  [[nodiscard]] bool names_next_person(const OfficeSpan& offices) const {
    const std::size_t at = offices.end;
    if (at >= passage_.size() || gap_before(at) != ' ') return false;
    const std::size_t name = lexicon_.skip_honorifics(passage_, at);
    if (name >= passage_.size()) return false;
    return name > at || lexicon_.full_name(passage_, name).has_value() ||
           (offices.form->is_abbreviation && passage_.tokens[name].is_capitalised);
  }

  /// Offices behind a name that no file knows, or offices alone.
  std::optional<Mention> before_or_alone(std::size_t at, OfficeSpan offices) {
    Mention mention;
    const bool has_name =
        gap_before(at) == ',' && !offices.form->is_ambiguous && take_name_before(mention, at, offices.end);
    if (!has_name) mention.begin = at;
    mention.end = offices.end;
    if (!has_name && offices.form->is_abbreviation) return std::nullopt;
    mention.office = std::move(offices);
    return mention;
  }

  /// The name that ends directly before the comma before the office.
  bool take_name_before(Mention& mention, std::size_t office, std::size_t behind_office) {
    // without an honorific, only a closed aside shows that the office belongs to the words before it
    const Gap behind = passage_.tokens[behind_office - 1].gap;
    const bool closes = behind != ' ' && behind != '-' && behind != '\'';
    const std::size_t floor = mentions_.empty() ? 0 : mentions_.back().end;
    for (std::size_t begin = office >= floor + 7 ? office - 7 : floor; begin + 1 < office; ++begin) {
      const std::size_t name = skip_military(begin);
      const bool starts = name > begin || begin == 0 || !passage_.tokens[begin - 1].is_capitalised ||
                          gap_before(begin) != ' ';
      const std::size_t end = name_run_end(passage_, name, lexicon_);
      const bool reaches = end == office || (end + 1 == office && passage_.tokens[end].is_all_capitals);
      if (!starts || name + 1 >= end || !reaches) continue;
      if (has_mixed_capitals(name, end) || is_institution(passage_.word(end - 1))) continue;
      if (name == begin && !closes) continue;
      mention.begin = begin;
      mention.has_honorific = name > begin;
      mention.unknown_name = display_name(passage_.span(name, end));
      mention.name_begin = name;
      mention.name_end = end;
      return true;
    }
    return false;
  }

  /// A known name without an office, perhaps with an honorific.
  std::optional<Mention> person_at(std::size_t at) {
    Mention mention;
    mention.begin = at;
    const std::size_t name = skip_military(at);
    mention.has_honorific = name > at;
    if (take_full_name(mention, name)) return with_appositive(std::move(mention));
    if (!mention.has_honorific) return short_form_at(at);
    if (auto short_form = short_form_at(at)) return short_form;
    return take_short_form(mention, name) ? std::optional(mention) : std::nullopt;
  }

  const Passage& passage_;
  const Lexicon& lexicon_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(const Passage& passage, const Lexicon& lexicon) {
  return MentionFinder(passage, lexicon).find();
}

}  // namespace dossier::metadata
