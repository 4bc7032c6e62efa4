// SPDX-License-Identifier: GPL-2.0-or-later
// What does the value of an option mean, and what is said when it means nothing?
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::cli {

// Each throws Error `invalid_argument` that names the option and the value.

/// A whole number from 0 on.
[[nodiscard]] std::size_t parse_count(std::string_view option, std::string_view value);

/// A number of bytes: `64M`, `500K`, `1G` or plain; K, M and G are powers of 1024, `KiB` and `KB` mean `K`.
[[nodiscard]] std::size_t parse_size(std::string_view option, std::string_view value);

/// A length of time from 0 on: seconds, or with a unit `500ms`, `90s`, `30m`, `2h`, `1d`; fractions allowed.
[[nodiscard]] std::chrono::milliseconds parse_duration(std::string_view option, std::string_view value);

/// The parts between commas; empty ones are left out.
[[nodiscard]] std::vector<std::string> parse_list(std::string_view value);

/// Throws the error for a value that is none of `names`.
[[noreturn]] void throw_unknown_choice(std::string_view option, std::string_view value,
                                       std::span<const std::string_view> names);

/// What `value` stands for in a table of names.
template <typename Choice, std::size_t size>
[[nodiscard]] Choice parse_choice(std::string_view option, std::string_view value,
                                  const std::pair<std::string_view, Choice> (&table)[size]) {
  std::vector<std::string_view> names;
  for (const auto& [name, choice] : table) {
    if (name == value) return choice;
    names.push_back(name);
  }
  throw_unknown_choice(option, value, names);
}

}  // namespace dossier::cli
