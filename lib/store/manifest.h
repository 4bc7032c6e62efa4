// SPDX-License-Identifier: GPL-2.0-or-later
// Which roots and files was the index made from, and how did each file fare?
#pragma once

#include "support/file.h"

#include <dossier/document.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// A document that a file gave.
struct ManifestDocument {
  std::string id;
  std::string content_hash;
};

/// A file or record that could not be read.
struct ManifestFailure {
  /// Line of a record file; 0 for the whole file.
  std::size_t line = 0;
  std::string reason;
};

/// What is remembered of one file.
struct ManifestFile {
  /// Name of its root; empty for the unnamed one.
  std::string root;
  support::FileStamp stamp;
  /// Hash of the bytes; empty when they were never read.
  std::string content_hash;
  /// `extract::format_name`.
  std::string format;
  std::vector<ManifestDocument> documents;
  std::vector<ManifestFailure> failures;
};

/// The key under which documents given from memory are listed.
inline constexpr std::string_view memory_key{};

/// Files by their key: the path below the root, with `NAME/` before it for a named root. Kept beside the
/// database.
struct Manifest {
  std::vector<Root> roots;
  std::map<std::string, ManifestFile, std::less<>> files;

  [[nodiscard]] std::string encode() const;
  /// \throws Error `index_damaged`
  [[nodiscard]] static Manifest decode(std::string_view bytes);
};

}  // namespace dossier::store
