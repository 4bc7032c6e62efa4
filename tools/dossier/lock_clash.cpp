// SPDX-License-Identifier: GPL-2.0-or-later
// What is said when another process holds the lock of the index?
#include "lock_clash.h"

#include "messages.h"

#include <fmt/format.h>

#include <utility>

namespace dossier::cli {

void LockClash::note(const LockHolder& holder) {
  holder_ = holder;
  const bool waits = choice_.wait > std::chrono::milliseconds(0);
  if (waits && notes_ == ClashNotes::printed)
    print_note(fmt::format("waiting: the index is being written by {}", describe(holder)));
}

LockOptions LockClash::options(std::function<void(const LockHolder&)> also) {
  LockOptions options;
  options.wait = choice_.wait;
  options.on_held = [this, also = std::move(also)](const LockHolder& holder) {
    note(holder);
    if (also) also(holder);
  };
  return options;
}

std::optional<Error> LockClash::message(const Error& error, std::chrono::system_clock::time_point now) const {
  if (!choice_.max_age || notes_ == ClashNotes::printed) return error;
  // A clock that was set back tells nothing either.
  const bool is_known = holder_.process != 0 && holder_.since <= now;
  if (is_known && now - holder_.since < *choice_.max_age) return std::nullopt;
  if (!is_known) return error;
  return Error(
      error.code(), error.what(),
      fmt::format("that is longer than --max-age {}: see whether it still gets on", choice_.max_age_text));
}

ExitStatus end_undone(const Error& error, const LockClash& clash, const StopSignals& signals) {
  if (error.code() == ErrorCode::cancelled && signals.received() != 0) {
    print_stopped(signals.received(), "; the index is as it was before");
    return ended_by_signal(signals.received());
  }
  if (error.code() != ErrorCode::index_locked) throw Error(error);
  if (const auto message = clash.message(error, std::chrono::system_clock::now())) throw Error(*message);
  return ExitStatus::index_locked;
}

}  // namespace dossier::cli
