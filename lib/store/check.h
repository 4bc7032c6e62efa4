// SPDX-License-Identifier: GPL-2.0-or-later
// Is a database whole, and do the parts of an index agree with each other?
#pragma once

#include "store/forward_index.h"

#include <dossier/maintenance.h>

#include <filesystem>

namespace dossier::store {

// Damage becomes a finding. Xapian's DatabaseModifiedError passes through: the check has to start again.
// \throws Error `io` for trouble with the disk, `index_format`.

/// Has Xapian check the files of a database.
[[nodiscard]] CheckReport check_structure(const std::filesystem::path& generation);

/// Reads every document and compares it with its terms, values, columns and manifest; compares the terms of
/// the documents with the posting lists. \param make_words for documents with more forms than there are codes
[[nodiscard]] CheckReport check_content(const std::filesystem::path& generation, const MakeWords& make_words);

/// Calls `check`, and again when the index moved on while it ran: what a writer does meanwhile must not look
/// like damage. \throws Error `index_locked` when it never stands still.
[[nodiscard]] CheckReport check_standing_still(const std::filesystem::path& index_dir,
                                               CheckReport (*check)(const std::filesystem::path& generation));

}  // namespace dossier::store
