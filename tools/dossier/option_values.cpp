// SPDX-License-Identifier: GPL-2.0-or-later
// What does the value of an option mean, and what is said when it means nothing?
#include "option_values.h"

#include "suggest.h"

#include <dossier/error.h>

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace dossier::cli {
namespace {

constexpr double longest_seconds = 1e9;

[[noreturn]] void throw_bad_value(std::string_view option, std::string_view value, std::string_view wanted) {
  throw Error(ErrorCode::invalid_argument, fmt::format("--{} '{}' is not {}", option, value, wanted));
}

// The number that `text` begins with, and what follows it. False when there is none or it is too large.
template <typename Number>
bool read_number(std::string_view text, Number& number, std::string_view& rest) {
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  rest = {stopped, static_cast<std::size_t>(end - stopped)};
  return error == std::errc();
}

// The power of two that a unit stands for; -1 for an unknown one.
int unit_shift(std::string_view unit) {
  if (unit.empty() || unit == "B") return 0;
  const auto after = unit.substr(1);
  if (!after.empty() && after != "B" && after != "iB") return -1;
  switch (unit.front()) {
    case 'k':
    case 'K':
      return 10;
    case 'm':
    case 'M':
      return 20;
    case 'g':
    case 'G':
      return 30;
    default:
      return -1;
  }
}

// The seconds that a unit stands for; 0 for an unknown one.
double unit_seconds(std::string_view unit) {
  if (unit.empty() || unit == "s") return 1;
  if (unit == "ms") return 0.001;
  if (unit == "m" || unit == "min") return 60;
  if (unit == "h") return 3600;
  return unit == "d" ? 86400 : 0;
}

}  // namespace

std::size_t parse_count(std::string_view option, std::string_view value) {
  std::size_t count = 0;
  std::string_view rest;
  if (!read_number(value, count, rest) || !rest.empty())
    throw_bad_value(option, value, "a whole number from 0 on");
  return count;
}

std::size_t parse_size(std::string_view option, std::string_view value) {
  std::size_t size = 0;
  std::string_view unit;
  const bool has_number = read_number(value, size, unit);
  const int shift = unit_shift(unit);
  const bool fits = shift >= 0 && size <= (std::numeric_limits<std::size_t>::max() >> shift);
  if (!has_number || !fits) throw_bad_value(option, value, "a size in bytes such as 500K or 64M");
  return size << shift;
}

std::chrono::milliseconds parse_duration(std::string_view option, std::string_view value) {
  double count = 0;
  std::string_view unit;
  const bool is_number = read_number(value, count, unit) && std::isfinite(count) && count >= 0;
  const double seconds = is_number ? count * unit_seconds(unit) : -1;
  if (seconds < 0 || seconds > longest_seconds || unit_seconds(unit) == 0)
    throw_bad_value(option, value, "a length of time such as 90, 30m, 2h or 1d");
  return std::chrono::milliseconds(std::llround(seconds * 1000));
}

std::vector<std::string> parse_list(std::string_view value) {
  std::vector<std::string> parts;
  while (!value.empty()) {
    const auto comma = value.find(',');
    if (const auto part = value.substr(0, comma); !part.empty()) parts.emplace_back(part);
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
  }
  return parts;
}

void throw_unknown_choice(std::string_view option, std::string_view value,
                          std::span<const std::string_view> names) {
  throw Error(ErrorCode::invalid_argument, fmt::format("unknown value '{}' for --{}", value, option),
              did_you_mean(value, names, fmt::format("one of {}", fmt::join(names, ", "))));
}

}  // namespace dossier::cli
