// SPDX-License-Identifier: GPL-2.0-or-later
// Which files below the given roots must be read, and which are gone?
#pragma once

#include "extract/extract.h"
#include "source/walk.h"
#include "store/manifest.h"

#include <dossier/indexer.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dossier::index {

/// A file that must be read.
struct PlannedFile {
  source::SourceFile file;
  extract::Format format = extract::Format::plain_text;
  std::string root;
  /// What the index knows of it; none for a new one.
  std::optional<store::ManifestFile> known;
  /// It is read again although its bytes may be the same: by a newer extractor, or because it failed.
  bool is_forced = false;
  /// The key under which the index knows this new file: it was moved. Empty when it was not.
  std::string moved_from;
};

/// What a run has to do.
struct Plan {
  /// New and touched files, in order of id.
  std::vector<PlannedFile> to_read;
  /// Keys of the manifest whose files have vanished from the given roots.
  std::vector<std::string> vanished;
  /// Keys that were another root's.
  std::set<std::string, std::less<>> taken_over;
  /// Files and folders that could not be examined, which the index does not know as such yet: with the
  /// documents that they have.
  store::ManifestChanges out_of_sight;
  /// Roots after the run: those remembered and those given.
  std::vector<Root> roots;
  /// Files that need not be read.
  std::size_t unchanged_files = 0;
};

/// Compares the files below `roots` with the manifest. Counts what it sees in `report`.
/// \throws Error `not_found` for a missing root, or one that is empty though documents were indexed from it;
///   `invalid_argument` for roots that clash, and for two files with one id
[[nodiscard]] Plan make_plan(const store::Manifest& manifest, std::span<const Root> roots,
                             const IndexerOptions& options, IndexReport& report);

}  // namespace dossier::index
