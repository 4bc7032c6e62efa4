// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of the authority files may stand in a text, and what does each mean?
#include "metadata/lexicon.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::metadata {
namespace {

/// What a text calls office holders and addresses people by, for use without any authority file.
std::vector<Rank> plain_ranks() {
  return {{"Prime Minister", {}, {}},     {"Deputy Prime Minister", {}, {}},  {"Minister", {}, {}},
          {"Minister of State", {}, {}},  {"Vice Minister", {}, {}},          {"Deputy Minister", {}, {}},
          {"Secretary of State", {}, {}}, {"Parliamentary Secretary", {}, {}}};
}
std::vector<std::string> plain_honorifics() {
  return {"Mr", "Mrs", "Ms", "Miss", "Mdm", "Dr", "Prof", "Sir"};
}

std::vector<Rank> ranks_of(const Authority& authority) {
  return authority.ranks.empty() ? plain_ranks() : authority.ranks;
}

std::vector<std::string> honorifics_of(const Authority& authority) {
  return authority.honorifics.empty() ? plain_honorifics() : authority.honorifics;
}

/// The first letters of a title of two words: what it would be abbreviated to.
std::string initials_of_two(const std::string& title) {
  const std::vector<std::string> words = folded_words(title);
  if (words.size() != 2) return {};
  return {words[0].front(), words[1].front()};
}

bool is_one_of(const std::vector<std::string>& list, const std::string& entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

/// What stands between a rank and its field.
bool is_link(std::string_view word) {
  constexpr std::array<std::string_view, 8> links{"for",      "of",         "in",  "the",
                                                  "ministry", "department", "and", "office"};
  return std::find(links.begin(), links.end(), word) != links.end();
}

bool begins_ministry(const std::vector<std::string>& words, std::size_t at) {
  return at + 2 < words.size() && (words[at] == "ministry" || words[at] == "department") &&
         (words[at + 1] == "of" || words[at + 1] == "for");
}

/// The fields of an office: its words behind the rank, cut where a further ministry begins.
std::vector<std::string> fields_of(const std::vector<std::string>& words, std::size_t begin) {
  std::vector<std::string> fields;
  std::string field;
  for (std::size_t at = begin; at < words.size(); ++at) {
    const bool starts_next =
        begins_ministry(words, at) || (words[at] == "and" && begins_ministry(words, at + 1));
    if (starts_next && !field.empty()) fields.push_back(std::exchange(field, {}));
    if (field.empty() && is_link(words[at])) continue;
    field += (field.empty() ? "" : " ") + words[at];
  }
  if (!field.empty()) fields.push_back(field);
  return fields;
}

}  // namespace

std::vector<std::string> titles_before_names(const Authority& authority) {
  std::vector<std::string> titles = honorifics_of(authority);
  const auto add = [&](const std::vector<std::string>& more) {
    titles.insert(titles.end(), more.begin(), more.end());
  };
  for (const Rank& rank : ranks_of(authority)) {
    titles.push_back(rank.title);
    add(rank.abbreviations);
    add(rank.ambiguous);
  }
  add(authority.not_ranks);
  return titles;
}

Lexicon::Lexicon(const Authority& authority) {
  add_ranks(authority);
  for (const std::string& honorific : honorifics_of(authority)) honorifics_.add(honorific, 0, vocabulary_);
  for (const std::string& title : authority.not_ranks) not_ranks_.add(title, 0, vocabulary_);
  add_people(authority);
  add_short_forms(authority);
  add_offices(authority);
}

void Lexicon::add_people(const Authority& authority) {
  for (std::uint32_t index = 0; index < authority.people.size(); ++index) {
    const Person& person = authority.people[index];
    full_names_.add(person.name, index, vocabulary_);
    for (const std::string& spelling : person.spellings) full_names_.add(spelling, index, vocabulary_);
    if (!person.country.empty()) countries_.add(person.country, 0, vocabulary_);
  }
}

void Lexicon::add_short_forms(const Authority& authority) {
  for (std::uint32_t index = 0; index < authority.people.size(); ++index) {
    for (const std::string& form : authority.people[index].short_forms) {
      const Passage passage = read_passage(form, vocabulary_);
      const RankForm* rank_form = nullptr;
      const bool has_title =
          passage.size() > 1 && (rank(passage, 0, rank_form) || skip_honorifics(passage, 0) > 0);
      short_names_.add(form, static_cast<std::uint32_t>(short_forms_.size()), vocabulary_);
      short_forms_.push_back({index, !has_title});
    }
  }
}

void Lexicon::add_ranks(const Authority& authority) {
  std::unordered_set<std::string> officials;
  for (const std::string& title : authority.not_ranks) officials.insert(initials_of_two(title));
  for (const Rank& rank : ranks_of(authority)) {
    add_rank_form(rank, rank.title, false, officials);
    for (const std::string& abbreviation : rank.abbreviations) {
      add_rank_form(rank, abbreviation, true, officials);
    }
  }
}

void Lexicon::add_rank_form(const Rank& rank, const std::string& printed, bool is_abbreviation,
                            const std::unordered_set<std::string>& officials) {
  RankForm form;
  form.rank = text::fold(rank.title);
  form.printed = printed;
  form.is_abbreviation = is_abbreviation;
  form.is_ambiguous = is_one_of(rank.ambiguous, printed);
  form.may_be_official = is_abbreviation && officials.contains(text::fold(printed));
  rank_phrases_.add(printed, static_cast<std::uint32_t>(rank_forms_.size()), vocabulary_);
  rank_forms_.push_back(std::move(form));
}

void Lexicon::add_offices(const Authority& authority) {
  for (const Person& person : authority.people) {
    for (const Tenure& tenure : person.tenures) add_portfolio(tenure.office);
  }
  for (std::uint32_t index = 0; index < authority.ministries.size(); ++index) {
    const Ministry& ministry = authority.ministries[index];
    add_portfolio(ministry.minister);
    ministry_names_.add(ministry.name, index, vocabulary_);
    for (const std::string& abbreviation : ministry.abbreviations) {
      ministry_abbreviations_.add(abbreviation, static_cast<std::uint32_t>(abbreviations_.size()),
                                  vocabulary_);
      abbreviations_.push_back(abbreviation);
      abbreviated_.push_back(index);
    }
    if (!ministry.country.empty()) countries_.add(ministry.country, 0, vocabulary_);
  }
}

void Lexicon::add_portfolio(std::string_view office) {
  const Passage passage = read_passage(office, vocabulary_);
  const RankForm* form = nullptr;
  const auto behind = passage.size() == 0 ? std::nullopt : rank(passage, 0, form);
  if (!behind) return;
  for (const std::string& field : fields_of(folded_words(office), *behind)) {
    portfolios_.add(field, 0, vocabulary_);
    const std::vector<std::string> words = folded_words(field);
    for (const std::string& word : words) portfolio_words_.insert(vocabulary_.add(word));
    portfolio_ends_.insert(vocabulary_.add(words.back()));
  }
}

std::optional<Phrases::Match> Lexicon::full_name(const Passage& passage, std::size_t at) const {
  return full_names_.longest(passage, at);
}

std::optional<Phrases::Match> Lexicon::short_name(const Passage& passage, std::size_t at) const {
  return short_names_.longest(passage, at);
}

std::optional<std::size_t> Lexicon::rank(const Passage& passage, std::size_t at,
                                         const RankForm*& form) const {
  const auto match = rank_phrases_.longest(passage, at);
  if (!match || !passage.tokens[at].is_capitalised) return std::nullopt;
  for (const std::uint32_t value : *match->values) {
    const RankForm& candidate = rank_forms_[value];
    if (candidate.is_abbreviation && passage.span(at, match->end) != candidate.printed) continue;
    form = &candidate;
    return match->end;
  }
  return std::nullopt;
}

std::optional<std::size_t> Lexicon::not_rank(const Passage& passage, std::size_t at) const {
  const auto match = not_ranks_.longest(passage, at);
  return match && passage.tokens[at].is_capitalised ? std::optional(match->end) : std::nullopt;
}

std::size_t Lexicon::skip_honorifics(const Passage& passage, std::size_t at) const {
  while (at < passage.size() && passage.tokens[at].is_capitalised) {
    const auto match = honorifics_.longest(passage, at);
    if (!match) return at;
    at = match->end;
  }
  return at;
}

std::optional<std::size_t> Lexicon::portfolio(const Passage& passage, std::size_t at) const {
  const auto match = portfolios_.longest(passage, at, true);
  return match ? std::optional(match->end) : std::nullopt;
}

std::optional<std::size_t> Lexicon::country(const Passage& passage, std::size_t at) const {
  const auto match = countries_.longest(passage, at);
  return match ? std::optional(match->end) : std::nullopt;
}

std::vector<std::uint32_t> Lexicon::ministries(const Passage& passage, std::size_t at) const {
  if (const auto match = ministry_names_.longest(passage, at, true)) return *match->values;
  std::vector<std::uint32_t> found;
  const auto match = ministry_abbreviations_.longest(passage, at);
  if (!match) return found;
  for (const std::uint32_t value : *match->values) {
    if (passage.span(at, match->end) == abbreviations_[value]) found.push_back(abbreviated_[value]);
  }
  return found;
}

}  // namespace dossier::metadata
