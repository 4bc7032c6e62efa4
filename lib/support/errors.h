// SPDX-License-Identifier: GPL-2.0-or-later
// How are errors of the system told in the library's words?
#pragma once

#include <dossier/error.h>

#include <filesystem>
#include <string_view>
#include <system_error>

namespace dossier::support {

/// An `io` (or `not_found`) error for a failed system call: "cannot read 'x': Permission denied".
[[nodiscard]] Error system_error(std::string_view action, const std::filesystem::path& path, int errno_value);

}  // namespace dossier::support
