// SPDX-License-Identifier: GPL-2.0-or-later
// How are the parts of an index checked, though damaged files may crash their reader?
#pragma once

#include <dossier/maintenance.h>

#include <filesystem>

namespace dossier::cli {

/// `check_index` in a process of its own: a crash becomes a finding. \throws Error as `check_index` does.
[[nodiscard]] CheckReport check_part(const std::filesystem::path& index, CheckPart part);

}  // namespace dossier::cli
