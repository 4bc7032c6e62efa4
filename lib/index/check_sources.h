// SPDX-License-Identifier: GPL-2.0-or-later
// Do the files below the roots still hold what was indexed from them?
#pragma once

#include <dossier/maintenance.h>

#include <filesystem>

namespace dossier::index {

/// Reads every file that the manifest of a database lists, and compares its content (that of each record in
/// record files) with what was indexed; names files that are gone, and those that no run has seen. Xapian
/// exceptions pass through.
[[nodiscard]] CheckReport check_sources(const std::filesystem::path& generation);

}  // namespace dossier::index
