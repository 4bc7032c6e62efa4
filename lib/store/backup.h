// SPDX-License-Identifier: GPL-2.0-or-later
// How is one complete state of an index copied while somebody may write to it?
#pragma once

#include <dossier/maintenance.h>

#include <filesystem>

namespace dossier::store {

/// Copies the current database and its sidecars. \throws Error as `backup_index` has it.
[[nodiscard]] BackupReport backup(const std::filesystem::path& index_dir,
                                  const std::filesystem::path& destination);

}  // namespace dossier::store
