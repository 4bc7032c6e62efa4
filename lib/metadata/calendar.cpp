// SPDX-License-Identifier: GPL-2.0-or-later
// Which days are there, and how are they written in ISO 8601?
#include "metadata/calendar.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace dossier::metadata {
namespace {

int number(std::string_view text, std::size_t begin, std::size_t length) {
  int value = -1;
  const char* first = text.data() + begin;
  const auto [end, error] = std::from_chars(first, first + length, value);
  return error == std::errc() && end == first + length ? value : -1;
}

bool has_shape(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 4 || i == 7;
    if (is_dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

std::chrono::year_month_day day_of(std::string_view iso) {
  return {std::chrono::year(number(iso, 0, 4)), std::chrono::month(static_cast<unsigned>(number(iso, 5, 2))),
          std::chrono::day(static_cast<unsigned>(number(iso, 8, 2)))};
}

}  // namespace

std::optional<std::string> iso_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) return std::nullopt;
  if (month == 0) return day == 0 ? std::optional(fmt::format("{:04}", year)) : std::nullopt;
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

bool is_iso_date(std::string_view text) {
  if (!has_shape(text)) return false;
  const int month = text.size() > 4 ? number(text, 5, 2) : 0;
  const int day = text.size() > 7 ? number(text, 8, 2) : 0;
  if ((text.size() > 4 && month == 0) || (text.size() > 7 && day == 0)) return false;
  return iso_date(number(text, 0, 4), month, day).has_value();
}

bool is_iso_day(std::string_view text) { return text.size() == 10 && is_iso_date(text); }

long days_between(std::string_view earlier, std::string_view later) {
  return (std::chrono::sys_days(day_of(later)) - std::chrono::sys_days(day_of(earlier))).count();
}

}  // namespace dossier::metadata
