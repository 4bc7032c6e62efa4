// SPDX-License-Identifier: GPL-2.0-or-later
// Must this search give up?
#pragma once

#include <dossier/error.h>

#include <chrono>
#include <optional>
#include <stop_token>

namespace dossier::search {

/// When a search must end, and the flag that ends it before.
struct Deadline {
  std::optional<std::chrono::steady_clock::time_point> at;
  std::stop_token cancel;

  [[nodiscard]] bool is_set() const { return at.has_value() || cancel.stop_possible(); }

  /// \throws Error `cancelled` when it is time
  void check() const {
    if (cancel.stop_requested()) throw Error(ErrorCode::cancelled, "the search was cancelled");
    if (at && std::chrono::steady_clock::now() >= *at)
      throw Error(ErrorCode::cancelled, "the search took longer than its time limit",
                  "ask for less, or give it more time");
  }
};

}  // namespace dossier::search
