// SPDX-License-Identifier: GPL-2.0-or-later
// Which files lie below a root?
#pragma once

#include "support/file.h"

#include <dossier/document.h>
#include <dossier/indexer.h>

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::source {

/// A file below a root.
struct SourceFile {
  std::filesystem::path path;
  /// Path below the root with `/` between parts, with `NAME/` before it for a named root. For a root that is
  /// itself a file: its file name. Bytes of names that are not UTF-8, and control characters, are written as
  /// `%FF`.
  std::string id;
  support::FileStamp stamp;
};

/// A file as a walk finds it.
struct FoundFile {
  std::string id;
  support::FileStamp stamp;
  /// Empty for most: it follows from the root and the id.
  std::string path;
};

/// What a walk found.
struct Walk {
  /// Regular files in byte order of id.
  std::vector<FoundFile> files;
  /// Links (when not followed), FIFOs, devices, hidden files and folders: named with the reason.
  std::vector<FileIssue> skipped;
  /// Ids of the links among them.
  std::vector<std::string> links;
  /// Folders and files that could not be examined.
  std::vector<FileIssue> failed;
};

/// Walks a root: folders recursively; names starting with `.` are skipped; a folder met twice (a loop of
/// followed links) is walked once. \throws Error `not_found` when the root itself does not exist, `io` when
/// it cannot be listed.
[[nodiscard]] Walk walk(const Root& root, bool follow_symlinks);

/// What is to be read of a file that a walk of `root` found.
[[nodiscard]] SourceFile source_file(const Root& root, FoundFile&& file);

}  // namespace dossier::source
