// SPDX-License-Identifier: GPL-2.0-or-later
// Which roots and files was the index made from, and how did each file fare?
#pragma once

#include "support/file.h"

#include <dossier/document.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::store {

/// The word before a manifest sidecar's version; another layout has another.
inline constexpr std::string_view manifest_kind = "manifest";

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

/// The limits of a run on what it reads. 0: not known.
struct ReadingLimits {
  std::uint64_t document_bytes = 0;
  std::uint64_t extractor_seconds = 0;
  std::uint64_t extractor_bytes = 0;
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
  /// `extract::extractor_version` of the format when the file was read.
  std::uint32_t extractor_version = 0;
  std::vector<ManifestDocument> documents;
  std::vector<ManifestFailure> failures;
  /// Under which limits anything failed; written only then.
  ReadingLimits limits = {};
};

/// What tells at a glance whether a file has changed. Views into its manifest.
struct ManifestEntry {
  std::string_view key;
  std::string_view root;
  std::string_view format;
  support::FileStamp stamp;
  std::uint32_t extractor_version = 0;
  std::uint32_t documents = 0;
  std::uint32_t failures = 0;
  /// The rest, encoded: see `Manifest::file`.
  std::string_view details;
};

/// The key under which documents given from memory are listed.
inline constexpr std::string_view memory_key{};

/// The files that a run changes: what is remembered now, or none for a file that has gone.
using ManifestChanges = std::map<std::string, std::optional<ManifestFile>, std::less<>>;

/// Files by their key: the path below the root, with `NAME/` before it for a named root. Kept beside the
/// database. Immutable and cheap to copy: a run over many unchanged files must not take every one of them
/// apart.
class Manifest {
 public:
  Manifest();
  Manifest(const std::vector<Root>& roots, const ManifestChanges& files);

  [[nodiscard]] const std::vector<Root>& roots() const { return content_->roots; }
  /// All files, in byte order of their keys.
  [[nodiscard]] std::span<const ManifestEntry> files() const { return content_->entries; }
  /// Null when there is none.
  [[nodiscard]] const ManifestEntry* find(std::string_view key) const;
  /// Everything about a file of this manifest. \throws Error `index_damaged`
  [[nodiscard]] static ManifestFile file(const ManifestEntry& entry);

  /// The manifest after a run. \throws Error `index_damaged`
  [[nodiscard]] Manifest with(const std::vector<Root>& roots, const ManifestChanges& changes) const;

  [[nodiscard]] const std::string& encode() const { return content_->bytes; }
  /// \throws Error `index_damaged`
  [[nodiscard]] static Manifest decode(std::string bytes);

 private:
  struct Content {
    std::string bytes;
    std::vector<Root> roots;
    /// Views into `bytes`.
    std::vector<ManifestEntry> entries;
  };

  explicit Manifest(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

  std::shared_ptr<const Content> content_;
};

}  // namespace dossier::store
