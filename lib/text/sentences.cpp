// SPDX-License-Identifier: GPL-2.0-or-later
// Where do sentences begin and end?
#include "text/sentences.h"

#include "support/ascii.h"
#include "text/boundaries.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace dossier::text {
namespace {

using support::is_digit;
using support::is_upper;

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Words after which a full stop does not end a sentence, in lower case, sorted.
constexpr std::array<std::string_view, 40> abbreviations{
    "adm",  "al",    "art",  "arts", "assoc", "asst", "brig",   "capt", "cf",  "cllr",
    "col",  "cpl",   "dr",   "e.g",  "eg",    "fig",  "figs",   "gen",  "gov", "hon",
    "i.e",  "ie",    "jr",   "lt",   "maj",   "mdm",  "messrs", "mr",   "mrs", "ms",
    "para", "paras", "prof", "rep",  "rev",   "sen",  "sgt",    "st",   "viz", "vs"};

/// Words that are abbreviations only before a number ("No. 5", "Vol. 2", "pp. 3").
constexpr std::array<std::string_view, 10> abbreviations_before_numbers{"app", "cap", "ch",  "no",  "nos",
                                                                        "p",   "pp",  "sec", "vol", "vols"};

/// The word before the full stop that a sentence ends with, in its own case; empty when it does not end so.
std::string_view word_before_stop(std::string_view sentence) {
  sentence = trim(sentence);
  if (!sentence.ends_with('.')) return {};
  sentence.remove_suffix(1);
  const std::size_t before = sentence.find_last_of(" \t\n\"'([/-");
  return before == std::string_view::npos ? sentence : sentence.substr(before + 1);
}

/// "S." of "S. Iswaran", and the last part of "I. B." or "U.S.".
bool is_initial(std::string_view word) {
  if (word.empty() || !is_upper(word.back())) return false;
  return word.size() == 1 || word[word.size() - 2] == '.';
}

bool begins_with_initial(std::string_view text) {
  return text.size() > 1 && is_upper(text[0]) && text[1] == '.';
}

bool goes_on(std::string_view sentence, std::string_view rest) {
  const std::string_view word = word_before_stop(sentence);
  if (word.empty()) return false;
  // "I" is far more often the pronoun than an initial.
  if (word == "I") return trim(sentence) == "I." || begins_with_initial(rest);
  if (is_initial(word)) return true;
  if (std::all_of(word.begin(), word.end(), is_digit)) return trim(sentence).size() == word.size() + 1;
  const std::string lower = ascii_lower(word);
  if (std::binary_search(abbreviations.begin(), abbreviations.end(), lower)) return true;
  return !rest.empty() && is_digit(rest.front()) &&
         std::binary_search(abbreviations_before_numbers.begin(), abbreviations_before_numbers.end(), lower);
}

constexpr std::array<std::string_view, 9> closing_marks{"\"", "'", "”", "’", ")", "]", "」", "』", "）"};
constexpr std::array<std::string_view, 10> stops{".", "!", "?", ":", ";", "。", "！", "？", "：", "；"};

/// Takes one of `marks` off the end of a text. \returns whether there was one.
bool take_mark(std::string_view& text, std::span<const std::string_view> marks) {
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](std::string_view mark) { return text.ends_with(mark); });
  if (found == marks.end()) return false;
  text.remove_suffix(found->size());
  return true;
}

}  // namespace

bool ends_sentence(std::string_view line) {
  line = trim(line);
  while (take_mark(line, closing_marks)) {
  }
  return take_mark(line, stops);
}

Ranges sentence_ranges(std::string_view utf8) {
  Ranges ranges;
  if (utf8.empty()) return ranges;
  std::size_t begin = 0;
  for (const std::size_t end : boundaries(BoundaryKind::sentence, utf8)) {
    if (end < utf8.size() && goes_on(utf8.substr(begin, end - begin), utf8.substr(end))) continue;
    ranges.emplace_back(begin, end);
    begin = end;
  }
  if (begin < utf8.size()) ranges.emplace_back(begin, utf8.size());
  return ranges;
}

}  // namespace dossier::text
