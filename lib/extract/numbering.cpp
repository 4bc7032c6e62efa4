// SPDX-License-Identifier: GPL-2.0-or-later
// Which number does a paragraph print before its text?
#include "extract/numbering.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::extract {
namespace {

using support::is_digit;
using support::is_lower;
using support::is_upper;

constexpr std::size_t max_digits = 3;
constexpr std::size_t max_parts = 4;
/// Of a parliamentary question ("2707."), where it is no year.
constexpr std::size_t max_question_digits = 4;
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

/// Length of `12`, `2.1`, `2.1.3` in front of a text; 0 when there is none, or it has too many digits.
std::size_t number_length(std::string_view text, std::size_t digits_allowed = max_digits) {
  std::size_t length = 0;
  for (std::size_t part = 0; part < max_parts; ++part) {
    const std::size_t digits = count_digits(text.substr(length));
    if (digits == 0 || digits > digits_allowed || (part == 0 && text[0] == '0')) return 0;
    length += digits;
    if (length + 1 >= text.size() || text[length] != '.' || !is_digit(text[length + 1])) return length;
    ++length;
  }
  return 0;
}

bool is_dotted(std::string_view number) {
  return number.find('.') != std::string_view::npos;
}

/// The letter of `3a` or `12A`. "5G." and "3D)" are words.
bool has_letter_suffix(std::string_view text, std::size_t length) {
  if (length >= text.size() || (!is_lower(text[length]) && !is_upper(text[length]))) return false;
  return text[length] != 'G' && text[length] != 'D' && text[length] != 'K' && text[length] != 'M';
}

/// Length of the `.` or `)` behind a number, and of the backslash with which editors escape it.
std::size_t stop_length(std::string_view rest) {
  const std::size_t escape = rest.starts_with('\\') ? 1 : 0;
  if (rest.size() <= escape) return 0;
  return rest[escape] == '.' || rest[escape] == ')' ? escape + 1 : 0;
}

/// How a sentence begins: a capital, a quotation mark, a letter outside ASCII.
bool begins_sentence(std::string_view rest) {
  return !rest.empty() &&
         (is_upper(rest[0]) || rest[0] == '"' || static_cast<unsigned char>(rest[0]) >= 0x80);
}

/// A number of four digits that is a year.
bool is_year(std::string_view digits) {
  return digits.size() == max_question_digits && (digits.starts_with("19") || digits.starts_with("20"));
}

/// Whether a text that follows a number makes it the day of a date.
bool begins_with_month(std::string_view rest) {
  return std::any_of(months.begin(), months.end(), [&](std::string_view month) {
    return rest.starts_with(month) || rest.starts_with(month.substr(0, 3)) ||
           text::ascii_lower(rest.substr(0, month.size())) == text::ascii_lower(month);
  });
}

/// "Mr", "The": what follows a number whose space was forgotten, and hardly ever an amount or abbreviation.
bool begins_word(std::string_view rest) {
  return rest.size() > 1 && is_upper(rest[0]) && is_lower(rest[1]);
}

}  // namespace

std::string roman_number(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> digits{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string number;
  for (const auto& [worth, letters] : digits)
    for (; value >= worth; value -= worth) number += letters;
  return number;
}

int plain_value(std::string_view number) {
  if (number.empty() || number.size() > max_digits || count_digits(number) != number.size()) return 0;
  int value = 0;
  for (const char digit : number) value = 10 * value + (digit - '0');
  return value;
}

bool NumberSequence::is_next(std::string_view number) const {
  const int value = plain_value(number);
  return value != 0 && value == last_ + 1;
}

bool NumberSequence::is_next_part(std::string_view dotted) const {
  const std::size_t dot = dotted.rfind('.');
  const std::string_view prefix = dotted.substr(0, dot);
  const int part = plain_value(dotted.substr(dot + 1));
  if (part == 1)
    return plain_value(prefix) == last_ || plain_value(prefix) == last_ + 1 || prefix == last_dotted_;
  const std::string_view last = last_dotted_;
  const std::size_t last_dot = last.rfind('.');
  if (last_dot == std::string_view::npos || last.substr(0, last_dot) != prefix) return false;
  return part != 0 && plain_value(last.substr(last_dot + 1)) + 1 == part;
}

bool NumberSequence::goes_on_with(std::string_view number) const {
  return is_dotted(number) ? is_next_part(number) : is_next(number);
}

bool NumberSequence::is_plausible_without_stop(std::string_view number, std::string_view rest) const {
  if (!begins_sentence(rest)) return false;
  if (is_dotted(number)) return is_next_part(number);
  return is_next(number) && is_upper(rest[0]) && !begins_with_month(rest);
}

std::optional<PrintedNumber> NumberSequence::leading_number(std::string_view text) const {
  // A star marks a question for oral answer.
  const std::size_t star = text.starts_with('*') ? 1 : 0;
  text.remove_prefix(star);
  std::size_t length = number_length(text, max_question_digits);
  if (length == 0 || is_year(text.substr(0, length))) return std::nullopt;
  if (has_letter_suffix(text, length)) ++length;
  const std::string_view number = text.substr(0, length);
  const std::size_t stop = stop_length(text.substr(length));
  const std::string_view rest = text.substr(length + stop);
  PrintedNumber printed{std::string(number), star + length + stop, stop > 0};
  if (rest.starts_with(' ')) {
    ++printed.length;
    const bool is_believed = stop > 0 || is_plausible_without_stop(number, rest.substr(1));
    return is_believed ? std::optional(printed) : std::nullopt;
  }
  const bool is_believed = stop > 0 && (begins_word(rest) || (is_next(number) && begins_sentence(rest)));
  return is_believed ? std::optional(printed) : std::nullopt;
}

std::optional<std::string> NumberSequence::lone_number(std::string_view text) const {
  const std::size_t length = number_length(text);
  if (length == 0) return std::nullopt;
  const std::string_view number = text.substr(0, length);
  const std::size_t stop = stop_length(text.substr(length));
  if (length + stop != text.size()) return std::nullopt;
  if (stop == 0 && !is_next(number) && number != "1") return std::nullopt;
  return std::string(number);
}

void NumberSequence::note(std::string_view number) {
  if (is_dotted(number))
    last_dotted_ = number;
  else if (const int value = plain_value(number); value != 0)
    last_ = value;
}

}  // namespace dossier::extract
