// SPDX-License-Identifier: GPL-2.0-or-later
// Which months does a text name?
#include "metadata/calendar.h"
#include "metadata/dates.h"
#include "support/ascii.h"

#include <algorithm>
#include <array>

namespace dossier::metadata {
namespace {

using support::is_digit;
using support::is_letter;
using support::to_lower;

struct MonthName {
  std::string_view name;
  int month;
};
/// English names and abbreviations, and Malay names where they differ.
constexpr std::array<MonthName, 32> month_names{{
    {"january", 1},  {"february", 2},  {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
    {"july", 7},     {"august", 8},    {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
    {"jan", 1},      {"feb", 2},       {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},
    {"aug", 8},      {"sep", 9},       {"sept", 9},      {"oct", 10},     {"nov", 11},      {"dec", 12},
    {"januari", 1},  {"februari", 2},  {"mac", 3},       {"mei", 5},      {"julai", 7},     {"ogos", 8},
    {"oktober", 10}, {"disember", 12},
}};

/// The year of four digits behind spaces; 0 when there is none.
int year_at(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  if (at + 4 > text.size() || (at + 4 < text.size() && is_digit(text[at + 4]))) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  return year;
}

bool follows_day(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  return at > 0 && is_digit(text[at - 1]);
}

}  // namespace

int month_number(std::string_view word) {
  for (const MonthName& entry : month_names) {
    if (std::equal(word.begin(), word.end(), entry.name.begin(), entry.name.end(),
                   [](char a, char b) { return to_lower(a) == b; })) {
      return entry.month;
    }
  }
  return 0;
}

std::vector<std::string> find_months(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    const int month = end > at && text[at] <= 'Z' ? month_number(text.substr(at, end - at)) : 0;
    const int year = month == 0 || follows_day(text, at) ? 0 : year_at(text, end);
    if (year >= 1800) found.push_back(iso_date(year, month, 0).value_or(std::string()));
    at = std::max(end, at + 1);
  }
  return found;
}

}  // namespace dossier::metadata
