// SPDX-License-Identifier: GPL-2.0-or-later
// Does a hyphen at the end of a line belong to the word, or was the word broken there?
#include "foreign/hyphens.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::foreign {
namespace {

constexpr std::array<std::string_view, 2> hyphens{"-", "‐"};
constexpr std::string_view soft_hyphen = "\xC2\xAD";
/// Where one line in so many ends in a hyphen, a program broke the words.
constexpr std::size_t lines_a_break = 30;
constexpr std::size_t longest_word = 60;

bool is_letter(char byte) {
  return support::is_letter(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

bool is_word_byte(char byte) {
  return is_letter(byte) || byte == '-';
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < longest_word && is_word_byte(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < std::min(text.size(), longest_word) && is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

}  // namespace

void Hyphens::learn(std::string_view line) {
  ++lines_;
  if (line.ends_with('-')) ++hyphenated_lines_;
  while (!line.empty()) {
    const std::string_view word = first_word(line);
    // The part of a word at the line's end is no word.
    if (word.size() > 1 && !word.ends_with('-') && words_.size() < 1'000'000)
      words_.insert(text::ascii_lower(word));
    line.remove_prefix(std::max<std::size_t>(word.size(), 1));
  }
}

bool Hyphens::was_broken(const std::string& before, const std::string& behind) const {
  if (words_.contains(before + '-' + behind)) return false;
  if (words_.contains(before + behind)) return true;
  // A compound of two words that stand alone elsewhere keeps its hyphen: "long-term".
  const bool are_words = words_.contains(before) && words_.contains(behind);
  return !are_words && hyphenated_lines_ * lines_a_break >= lines_;
}

bool Hyphens::join(std::string& text, std::string_view next) const {
  if (text.ends_with(soft_hyphen)) {
    text.resize(text.size() - soft_hyphen.size());
    return true;
  }
  const auto* hyphen =
      std::find_if(hyphens.begin(), hyphens.end(), [&](std::string_view h) { return text.ends_with(h); });
  if (hyphen == hyphens.end() || next.empty()) return false;
  const std::string_view stem = std::string_view(text).substr(0, text.size() - hyphen->size());
  if (stem.empty() || !support::is_letter_or_digit(stem.back())) return false;
  // "a 4-room flat": no word is broken behind a number
  const bool goes_on = support::is_lower(next[0]) && !support::is_digit(stem.back());
  if (goes_on && was_broken(text::ascii_lower(last_word(stem)), text::ascii_lower(first_word(next))))
    text.resize(stem.size());
  return true;
}

}  // namespace dossier::foreign
