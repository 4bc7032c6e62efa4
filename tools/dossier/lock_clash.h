// SPDX-License-Identifier: GPL-2.0-or-later
// What is said when another process holds the lock of the index?
#pragma once

#include "exit_status.h"
#include "lock_options.h"
#include "stop_signals.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <functional>
#include <optional>
#include <stop_token>

namespace dossier::cli {

/// Whether somebody wants to know that the command waits, and of every clash.
enum class ClashNotes { printed, left_out };

/// Follows one attempt to take the lock.
class LockClash {
 public:
  LockClash(LockChoice choice, ClashNotes notes) : choice_(std::move(choice)), notes_(notes) {}

  /// For the library: waits as chosen, and keeps an eye on who holds the lock. `also` is told too.
  [[nodiscard]] LockOptions options(std::function<void(const LockHolder&)> also = {});

  /// What to print of an `index_locked` error: nothing when notes are left out and the holder is younger than
  /// --max-age. A holder whose age is not known counts as old, so that it is not missed for ever.
  [[nodiscard]] std::optional<Error> message(const Error& error,
                                             std::chrono::system_clock::time_point now) const;

 private:
  void note(const LockHolder& holder);

  LockChoice choice_;
  ClashNotes notes_;
  LockHolder holder_;
};

/// Ends a command that did nothing, since it was stopped or met the lock, and says so.
/// \throws Error the given one when it is of another kind; for a clash that is to be told, its message
[[nodiscard]] ExitStatus end_undone(const Error& error, const LockClash& clash, const StopSignals& signals);

}  // namespace dossier::cli
