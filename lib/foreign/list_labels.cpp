// SPDX-License-Identifier: GPL-2.0-or-later
// What do word processors print before the items of lists?
#include "foreign/list_labels.h"

#include "support/ascii.h"

#include "extract/numbering.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::foreign {
namespace {

constexpr int largest_roman = 3999;
constexpr int letters = 26;
constexpr int most_repeats = 10;

/// a ... z, aa, bb, ...
std::string letter(int value) {
  const int repeats = std::min((value - 1) / letters + 1, most_repeats);
  return std::string(static_cast<std::size_t>(repeats), static_cast<char>('a' + (value - 1) % letters));
}

std::string upper(std::string text) {
  for (char& byte : text) byte = support::to_upper(byte);
  return text;
}

}  // namespace

std::string number_label(int value, NumberStyle style) {
  if (style == NumberStyle::none) return {};
  if (style == NumberStyle::decimal || value <= 0) return std::to_string(value);
  switch (style) {
    case NumberStyle::lower_letter:
      return letter(value);
    case NumberStyle::upper_letter:
      return upper(letter(value));
    case NumberStyle::lower_roman:
      return extract::roman_number(std::min(value, largest_roman));
    case NumberStyle::upper_roman:
      return upper(extract::roman_number(std::min(value, largest_roman)));
    default:
      return std::to_string(value);
  }
}

void set_label(extract::Block& block, std::string_view label, bool is_nested) {
  const std::string printed = text::clean_spaces(label);
  if (printed.empty()) return;
  std::string_view number = printed;
  while (!number.empty() && (number.back() == '.' || number.back() == ')' || number.back() == ':'))
    number.remove_suffix(1);
  const bool is_number = !number.empty() && number.front() != '.' &&
                         number.find_first_not_of("0123456789.") == std::string_view::npos;
  const bool is_dotted = number.find('.') != std::string_view::npos;
  block.is_item_start = true;
  if (is_number && (!is_nested || is_dotted))
    block.list_number = number;
  else
    block.text.insert(0, printed + ' ');
}

}  // namespace dossier::foreign
