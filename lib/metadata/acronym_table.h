// SPDX-License-Identifier: GPL-2.0-or-later
// Which acronyms and compounds are known whether or not a document explains them?
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::metadata {

/// The content of a table of acronyms.
struct AcronymTable {
  /// Words and acronyms as they are written; those of a group mean the same.
  std::vector<std::vector<std::string>> groups;
  std::string fingerprint;
};

/// Reads a table; an empty path gives an empty one.
/// \throws Error `invalid_argument` with file, line and reason; `io`/`not_found`.
[[nodiscard]] AcronymTable load_acronyms(const std::filesystem::path& file);

}  // namespace dossier::metadata
