// SPDX-License-Identifier: GPL-2.0-or-later
// Which database of an index is the current one, though the file that names it is gone?
#pragma once

#include "store/index_directory.h"

#include <optional>

namespace dossier::store {

/// The newest one that a writer had completed: what it leaves half done has no manifest. None when there is
/// no such, as in a folder where the first run was killed. Call where there is no pointer. Xapian exceptions
/// pass through: what cannot be read is not missing.
[[nodiscard]] std::optional<IndexDirectory::Generation> unnamed_generation(const IndexDirectory& directory);

/// Names it again, if there is one that is whole. Reads all of it. Call with the lock held.
/// \throws Error `index_damaged` when it is not whole; `index_format`; `io`
void restore_pointer(const IndexDirectory& directory);

}  // namespace dossier::store
