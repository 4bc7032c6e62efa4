// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters of a text are marks of footnotes and no part of its words?
#include "extract/footnote_marks.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace dossier::extract {
namespace {

using support::is_digit;
using support::is_letter;

constexpr std::size_t max_mark_digits = 3;
constexpr std::size_t max_bracket_bytes = 14;
/// A superscript digit after a shorter word is an exponent: "km²", "I²R".
constexpr std::size_t shortest_marked_word = 3;

bool is_space_at(std::string_view text, std::size_t index) {
  return index >= text.size() || text[index] == ' ' || static_cast<unsigned char>(text[index]) < 0x20;
}

/// Length of `[1]` or `[^note]` in front of a text; 0 for none.
std::size_t bracket_mark_length(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.substr(0, max_bracket_bytes).find(']');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view label = text.substr(1, end - 1);
  if (label.front() == '^')
    return label.size() > 1 && label.find(' ') == std::string_view::npos ? end + 1 : 0;
  for (const char byte : label)
    if (!is_digit(byte)) return 0;
  return label.size() <= max_mark_digits ? end + 1 : 0;
}

bool is_superscript_digit(char32_t code_point) {
  return code_point == U'\u00B9' || code_point == U'\u00B2' || code_point == U'\u00B3' ||
         code_point == U'\u2070' || (code_point >= U'\u2074' && code_point <= U'\u2079');
}

std::size_t superscript_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t index = 0; index < text.size();) {
    if (!is_superscript_digit(text::next_code_point(text, index))) break;
    length = index;
  }
  return length;
}

/// Letters right before a place; a place behind punctuation counts as behind a long word.
bool follows_marked_word(std::string_view before) {
  if (before.empty() || before.back() == ' ' || is_digit(before.back())) return false;
  std::size_t letters = 0;
  while (letters < before.size() && is_letter(before[before.size() - letters - 1])) ++letters;
  return letters == 0 || letters >= shortest_marked_word;
}

/// The superscript digits begin with these bytes in UTF-8.
bool may_begin_mark(char byte) {
  return byte == '[' || byte == '\xC2' || byte == '\xE2';
}

/// Length of a mark at a place of a text; 0 for none.
std::size_t mark_length(std::string_view text, std::size_t index) {
  const std::string_view rest = text.substr(index);
  if (text[index] == '[') {
    const bool is_attached = index > 0 && !is_space_at(text, index - 1) && text[index - 1] != '[';
    return is_attached || rest.starts_with("[^") ? bracket_mark_length(rest) : 0;
  }
  const std::size_t length = superscript_length(rest);
  if (length == 0 || !follows_marked_word(text.substr(0, index))) return 0;
  const std::size_t end = index + length;
  return end < text.size() && (is_letter(text[end]) || is_digit(text[end])) ? 0 : length;
}

}  // namespace

std::string without_footnote_marks(std::string_view utf8) {
  if (std::none_of(utf8.begin(), utf8.end(), may_begin_mark)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t index = 0; index < utf8.size();) {
    const std::size_t length = may_begin_mark(utf8[index]) && index > 0 ? mark_length(utf8, index) : 0;
    if (length == 0)
      out += utf8[index++];
    else
      index += length;
  }
  return out;
}

bool begins_as_footnote(std::string_view utf8) {
  std::size_t length = bracket_mark_length(utf8);
  if (length == 0) length = superscript_length(utf8);
  if (length == 0 && utf8.starts_with("* ")) return true;
  return length > 0 && (is_space_at(utf8, length) || utf8[length] == ':' || is_letter(utf8[length]));
}

}  // namespace dossier::extract
