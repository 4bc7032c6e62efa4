// SPDX-License-Identifier: GPL-2.0-or-later
// How is an index checked, compacted and copied?
#pragma once

#include <dossier/export.h>
#include <dossier/indexer.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace dossier {

/// What of an index is looked at.
enum class CheckPart {
  structure,  ///< the files of the database, by Xapian's own check
  content,    ///< documents against terms, values, columns and manifest
  sources,    ///< the files that the index was made from: do they still hold what was indexed?
};

/// What was found.
enum class CheckKind {
  damage,      ///< the index is not whole
  changed,     ///< a source holds something else than was indexed
  vanished,    ///< a source is gone
  added,       ///< a file that is not indexed yet
  unreadable,  ///< a source cannot be read, so nothing is known of it
};

/// One thing that is not as it should be, or (sources) not as it was.
struct CheckFinding {
  CheckKind kind = CheckKind::damage;
  /// A file of the index, a document or a source.
  std::string subject;
  /// What is wrong, in words; lower case, no full stop.
  std::string message;
};

/// The result of looking at one part.
struct CheckReport {
  /// Documents (content) or files (sources) that were read.
  std::size_t examined = 0;
  /// Documents whose sources disagree on a value (content).
  std::size_t doubtful = 0;
  std::vector<CheckFinding> findings;
};

/// Looks at one part of an index. A commit that comes in between makes it start again. Damage is a finding
/// and no exception; but Xapian may crash on damaged files, so a program that must not be taken along calls
/// this in a process of its own, as `dossier check` does. Thread-safe.
/// \throws Error `index_missing`, `index_format`; `index_damaged` when the pointer to the database makes no
///   sense; `index_locked` when commits come faster than the check can run; `io`
[[nodiscard]] DOSSIER_API CheckReport check_index(const std::filesystem::path& index_dir, CheckPart part);

/// What `compact_index` may be told.
struct CompactOptions {
  /// What to do when another process holds the lock.
  LockOptions lock;
  /// Asked while waiting for the lock and while writing; when stop is requested, the index stays as it was
  /// and `compact_index` throws Error `cancelled`.
  std::stop_token stop;
};

/// What `compact_index` did.
struct CompactReport {
  /// Documents in the index, the same before and after.
  std::size_t documents = 0;
  /// Size on disk of all files of the index.
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

/// Writes the database anew without the gaps that updates leave, and replaces the old one by it at once;
/// readers are not disturbed. Needs room for both. Killed at any moment, the index is the old or the new one.
/// Thread-safe: of two calls for one index the second finds it locked.
/// \throws Error `index_missing`, `index_format`, `index_damaged`, `index_locked`, `cancelled`, `io`
[[nodiscard]] DOSSIER_API CompactReport compact_index(const std::filesystem::path& index_dir,
                                                      const CompactOptions& options = {});

/// What `backup_index` did.
struct BackupReport {
  /// Documents in the copy.
  std::size_t documents = 0;
  /// Size of the copy on disk.
  std::uint64_t bytes = 0;
};

/// Copies one complete state of an index to `destination`, which must not exist or be an empty folder; the
/// copy is an index. Needs no lock: a commit in between makes it start again. Durable when it returns; when
/// it fails, nothing of the copy stays behind. Thread-safe. \throws Error `invalid_argument` for the
/// destination; `index_missing`, `index_format`, `index_damaged`;
///   `index_locked` when commits come faster than the index can be copied; `io`
[[nodiscard]] DOSSIER_API BackupReport backup_index(const std::filesystem::path& index_dir,
                                                    const std::filesystem::path& destination);

}  // namespace dossier
