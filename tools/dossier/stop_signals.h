// SPDX-License-Identifier: GPL-2.0-or-later
// How does a signal become a request to stop at a safe point?
#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace dossier::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP (those that are not ignored) request a stop; a second one ends
/// the process at once. Create it before other threads: they inherit that these signals are blocked.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  /// The first signal that came; 0 when none did.
  [[nodiscard]] int received() const { return received_; }

 private:
  void wait_for_signals();

  sigset_t signals_{};
  sigset_t previous_{};
  std::stop_source source_;
  std::atomic<int> received_{0};
  std::atomic<bool> ending_{false};
  std::thread waiter_;
};

}  // namespace dossier::cli
