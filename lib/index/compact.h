// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database written anew without the gaps that updates leave?
#pragma once

#include <dossier/maintenance.h>

#include <filesystem>

namespace dossier::index {

/// Takes the lock, compacts the current database into a new generation, and publishes that. \throws Error as
/// `compact_index` has it.
[[nodiscard]] CompactReport compact(const std::filesystem::path& index_dir, const CompactOptions& options);

}  // namespace dossier::index
