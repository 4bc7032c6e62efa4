// SPDX-License-Identifier: GPL-2.0-or-later
// Which run of words may be a person's name, and how is it shown?
#include "metadata/people.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::metadata {
namespace {

constexpr std::size_t longest_run = 7;

/// Small words inside names, in lower case or not.
constexpr std::array<std::string_view, 20> particles{"bin", "binti", "binte", "bte", "ibni", "de",  "da",
                                                     "di",  "dos",   "del",   "van", "von",  "der", "den",
                                                     "la",  "le",    "al",    "el",  "s/o",  "d/o"};

/// Capitalised words that end a name: they begin what follows in a title, or are parts of dates and
/// addresses.
constexpr std::array<std::string_view, 68> enders{"day",
                                                  "rally",
                                                  "guests",
                                                  "guest",
                                                  "ladies",
                                                  "gentlemen",
                                                  "distinguished",
                                                  "society",
                                                  "forum",
                                                  "committee",
                                                  "council",
                                                  "colleagues",
                                                  "friends",
                                                  "members",
                                                  "national",
                                                  "international",
                                                  "good",
                                                  "dear",
                                                  "excellency",
                                                  "excellencies",
                                                  "speaker",
                                                  "chairman",
                                                  "deputy",
                                                  "it",
                                                  "at",
                                                  "on",
                                                  "in",
                                                  "for",
                                                  "and",
                                                  "the",
                                                  "of",
                                                  "to",
                                                  "with",
                                                  "from",
                                                  "during",
                                                  "by",
                                                  "as",
                                                  "after",
                                                  "before",
                                                  "under",
                                                  "said",
                                                  "says",
                                                  "will",
                                                  "has",
                                                  "is",
                                                  "was",
                                                  "who",
                                                  "answer",
                                                  "reply",
                                                  "question",
                                                  "speech",
                                                  "remarks",
                                                  "january",
                                                  "february",
                                                  "march",
                                                  "april",
                                                  "june",
                                                  "july",
                                                  "august",
                                                  "september",
                                                  "october",
                                                  "november",
                                                  "december",
                                                  "a",
                                                  "an",
                                                  "ministry",
                                                  "minister",
                                                  "parliament"};

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool joins_name(const Token& token) {
  if (token.gap == ' ' || token.gap == '-' || token.gap == '*') return true;
  return token.gap == '.' && token.end - token.begin <= 2;
}

bool is_name_word(const Passage& passage, std::size_t at, const Lexicon& lexicon) {
  const Token& token = passage.tokens[at];
  if (!token.is_capitalised || token.has_digit) return false;
  if (is_among(enders, text::ascii_lower(passage.word(at)))) return false;
  const RankForm* form = nullptr;
  return !lexicon.rank(passage, at, form) && !lexicon.not_rank(passage, at);
}

/// A particle goes on only when a name word follows.
bool is_particle(const Passage& passage, std::size_t at, const Lexicon& lexicon) {
  return is_among(particles, text::ascii_lower(passage.word(at))) && at + 1 < passage.size() &&
         passage.tokens[at].gap != ',' && is_name_word(passage, at + 1, lexicon);
}

/// Letters behind a name ("SC", "MP") when the name itself is not in capitals.
bool is_suffix(const Passage& passage, std::size_t begin, std::size_t at) {
  return passage.tokens[at].is_all_capitals && !passage.tokens[begin].is_all_capitals;
}

bool is_all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), support::is_lower);
}

}  // namespace

std::size_t name_run_end(const Passage& passage, std::size_t at, const Lexicon& lexicon) {
  std::size_t end = at;
  for (std::size_t i = at; i < passage.size() && i < at + longest_run; ++i) {
    if (!is_name_word(passage, i, lexicon) && !(i > at && is_particle(passage, i, lexicon))) break;
    if (i > at && is_suffix(passage, at, i)) break;
    end = i + 1;
    if (!joins_name(passage.tokens[i])) break;
  }
  return end;
}

std::string display_name(std::string_view printed) {
  std::string name = text::clean_spaces(printed);
  if (name.size() < 4 || !is_all_capitals(name)) return name;
  bool is_first = true;
  for (char& c : name) {
    const bool is_letter = support::is_upper(c);
    if (is_letter && !is_first) c = support::to_lower(c);
    is_first = !is_letter && c != '\'';
  }
  return name;
}

}  // namespace dossier::metadata
