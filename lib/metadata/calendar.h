// SPDX-License-Identifier: GPL-2.0-or-later
// Which days are there, and how are they written in ISO 8601?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::metadata {

/// `YYYY-MM-DD`, or `YYYY-MM` with day 0, or `YYYY` with month 0. None when there is no such day.
[[nodiscard]] std::optional<std::string> iso_date(int year, int month, int day);

/// Whether a text is an ISO date, full or partial, of a day that exists.
[[nodiscard]] bool is_iso_date(std::string_view text);

/// Whether a text is an ISO date of a full day that exists.
[[nodiscard]] bool is_iso_day(std::string_view text);

/// Days between two full ISO days (positive when `later` is later).
[[nodiscard]] long days_between(std::string_view earlier, std::string_view later);

}  // namespace dossier::metadata
