// SPDX-License-Identifier: GPL-2.0-or-later
// How is work done that may crash, without the program going down with it?
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace dossier::cli {

/// Does `work` in a process of its own and returns what it returned; none when that process crashed. Only
/// from a program with one thread. `work` must not throw. \throws Error `io` when there can be no process, or
/// it was killed from outside.
[[nodiscard]] std::optional<std::string> run_isolated(const std::function<std::string()>& work);

}  // namespace dossier::cli
