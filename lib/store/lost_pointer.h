// SPDX-License-Identifier: GPL-2.0-or-later
// Which database of an index is whole, though the file that names the current one is gone?
#pragma once

#include "store/index_directory.h"

#include <filesystem>
#include <optional>

namespace dossier::store {

/// The newest one whose tables Xapian finds whole and that has all that lies beside them: it was current, or
/// was about to be. None when there is no such. Reads all of it. Call with the lock held.
[[nodiscard]] std::optional<std::filesystem::path> whole_generation(const IndexDirectory& directory);

}  // namespace dossier::store
