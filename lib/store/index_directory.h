// SPDX-License-Identifier: GPL-2.0-or-later
// Where does an index lie, and which of its databases is the current one?
#pragma once

#include <dossier/error.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// The folder of an index:
///
///     DIR/current       one line, "dossier-index VERSION GENERATION": the pointer, replaced by rename
///     DIR/lock          held by the indexer
///     DIR/GENERATION/   a Xapian database and, beside it, columns-REVISION and manifest-REVISION
///
/// A new generation is written beside the current one and becomes current by replacing the pointer.
class IndexDirectory {
 public:
  /// \param path made absolute, so that it stays what it is when the program changes its folder
  explicit IndexDirectory(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path lock_file() const { return path_ / "lock"; }
  /// The file that names the current generation.
  [[nodiscard]] std::filesystem::path pointer() const { return path_ / "current"; }

  /// The folder of the current database; none when there is no index yet.
  /// \throws Error `index_format` for another format version, `index_damaged` when the pointer makes no
  /// sense,
  ///   `index_missing` when `path` is not a folder or holds something else.
  [[nodiscard]] std::optional<std::filesystem::path> current() const;

  /// A database, and the version of its format.
  struct Generation {
    std::filesystem::path folder;
    int format = 0;
  };

  /// The same for a writer: the format may also be an older one whose documents can be made anew.
  [[nodiscard]] std::optional<Generation> renewable() const;

  /// As `current`, but a missing index is an Error `index_missing`.
  [[nodiscard]] std::filesystem::path require_current() const;

  /// For who makes no index, before it asks for the lock: touches no folder that is none. The lock of one
  /// that a first run is making is there. \throws Error `index_missing`; as `renewable`
  void require_index_or_lock() const;

  /// Makes the folder if there is none. \throws Error `invalid_argument` when it holds other things and no
  /// index, or is a
  ///   file; `io`.
  void create() const;

  /// The folders of databases, unfinished ones too, the newest first.
  [[nodiscard]] std::vector<std::filesystem::path> generations() const;

  /// A folder name for a new generation, higher than those that are there.
  [[nodiscard]] std::filesystem::path new_generation() const;

  /// Points to a complete generation, of today's format version or another. \throws Error `io`;
  /// `index_format` for a version that cannot be renewed
  void publish(const std::filesystem::path& generation) const;
  void publish(const std::filesystem::path& generation, int version) const;

  /// Removes generations that are not the current one, and sidecars of other revisions than the current
  /// database's: leftovers of killed runs. Call with the lock held, and with what is known to be current: to
  /// ask the disk again could make a fault of the moment remove everything. \throws Error `io`
  void remove_leftovers(const std::filesystem::path& current, std::uint64_t current_revision) const;
  /// The same where there is no current generation.
  void remove_leftovers() const;

 private:
  std::filesystem::path path_;
};

/// The error for a folder without an index, or no folder.
[[nodiscard]] Error missing_index(const std::filesystem::path& index_dir);

/// The error for an index of another format version, older or newer than this library's.
[[nodiscard]] Error format_error(int version, const std::filesystem::path& index_dir);

/// The sidecar files of a revision of a database.
[[nodiscard]] std::filesystem::path columns_file(const std::filesystem::path& generation,
                                                 std::uint64_t revision);
[[nodiscard]] std::filesystem::path manifest_file(const std::filesystem::path& generation,
                                                  std::uint64_t revision);
[[nodiscard]] std::filesystem::path later_words_file(const std::filesystem::path& generation,
                                                     std::uint64_t revision);

/// A sidecar's content behind a header with the database's UUID and a checksum.
[[nodiscard]] std::string wrap_sidecar(std::string_view kind, std::string_view uuid,
                                       std::string_view content);

/// The content of a sidecar file; none when it is missing, damaged, or belongs to another database.
[[nodiscard]] std::optional<std::string> read_sidecar(const std::filesystem::path& file,
                                                      std::string_view kind, std::string_view uuid);

}  // namespace dossier::store
