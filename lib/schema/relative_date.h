// SPDX-License-Identifier: GPL-2.0-or-later
// Which days does a date that is counted from today stand for?
#pragma once

#include "schema/date.h"

#include <optional>
#include <string_view>

namespace dossier::schema {

/// The days of a named period: `today`, `yesterday`, and `this-` or `last-` with `week` (Monday to Sunday),
/// `month`, `quarter` or `year`. In any case; spaces and underscores are as good as the hyphen. None when it
/// is no such name.
[[nodiscard]] std::optional<DateRange> parse_period(std::string_view text, const Date& today);

/// The day that lies this long before today: `90d`, `2w`, `6m`, `1y`. In a month that is too short it is the
/// last day. None when it is no such length of time, or one that goes back before year 1.
[[nodiscard]] std::optional<Date> parse_days_ago(std::string_view text, const Date& today);

}  // namespace dossier::schema
