// SPDX-License-Identifier: GPL-2.0-or-later
// Which days are there, and how are they written in ISO 8601?
#include "metadata/calendar.h"

#include "schema/date.h"

#include <chrono>
#include <utility>

namespace dossier::metadata {
namespace {

std::chrono::sys_days day_of(std::string_view iso) {
  const schema::Date date = schema::parse_date(iso).value_or(schema::Date{1, 1, 1});
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

}  // namespace

std::optional<std::string> iso_date(int year, int month, int day) {
  if (month == 0 && day != 0) return std::nullopt;
  std::string iso = schema::Date{year, month, day}.iso();
  return is_iso_date(iso) ? std::optional(std::move(iso)) : std::nullopt;
}

bool is_iso_date(std::string_view text) {
  return schema::parse_date(text).has_value();
}

bool is_iso_day(std::string_view text) {
  return text.size() == 10 && is_iso_date(text);
}

long days_between(std::string_view earlier, std::string_view later) {
  return (day_of(later) - day_of(earlier)).count();
}

}  // namespace dossier::metadata
