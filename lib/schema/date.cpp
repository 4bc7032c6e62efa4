// SPDX-License-Identifier: GPL-2.0-or-later
// What is a date here, and which days does a partial one stand for?
#include "schema/date.h"

#include "schema/fields.h"
#include "schema/relative_date.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace dossier::schema {
namespace {

/// A number of exactly `digits` digits at the front of `text`, which is taken off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + digits, value);
  if (failure != std::errc{} || end != text.data() + digits || value < 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take_dash(std::string_view& text) {
  if (text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The days of a quarter: `2023-Q1`.
std::optional<DateRange> parse_quarter(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year || *year == 0 || text.size() != 3 || text[0] != '-' || (text[1] != 'Q' && text[1] != 'q'))
    return std::nullopt;
  const int quarter = text[2] - '0';
  if (quarter < 1 || quarter > 4) return std::nullopt;
  return DateRange{Date{*year, quarter * 3 - 2, 1}, last_day({*year, quarter * 3, 0})};
}

/// The days that one end of a range stands for.
std::optional<DateRange> days_of(std::string_view text, const std::optional<Date>& today) {
  if (const auto quarter = parse_quarter(text)) return quarter;
  if (const auto date = parse_date(text)) return DateRange{first_day(*date), last_day(*date)};
  if (!today) return std::nullopt;
  if (const auto day = parse_days_ago(text, *today)) return DateRange{day, day};
  return parse_period(text, *today);
}

enum class End { from, to };

/// A range of which one end is given.
std::optional<DateRange> open_range(std::string_view text, End end, const std::optional<Date>& today) {
  auto range = days_of(trim(text), today);
  if (range) (end == End::from ? range->to : range->from).reset();
  return range;
}

/// The day before or after one; none beyond the calendar.
std::optional<Date> neighbour(Date day, End side) {
  const int step = side == End::from ? 1 : -1;
  day.day += step;
  if (day.day == 0 || day.day > days_in_month(day.year, day.month)) {
    day.month += step;
    if (day.month == 0 || day.month > 12) {
      day.year += step;
      day.month = step > 0 ? 1 : 12;
    }
    if (day.year < 1 || day.year > 9999) return std::nullopt;
    day.day = step > 0 ? 1 : days_in_month(day.year, day.month);
  }
  return day;
}

/// What lies wholly after (`from`) or before (`to`) a date.
std::optional<DateRange> range_beyond(std::string_view text, End end, const std::optional<Date>& today) {
  const auto days = days_of(trim(text), today);
  if (!days) return std::nullopt;
  const auto day = neighbour(end == End::from ? last_day(*days->to) : first_day(*days->from), end);
  if (!day) return std::nullopt;
  return end == End::from ? DateRange{day, std::nullopt} : DateRange{std::nullopt, day};
}

}  // namespace

std::string Date::iso() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<Date> parse_date(std::string_view iso) {
  Date date;
  const auto year = take_number(iso, 4);
  if (!year || *year == 0) return std::nullopt;
  date.year = *year;
  if (iso.empty()) return date;
  if (!take_dash(iso)) return std::nullopt;
  const auto month = take_number(iso, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  if (iso.empty()) return date;
  if (!take_dash(iso)) return std::nullopt;
  const auto day = take_number(iso, 2);
  if (!day || *day < 1 || *day > days_in_month(date.year, date.month) || !iso.empty()) return std::nullopt;
  date.day = *day;
  return date;
}

std::optional<Date> date_of_number(std::uint32_t number) {
  if (number == 0) return std::nullopt;
  return Date{static_cast<int>(number / 10000), static_cast<int>(number / 100 % 100),
              static_cast<int>(number % 100)};
}

DateTest::DateTest(const DateRange& range) {
  if (range.is_undated) return;  // only 0 passes
  from_ = 1;
  to_ = range.to ? range.to->number() : UINT32_MAX;
  if (!range.from) return;
  // From the first of a month on, the month without a day passes too, and from New Year on the year. At the
  // other end their zeros keep them below each of their days.
  Date from = *range.from;
  if (from.day == 1) from.day = 0;
  if (from.day == 0 && from.month == 1) from.month = 0;
  from_ = from.number();
}

Date first_day(const Date& date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

Date last_day(const Date& date) {
  const int month = date.month == 0 ? 12 : date.month;
  return {date.year, month, date.day == 0 ? days_in_month(date.year, month) : date.day};
}

std::optional<DateRange> parse_date_range(std::string_view text, const std::optional<Date>& today) {
  text = trim(text);
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (text == none_value) return DateRange{std::nullopt, std::nullopt, true};
    if (text.starts_with(">=")) return open_range(text.substr(2), End::from, today);
    if (text.starts_with("<=")) return open_range(text.substr(2), End::to, today);
    if (text.starts_with('>')) return range_beyond(text.substr(1), End::from, today);
    if (text.starts_with('<')) return range_beyond(text.substr(1), End::to, today);
    const auto since = today ? parse_days_ago(text, *today) : std::nullopt;
    return since ? DateRange{since, today} : days_of(text, today);
  }
  const auto from = trim(text.substr(0, dots));
  const auto to = trim(text.substr(dots + 2));
  if (to.empty()) return open_range(from, End::from, today);
  if (from.empty()) return open_range(to, End::to, today);
  const auto first = days_of(from, today);
  const auto last = days_of(to, today);
  if (!first || !last || first->from->number() > last->to->number()) return std::nullopt;
  return DateRange{first->from, last->to};
}

}  // namespace dossier::schema
