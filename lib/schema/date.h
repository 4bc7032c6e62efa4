// SPDX-License-Identifier: GPL-2.0-or-later
// What is a date here, and which days does a partial one stand for?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::schema {

/// A day, month or year of the Gregorian calendar, from year 1 to 9999. A month or day of 0 means that it is
/// not known.
struct Date {
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;
  bool operator==(const Date&) const = default;

  /// YYYYMMDD, with zeros for what is not known: sorts as dates do.
  [[nodiscard]] std::uint32_t number() const {
    return static_cast<std::uint32_t>(year * 10000 + month * 100 + day);
  }
  /// `2023`, `2023-02` or `2023-02-28`.
  [[nodiscard]] std::string iso() const;
};

/// Days in a month.
[[nodiscard]] int days_in_month(int year, int month);

/// Reads `2023`, `2023-02` or `2023-02-28`; none when it is no date of the calendar.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

/// The date of a number made by `Date::number`; none for 0.
[[nodiscard]] std::optional<Date> date_of_number(std::uint32_t number);

/// A closed range of days, either end open when absent. Ends are whole days.
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;
  /// Instead of days: documents without a date.
  bool is_undated = false;
  [[nodiscard]] bool has_one_end() const { return from.has_value() != to.has_value(); }
  bool operator==(const DateRange&) const = default;
};

/// Tells of many dates whether they lie in a range.
class DateTest {
 public:
  explicit DateTest(const DateRange& range);

  /// \param number of a document's date, 0 for none; a partial date counts with its first possible day
  [[nodiscard]] bool passes(std::uint32_t number) const { return from_ <= number && number <= to_; }

 private:
  std::uint32_t from_ = 0;
  std::uint32_t to_ = 0;
};

/// The first day that a partial date stands for.
[[nodiscard]] Date first_day(const Date& date);
/// The last day that a partial date stands for.
[[nodiscard]] Date last_day(const Date& date);

/// The range of a query's text: `2023`, `2023-02`, `2022-07-13`, `2022..2023-06`, `2022..`, `..2023`,
/// `>=2022`,
/// `<=2023`, a quarter `2023-Q1`, or `none`. Partial dates are rounded outward; spaces around dates are
/// passed over. None when it is no such text, or the ends are in the wrong order. \param today from which
/// relative dates are counted (`last-month`, `90d..30d`; `90d` alone is the last 90 days); none: there are no
/// relative dates
[[nodiscard]] std::optional<DateRange> parse_date_range(std::string_view text,
                                                        const std::optional<Date>& today = std::nullopt);

}  // namespace dossier::schema
