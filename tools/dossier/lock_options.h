// SPDX-License-Identifier: GPL-2.0-or-later
// What shall a command that writes do when another one is at work?
#pragma once

#include "option_set.h"

#include <dossier/indexer.h>

#include <chrono>
#include <optional>
#include <string>

namespace dossier::cli {

inline constexpr Option wait_row{
    "wait", "SECONDS",
    "wait as long for another indexer to finish (default 0: end with status 5 at once); also with a "
    "unit: 30s, 10min, 2h"};
inline constexpr Option max_age_row{
    "max-age", "TIME",
    "with --quiet: be silent about another indexer that began less than TIME ago (2h, 30m)"};

struct LockChoice {
  std::chrono::milliseconds wait{0};
  std::optional<std::chrono::milliseconds> max_age;
  /// As typed, for messages.
  std::string max_age_text;
};

/// \throws Error `invalid_argument`.
[[nodiscard]] LockChoice lock_choice(const CommandLine& line);

}  // namespace dossier::cli
