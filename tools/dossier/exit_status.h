// SPDX-License-Identifier: GPL-2.0-or-later
// What does the program tell its caller when it ends? (docs/exit-status.md)
#pragma once

#include <dossier/error.h>

#include <span>
#include <string_view>

namespace dossier::cli {

// Scripts branch on these: never renumber. 64 and up follow sysexits.h.
enum class ExitStatus : int {
  done = 0,
  no_hits = 1,
  usage = 2,
  files_failed = 3,
  index_unusable = 4,
  index_locked = 5,
  internal = 70,
  io = 74,
  signal_base = 128,
};

/// The status of a command that failed with `code`.
[[nodiscard]] ExitStatus status_of(ErrorCode code);

/// The status of a command that signal `number` ended, after a safe stop.
[[nodiscard]] constexpr ExitStatus ended_by_signal(int number) {
  return static_cast<ExitStatus>(static_cast<int>(ExitStatus::signal_base) + number);
}

struct StatusMeaning {
  ExitStatus status;
  std::string_view meaning = {};
};

/// Every status with its meaning, for the help. A command may give it a meaning of its own.
[[nodiscard]] std::span<const StatusMeaning> exit_statuses();

}  // namespace dossier::cli
