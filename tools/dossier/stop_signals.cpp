// SPDX-License-Identifier: GPL-2.0-or-later
// How does a signal become a request to stop at a safe point?
#include "stop_signals.h"

#include <chrono>

#include <pthread.h>

namespace dossier::cli {
namespace {

// A caller that ignores a signal (nohup, a shell's background job) wants the run to survive it.
bool is_ignored(int signal) {
  struct sigaction action {};
  return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void die_of(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t only{};
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  std::raise(signal);
}

}  // namespace

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGUSR1);  // wakes the waiting thread at the end
  for (const int signal : {SIGINT, SIGTERM, SIGHUP})
    if (!is_ignored(signal)) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, &previous_);
  waiter_ = std::thread([this] { wait_for_signals(); });
}

StopSignals::~StopSignals() {
  ending_ = true;
  pthread_kill(waiter_.native_handle(), SIGUSR1);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
}

// A thread that waits may do what a signal handler must not.
void StopSignals::wait_for_signals() {
  std::chrono::steady_clock::time_point first;
  while (!ending_) {
    int signal = 0;
    if (sigwait(&signals_, &signal) != 0 || signal == SIGUSR1) continue;
    const auto now = std::chrono::steady_clock::now();
    // `timeout` sends its signal to the process and to its group: that is one request to stop.
    if (received_ != 0 && now - first < std::chrono::seconds(1)) continue;
    if (received_ != 0) die_of(signal);
    received_ = signal;
    first = now;
    source_.request_stop();
  }
}

}  // namespace dossier::cli
