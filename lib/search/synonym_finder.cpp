// SPDX-License-Identifier: GPL-2.0-or-later
// What else may be looked for in place of the words of a query?
#include "search/synonym_finder.h"

#include "analyze/acronym_pairs.h"
#include "schema/fields.h"
#include "search/acronym_plural.h"
#include "search/document_frequency.h"
#include "search/stop_words.h"
#include "store/terms.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::search {
namespace {

/// An acronym is taken to mean what documents explain where one in so many of those that have it explains it:
/// else it mostly means something that nobody needs to explain ("SMS").
constexpr std::size_t readers_of_one_explanation = 25;
/// A word is a compound that is written in several ways where one in so many documents that have it has a
/// hyphen in it: else the hyphen is where a line ended ("ques-tion").
constexpr std::size_t writers_of_one_hyphen = 25;
/// Further synonyms are not looked for.
constexpr std::size_t most_synonyms = 64;

/// A word of letters that may be a part of a compound, or one.
bool may_join(const PlainWord& word) {
  return word.typed->words.size() == 1 && !word.typed->words.front().is_unspaced &&
         !word.typed->words.front().is_stop_word && text::is_ascii(word.typed->words.front().exact);
}

/// Beginnings that nobody writes apart: "co operation" is looked for in vain.
bool is_bound(std::string_view front) {
  constexpr auto bound =
      std::to_array<std::string_view>({"bi", "co", "de", "dis", "ex", "pre", "re", "sub", "un"});
  return std::find(bound.begin(), bound.end(), front) != bound.end();
}

/// The stems of words that follow each other, as keys of the table are.
void append_stems(const TypedWords& typed, std::string& key) {
  for (const QueryWord& word : typed.words) {
    if (!key.empty()) key += ' ';
    key += word.terms.front();
  }
}

}  // namespace

std::vector<FoundSynonym> SynonymFinder::find(std::span<const PlainWord> words) {
  found_.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].typed->words.empty()) continue;
    add_acronym(words, i);
    add_words(words, i);
  }
  drop_inner();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].typed->words.empty()) continue;
    add_joined(words, i);
    add_split(words, i);
  }
  return std::move(found_);
}

/// Leaves out what stands for a part only of words that mean something together: in "personal data protection
/// act" nobody means the PDP.
void SynonymFinder::drop_inner() {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const FoundSynonym& found : found_) ranges.emplace_back(found.first, found.first + found.count);
  std::erase_if(found_, [&](const FoundSynonym& found) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
      return range.first <= found.first && found.first + found.count <= range.second &&
             range.second - range.first > found.count;
    });
  });
}

void SynonymFinder::add_once(FoundSynonym&& synonym) {
  const bool is_known = std::any_of(found_.begin(), found_.end(), [&](const FoundSynonym& other) {
    return other.first == synonym.first && other.count == synonym.count && other.text == synonym.text;
  });
  if (!is_known && found_.size() < most_synonyms) found_.push_back(std::move(synonym));
}

std::vector<FoundSynonym> SynonymFinder::acronyms_of(const TypedWords& phrase) {
  found_.clear();
  std::string key;
  append_stems(phrase, key);
  const auto& table = snapshot_.synonyms->by_words;
  if (const auto place = table.find(key); place != table.end())
    for (const store::Synonym& synonym : place->second)
      if (!synonym.terms.empty()) add(0, 1, synonym);
  return std::move(found_);
}

void SynonymFinder::add(std::size_t first, std::size_t count, const store::Synonym& synonym) {
  if (synonym.terms.empty()) {
    add_once({first, count, synonym.text, {}});
  } else if (is_meant(synonym.terms, synonym.documents)) {
    TermChoice terms = synonym.terms;
    if (const auto other = other_number(snapshot_, analyzer_, text::ascii_lower(synonym.text), synonym.text))
      for (auto& stem : stems_of(other->term, languages_, analyzer_))
        search::add_once(terms, std::move(stem));
    add_once({first, count, synonym.text, std::move(terms)});
  }
}

bool SynonymFinder::is_meant(const TermChoice& terms, std::uint32_t documents) {
  return documents == 0 || documents * readers_of_one_explanation >= lists_.of(terms).documents.size();
}

/// "PDPA". In small letters only what no document has: `cat` is an animal, `dfft` is nothing else.
void SynonymFinder::add_acronym(std::span<const PlainWord> words, std::size_t at) {
  std::string key = keeps_capitals_ ? analyze::acronym_key(words[at].node->text) : std::string{};
  if (key.empty()) key = unknown_word(words[at]);
  const auto& table = snapshot_.synonyms->by_acronym;
  const auto place = table.find(key);
  if (place == table.end()) return;
  for (const store::Synonym& synonym : place->second)
    if (is_meant({store::prefixed_term(schema::capitals_prefix, key)}, synonym.documents))
      add(at, 1, synonym);
}

/// A word that no document has, as the key of an acronym; else empty.
std::string SynonymFinder::unknown_word(const PlainWord& word) {
  if (word.typed->words.size() > 1 || word.typed->words.front().is_stop_word) return {};
  const TermChoice& terms = word.typed->words.front().terms;
  if (is_in_vocabulary(terms.front()) || !lists_.of(terms).documents.empty()) return {};
  std::string key = word.typed->words.front().exact;
  for (char& c : key) c = support::to_upper(c);
  return key;
}

/// "personal data protection act".
void SynonymFinder::add_words(std::span<const PlainWord> words, std::size_t first) {
  const store::SynonymTable& table = *snapshot_.synonyms;
  const auto longest = table.longest.find(words[first].typed->words.front().terms.front());
  if (longest == table.longest.end()) return;
  std::string key;
  std::size_t length = 0;
  for (std::size_t i = first; i < words.size() && length < longest->second; ++i) {
    append_stems(*words[i].typed, key);
    length += words[i].typed->words.size();
    if (const auto place = table.by_words.find(key); place != table.by_words.end())
      for (const store::Synonym& synonym : place->second) add(first, i + 1 - first, synonym);
  }
}

/// "e payment": as "epayment". What is written "e-payment" has both words.
void SynonymFinder::add_joined(std::span<const PlainWord> words, std::size_t first) {
  if (first + 1 >= words.size() || !may_join(words[first]) || !may_join(words[first + 1])) return;
  std::string joined = words[first].typed->words.front().exact;
  joined += words[first + 1].typed->words.front().exact;
  if (joined.size() > analyze::max_term_bytes ||
      std::none_of(joined.begin(), joined.end(), support::is_letter))
    return;
  TermChoice stems = stems_of(joined, languages_, analyzer_);
  if (documents_with_any(stems) > 0) add_once({first, 2, std::move(joined), std::move(stems)});
}

/// How many documents have the terms, those with several counted for each.
std::uint32_t SynonymFinder::documents_with_any(const TermChoice& terms, std::string_view prefix) const {
  std::uint32_t documents = 0;
  for (const auto& term : terms) documents += document_frequency(snapshot_, std::string(prefix).append(term));
  return documents;
}

bool SynonymFinder::is_in_vocabulary(std::string_view stem) const {
  return !snapshot_.words->vocabulary().with_stem(stem).empty();
}

/// "epayment": as "e payment". Only of words that are often written with a hyphen, or by no document: in
/// others two words are there by chance. Both parts are words of their own: in "co-operation" one is not.
void SynonymFinder::add_split(std::span<const PlainWord> words, std::size_t at) {
  constexpr std::size_t shortest_end = 3;
  // "epayment"; where a longer word is in front, a space was left out: see spelling.h.
  constexpr std::size_t longest_unheard_front = 2;
  if (!may_join(words[at])) return;
  const QueryWord& word = words[at].typed->words.front();
  const std::uint32_t with_hyphen =
      documents_with_any(stems_of(word.exact, languages_, analyzer_), schema::joined_prefix);
  if (with_hyphen * writers_of_one_hyphen < lists_.of(word.terms).documents.size()) return;
  const auto stands_apart = [&](const std::string& part) {
    return !is_stop_word(part) && documents_with_any(stems_of(part, languages_, analyzer_)) > with_hyphen;
  };
  const std::size_t longest_front = with_hyphen > 0 ? word.exact.size() : longest_unheard_front;
  for (std::size_t cut = 1; cut + shortest_end <= word.exact.size() && cut <= longest_front; ++cut) {
    const std::string front = word.exact.substr(0, cut);
    const std::string back = word.exact.substr(cut);
    // Other letters alone head the items of a list.
    const bool is_item = cut == 1 && with_hyphen == 0 && front != "e";
    if (!is_item && !is_bound(front) && stands_apart(back) && stands_apart(front))
      add_once({at, 1, front + ' ' + back, {}, true});
  }
}

}  // namespace dossier::search
