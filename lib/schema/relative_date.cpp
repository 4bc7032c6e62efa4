// SPDX-License-Identifier: GPL-2.0-or-later
// Which days does a date that is counted from today stand for?
#include "schema/relative_date.h"

#include "support/ascii.h"

#include <charconv>
#include <chrono>
#include <string>

namespace dossier::schema {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

year_month_day to_calendar(const Date& date) {
  return std::chrono::year{date.year} / date.month / date.day;
}

Date to_date(const year_month_day& day) {
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// The day itself, or the last one of its month where that is too short.
year_month_day within_month(const year_month_day& day) {
  return day.ok() ? day : year_month_day(day.year() / day.month() / std::chrono::last);
}

/// The name in lower case with hyphens.
std::string plain(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    c = support::to_lower(c);
    if (c == ' ' || c == '_') c = '-';
  }
  return out;
}

/// All days of `length` months from the one on that `first` begins.
DateRange months_from(year_month_day first, int length) {
  const year_month_day next = first + months(length);
  return {to_date(first), to_date(sys_days(next) - days(1))};
}

/// The period of a unit that lies `ago` units before the one of today.
std::optional<DateRange> period(std::string_view unit, const year_month_day& today, int ago) {
  const sys_days day(today);
  const year_month_day month = today.year() / today.month() / 1;
  if (unit == "week") {
    const std::chrono::weekday weekday(day);
    const sys_days monday = day - (weekday - std::chrono::Monday) - days(7 * ago);
    return DateRange{to_date(monday), to_date(monday + days(6))};
  }
  if (unit == "month") return months_from(month - months(ago), 1);
  if (unit == "quarter") {
    const int into = static_cast<int>((static_cast<unsigned>(today.month()) - 1) % 3);
    return months_from(month - months(into + 3 * ago), 3);
  }
  if (unit == "year") return months_from(today.year() / 1 / 1 - years(ago), 12);
  return std::nullopt;
}

bool is_in_calendar(const std::optional<DateRange>& range) {
  return range && range->from->year >= 1 && range->to->year <= 9999;
}

}  // namespace

std::optional<DateRange> parse_period(std::string_view text, const Date& today) {
  const std::string name = plain(text);
  if (name == "today") return DateRange{today, today};
  std::optional<DateRange> range;
  if (name == "yesterday") {
    const Date day = to_date(sys_days(to_calendar(today)) - days(1));
    range = DateRange{day, day};
  } else if (name.starts_with("this-") || name.starts_with("last-")) {
    range = period(std::string_view(name).substr(5), to_calendar(today), name.starts_with("last-"));
  }
  return is_in_calendar(range) ? range : std::nullopt;
}

std::optional<Date> parse_days_ago(std::string_view text, const Date& today) {
  constexpr std::size_t most_digits = 4;
  if (text.size() < 2 || text.size() > most_digits + 1) return std::nullopt;
  int count = 0;
  const char* const unit = text.data() + text.size() - 1;
  const auto [end, failure] = std::from_chars(text.data(), unit, count);
  if (failure != std::errc{} || end != unit || count < 0) return std::nullopt;
  const year_month_day now = to_calendar(today);
  year_month_day day = now;
  switch (plain({unit, 1}).front()) {
    case 'd':
      day = sys_days(now) - days(count);
      break;
    case 'w':
      day = sys_days(now) - days(7 * count);
      break;
    case 'm':
      day = within_month(now - months(count));
      break;
    case 'y':
      day = within_month(now - years(count));
      break;
    default:
      return std::nullopt;
  }
  if (day.year() < std::chrono::year{1}) return std::nullopt;
  return to_date(day);
}

}  // namespace dossier::schema
