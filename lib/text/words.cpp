// SPDX-License-Identifier: GPL-2.0-or-later
// Where do words begin and end, and what kind of word is each?
#include "text/words.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <array>

#include <unicode/uchar.h>

namespace dossier::text {
namespace {

using support::is_digit;
using support::is_letter;
using support::is_letter_or_digit;

/// How a code point takes part in words.
enum class Part : unsigned char { none, upper, letter, digit, mark, unspaced };

constexpr std::array<Part, 128> make_ascii_parts() {
  std::array<Part, 128> parts{};
  for (std::size_t c = '0'; c <= '9'; ++c) parts[c] = Part::digit;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) parts[c] = Part::upper;
  for (std::size_t c = 'a'; c <= 'z'; ++c) parts[c] = Part::letter;
  return parts;
}

constexpr auto ascii_parts = make_ascii_parts();

Part part_of(char32_t c) {
  if (c < 0x80) return ascii_parts[c];
  if (is_unspaced(c)) return Part::unspaced;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Part::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return Part::letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return Part::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Part::mark;
    default:
      return c == 0x200D || c == 0x200C || c == 0xAD ? Part::mark : Part::none;
  }
}

/// Length in bytes of an apostrophe at `index`, or 0.
std::size_t apostrophe_length(std::string_view text, std::size_t index) {
  if (index < text.size() && text[index] == '\'') return 1;
  const auto three = text.substr(std::min(index, text.size()), 3);
  return three == "\u2019" || three == "\u2018" ? 3 : 0;
}

/// Length in bytes of a hyphen at `index`, or 0. Dashes (en, em) join no words.
std::size_t hyphen_length(std::string_view text, std::size_t index) {
  if (index < text.size() && text[index] == '-') return 1;
  const auto three = text.substr(std::min(index, text.size()), 3);
  return three == "\u2010" || three == "\u2011" ? 3 : 0;
}

/// Length in bytes of a currency sign at `index`, or 0.
std::size_t currency_length(std::string_view text, std::size_t index) {
  if (index >= text.size()) return 0;
  if (text[index] == '$') return 1;
  if (static_cast<unsigned char>(text[index]) < 0x80) return 0;
  std::size_t end = index;
  const char32_t c = next_code_point(text, end);
  return c == 0xA3 || c == 0xA5 || c == 0x20AC ? end - index : 0;
}

/// Whether a word of letters may go on at `index`.
bool may_go_on(std::string_view text, std::size_t index) {
  if (index >= text.size()) return false;
  const char c = text[index];
  return static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || c == '\'' || c == '+';
}

/// Whether the comma at `index` groups thousands: three digits follow and no fourth.
bool is_thousands_comma(std::string_view text, std::size_t index) {
  if (index + 3 >= text.size()) return false;
  return is_digit(text[index + 1]) && is_digit(text[index + 2]) && is_digit(text[index + 3]) &&
         (index + 4 >= text.size() || !is_letter_or_digit(text[index + 4]));
}

}  // namespace

bool WordBreaker::next(Word& word) {
  if (!skip_to_word()) return false;
  word = Word{};
  word.begin = index_;
  const std::size_t hyphen = previous_end_ > 0 ? hyphen_length(text_, previous_end_) : 0;
  word.is_hyphenated = hyphen > 0 && previous_end_ + hyphen == index_;
  if (take_plain_word(word)) return true;
  std::size_t peek = index_;
  if (part_of(next_code_point(text_, peek)) == Part::unspaced) {
    take_unspaced(word);
  } else if (!take_acronym(word)) {
    take_word(word);
  }
  word.end = index_;
  previous_end_ = index_;
  return true;
}

bool WordBreaker::take_plain_word(Word& word) {
  // Most words are ASCII letters and nothing more: what may go on with them is left to the general rules.
  std::size_t end = index_;
  std::size_t capitals = 0;
  for (; end < text_.size() && is_letter(text_[end]); ++end) capitals += text_[end] <= 'Z';
  const std::size_t letters = end - index_;
  constexpr std::size_t longest_prefix = 3;  // of money ("SGD$5") and of "R&D"
  if (letters <= longest_prefix || may_go_on(text_, end)) return false;
  word.is_all_capitals = capitals == letters;
  word.end = index_ = previous_end_ = end;
  return true;
}

bool WordBreaker::skip_to_word() {
  while (index_ < text_.size()) {
    if (const auto sign = currency_length(text_, index_); sign > 0 && is_digit(byte_at(index_ + sign)))
      return true;
    std::size_t behind = index_;
    const Part part = part_of(next_code_point(text_, behind));
    if (part != Part::none && part != Part::mark) return true;
    index_ = behind;
  }
  return false;
}

void WordBreaker::take_unspaced(Word& word) {
  word.kind = WordKind::unspaced;
  word.is_ascii = false;
  while (index_ < text_.size()) {
    std::size_t behind = index_;
    const Part part = part_of(next_code_point(text_, behind));
    if (part != Part::unspaced && part != Part::mark) return;
    index_ = behind;
  }
}

bool WordBreaker::take_acronym(Word& word) {
  // Two or more times one letter and a full stop, perhaps one letter more: "U.S.", "A.I", but not "Q. 5".
  std::size_t end = index_;
  std::size_t letters = 0;
  while (is_letter(byte_at(end)) && byte_at(end + 1) == '.') {
    end += 2;
    ++letters;
  }
  if (letters >= 1 && is_letter(byte_at(end)) && !is_letter_or_digit(byte_at(end + 1))) {
    end += 1;
    ++letters;
  }
  if (letters < 2 || is_letter_or_digit(byte_at(end))) return false;
  word.kind = WordKind::acronym;
  word.is_all_capitals = true;
  for (std::size_t i = index_; i < end; ++i)
    if (text_[i] >= 'a' && text_[i] <= 'z') word.is_all_capitals = false;
  index_ = end;
  return true;
}

void WordBreaker::take_word(Word& word) {
  if (const auto sign = currency_length(text_, index_); sign > 0) {
    word.kind = WordKind::money;
    word.is_ascii = sign == 1;
    index_ += sign;
    word.number_begin = index_;
  }
  std::size_t letters = 0;
  std::size_t capitals = 0;
  std::size_t others = 0;
  while (index_ < text_.size()) {
    std::size_t behind = index_;
    const char32_t c = next_code_point(text_, behind);
    const Part part = part_of(c);
    if (part == Part::unspaced) break;
    if (part == Part::none) {
      if (!take_infix(word, others == 0)) break;
      continue;
    }
    if (c >= 0x80) word.is_ascii = false;
    letters += part == Part::letter || part == Part::upper;
    capitals += part == Part::upper;
    others += part == Part::digit;
    index_ = behind;
  }
  if (letters == 0 && word.kind == WordKind::word) word.kind = WordKind::number;
  word.is_all_capitals = letters >= 2 && letters == capitals;
  take_suffix(word, letters);
}

bool WordBreaker::take_infix(Word& word, bool letters_only) {
  const char before = index_ > word.begin ? text_[index_ - 1] : '\0';
  if (const auto length = apostrophe_length(text_, index_); length > 0) {
    std::size_t behind = index_ + length;
    if (behind >= text_.size() || is_digit(before)) return false;
    const Part part = part_of(next_code_point(text_, behind));
    if (part != Part::letter && part != Part::upper) return false;
    if (length > 1) word.is_ascii = false;
    index_ += length;
    return true;
  }
  const char c = byte_at(index_);
  const bool is_number_point = c == '.' && is_digit(before) && is_digit(byte_at(index_ + 1));
  const bool is_comma = c == ',' && is_digit(before) && is_thousands_comma(text_, index_);
  if (is_number_point || is_comma) {
    ++index_;
    return true;
  }
  const std::size_t length = index_ - word.begin;
  if (c == '&' && letters_only && length <= 3 && is_letter(before) && is_letter(byte_at(index_ + 1))) {
    word.kind = WordKind::symbol;
    ++index_;
    return true;
  }
  if (word.kind == WordKind::word && letters_only && length <= 3 && is_letter(before)) {
    const auto sign = currency_length(text_, index_);
    if (sign > 0 && is_digit(byte_at(index_ + sign))) {
      word.kind = WordKind::money;
      if (sign > 1) word.is_ascii = false;
      index_ += sign;
      word.number_begin = index_;
      return true;
    }
  }
  return false;
}

void WordBreaker::take_suffix(Word& word, std::size_t letters) {
  if (word.kind != WordKind::word || letters != index_ - word.begin) return;
  const bool is_plus = byte_at(index_) == '+' && byte_at(index_ + 1) == '+';
  const bool is_sharp = byte_at(index_) == '#' && letters == 1;
  if (!is_plus && !is_sharp) return;
  const std::size_t end = index_ + (is_plus ? 2 : 1);
  if (is_letter_or_digit(byte_at(end))) return;
  word.kind = WordKind::symbol;
  index_ = end;
}

}  // namespace dossier::text
