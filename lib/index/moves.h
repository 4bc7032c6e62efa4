// SPDX-License-Identifier: GPL-2.0-or-later
// Which new files are known ones that were moved?
#pragma once

#include "index/plan.h"
#include "store/manifest.h"

namespace dossier::index {

/// Finds new files with the content of a vanished file of the same root and format: sets
/// `PlannedFile::moved_from` and takes the key out of `Plan::vanished`. Of several candidates the one with
/// the same file name is taken, else the first. Only new files of a size that a vanished one had are read.
/// Record files are left alone: the ids of their documents do not depend on the path.
void find_moves(Plan& plan, const store::Manifest& manifest, const IndexerOptions& options);

/// The id after a move of a document of a file: the same below the new key.
[[nodiscard]] std::string moved_id(std::string_view id, std::string_view old_key, std::string_view new_key);

}  // namespace dossier::index
