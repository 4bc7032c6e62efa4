// SPDX-License-Identifier: GPL-2.0-or-later
// Which dates are written in a text?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// A full date in a text.
struct FoundDate {
  /// `YYYY-MM-DD`. Of a period ("3 to 10 September 2021"): its first day.
  std::string iso;
  /// Half-open byte range, of a period all of it.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_period = false;
};

/// Full dates in order of place: `14 January 2019`, `2nd July 2021`, `July 2, 2021`, `2022-07-13`,
/// `13/07/2022` (day first), `05 Apr 23`, Malay months, `2022年7月13日`, `二〇二二年七月十三日`,
/// `令和4年7月13日`. Days that do not exist are no dates.
[[nodiscard]] std::vector<FoundDate> find_dates(std::string_view text);

/// Months with a year and without a day ("in July 2018"), as `YYYY-MM`.
[[nodiscard]] std::vector<std::string> find_months(std::string_view text);

/// The date that a value states which is meant to be one: ISO 8601, full, partial or with a time behind it;
/// else the first full date in it, or its only month (`July 2022`). Empty when it is no date.
[[nodiscard]] std::string stated_date(std::string_view value);

/// The number of a month by its English or Malay name or abbreviation in any case; 0 when it is none.
[[nodiscard]] int month_number(std::string_view word);

/// The dates of Chinese and Japanese form alone.
[[nodiscard]] std::vector<FoundDate> find_cjk_dates(std::string_view text);

}  // namespace dossier::metadata
