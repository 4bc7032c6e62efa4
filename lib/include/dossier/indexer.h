// SPDX-License-Identifier: GPL-2.0-or-later
// How does a program build or update an index?
#pragma once

#include <dossier/document.h>
#include <dossier/export.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// How far an `Indexer::update` has come.
struct IndexProgress {
  /// Of the files that must be read: `files_total`, known before the first is.
  std::size_t files_done = 0;
  std::size_t files_total = 0;
  /// Documents made of them; a record file has many.
  std::size_t documents_done = 0;
  /// Since the run began.
  std::chrono::milliseconds elapsed{0};
};

/// Who holds the lock of an index, as far as its lock file tells.
struct LockHolder {
  /// Process id on `host`; 0 when it is not known: the holder has not said who it is, or is another program.
  std::int64_t process = 0;
  std::string host;
  /// When it took the lock; the epoch when it is not known.
  std::chrono::system_clock::time_point since{};
};

/// "process 4711 on host since 2026-11-24T03:00:00Z", or "another process".
[[nodiscard]] DOSSIER_API std::string describe(const LockHolder& holder);

/// What to do when another process holds the lock of an index.
struct LockOptions {
  /// How long to wait for it. Zero: not at all.
  std::chrono::milliseconds wait{0};
  /// Called when the lock is found held, before any waiting, and again when its holder changes; may be empty.
  std::function<void(const LockHolder&)> on_held;
};

/// How documents of foreign formats (PDF, DOCX, ODT, RTF, e-mail, Akoma Ntoso) are read: each thread has a
/// process apart for them, so that a file that makes a reader crash or never end costs that file only.
struct ExtractorOptions {
  /// The program `dossier-extract`. Empty: where it was installed with the library.
  std::filesystem::path program;
  /// Processor time that one document may take. 1 s to 1 h. One that takes less but has not ended after four
  /// times as much by the clock fails for now and is tried again in the next run.
  std::chrono::seconds max_time{30};
  /// Address space that one such process may take, in bytes, from 128 MiB. Not limited in builds with a
  /// sanitizer.
  std::size_t max_memory_bytes = std::size_t{768} << 20;
};

/// What `Indexer` may be told. The defaults suit a folder of policy documents.
struct IndexerOptions {
  /// Authority files (YAML) in order of precedence. None: no people or offices are known, and
  /// ministers are found by the pattern rank + name only.
  std::vector<std::filesystem::path> authority_files;
  /// The taxonomy of categories and topics (YAML). Empty: categories stay as they are written.
  std::filesystem::path taxonomy_file;
  /// Follow symbolic links while walking a root. Off: they are counted as skipped.
  bool follow_symlinks = false;
  /// The largest file, or single record of a record file, that is read, in bytes; larger ones are
  /// reported as failed. 1 to 2^31-1; default 64 MiB.
  std::size_t max_document_bytes = std::size_t{64} << 20;
  /// How documents of foreign formats are read.
  ExtractorOptions extractor;
  /// Memory that an update aims to stay below, in bytes: it bounds how much text is under way and when
  /// postings go to disk. At least 128 MiB; default 512 MiB. One document alone takes up to eight times its
  /// size, so with less memory lower `max_document_bytes` too. Extractor processes are limited apart.
  std::size_t max_memory_bytes = std::size_t{512} << 20;
  /// Threads that read and cut documents, 1 to 256; none: one a processor.
  std::optional<unsigned> threads;
  /// Remove everything of a root that is missing or empty now but was not before. Off: that stops the run
  /// (an unmounted disk must not empty an index).
  bool allow_empty = false;
  /// What to do when another process holds the lock.
  LockOptions lock;
  /// Read files again that could not be read before, though they have not changed. They are too when
  /// `max_document_bytes` or a limit of `extractor` is higher than when that failed.
  bool retry_failed = false;
  /// Called now and then from the thread that called `update`; may be empty.
  std::function<void(const IndexProgress&)> on_progress;
  /// Asked at safe points, and while waiting for the lock; when stop is requested, what is done is kept and
  /// the run ends.
  std::stop_token stop;
  /// The table of acronyms and compounds (YAML) that searches know, whether or not a document explains them.
  /// Empty: those only that documents explain. @since 0.1
  std::filesystem::path acronyms_file = {};
  /// Refuse a folder without an index (`index_missing`) instead of beginning one there. One whose first run
  /// is at work is waited for as `lock` says. @since 0.1
  bool must_exist = false;
};

/// A file or record that could not be indexed, or was left out on purpose.
struct FileIssue {
  /// Id or path, with `:LINE` for a record of a record file.
  std::string path;
  /// Why, in words, for example "not valid YAML in front matter: line 3: ...".
  std::string reason;
};

/// What an update did. All lists are in path order.
struct IndexReport {
  /// Files of a format that Dossier reads.
  std::size_t files_seen = 0;
  /// Documents.
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  /// Documents whose file was moved or renamed below its root (the text is kept, the old id still finds
  /// them), and records that are in another file now.
  std::size_t moved = 0;
  /// Documents that were made anew, from the text that is stored, because other rules (analyzer,
  /// taxonomy, authority files) or an older format had made them, or because documents that are gone had left
  /// more gaps than there are documents: all that there were, or none. They count again above, by what became
  /// of their files.
  std::size_t remade = 0;
  /// Documents in the index afterwards.
  std::size_t documents = 0;
  /// Could not be read now; what was indexed of them before stays.
  std::vector<FileIssue> failed;
  /// Could not be read, and neither could they before, and they have not changed: no news.
  std::vector<FileIssue> known_failed;
  /// Of a kind that Dossier does not read, hidden, or links; counted and named, not guessed at.
  std::vector<FileIssue> skipped;
  /// Read, with something to say about it (bytes that are not UTF-8, for example).
  std::vector<FileIssue> warnings;
  /// True when `stop` ended the run before all files were seen.
  bool stopped = false;
  std::chrono::milliseconds elapsed{0};
};

/// What an update would do.
struct IndexPreview {
  /// Files to be read, by key (path below the root, `NAME/` before it for a named root).
  std::vector<std::string> new_files;
  /// Known files whose size or time has changed, or that would be read again for another reason.
  std::vector<std::string> changed_files;
  /// Files that are gone; a new one with the same content is a move.
  std::vector<std::string> vanished_files;
  std::size_t unchanged_files = 0;
  std::vector<FileIssue> skipped;
  /// Cannot be examined, or would fail for what can be seen without reading it: a file that is empty now.
  std::vector<FileIssue> failed;
  /// The same where the index knows it already, and known failures of files that have not changed: no news.
  std::vector<FileIssue> known_failed;
  /// Analyzer, taxonomy or authority files are others than the index was made with: all documents would be
  /// made anew from their stored text.
  bool are_rules_changed = false;
};

/// Builds and updates one index. One Indexer at a time holds the index's lock, from construction to
/// destruction; readers are not disturbed. Not thread-safe: use it from one thread (it starts its own
/// for the work).
class DOSSIER_API Indexer {
 public:
  /// Opens the index at `index_dir`, or creates it (see `IndexerOptions::must_exist`); a relative path is
  /// taken from the current folder of now. One of an older format version is made anew, from the text that is
  /// stored in it, by the first change, update or rebuild. \throws Error `index_locked` when another indexer
  /// holds it (the message names it), `cancelled` when
  ///   `IndexerOptions::stop` ended the waiting for it, `index_format`, `index_damaged`, `io`,
  ///   `not_found` for a file of the options that is not there, or `invalid_argument` for an option or a
  ///   faulty authority file.
  explicit Indexer(std::filesystem::path index_dir, IndexerOptions options = {});
  ~Indexer();
  Indexer(Indexer&&) noexcept;
  Indexer& operator=(Indexer&&) noexcept;

  /// Brings the index up to date with the files below `roots`: new and changed documents are indexed,
  /// those of vanished files below these roots are removed, everything else stays. Commits before it returns.
  /// A file that cannot be read does not end the run: see `IndexReport::failed`. Nor does an empty file,
  /// or a record file without records, where there were some: it fails, and its documents stay
  /// (`IndexerOptions::allow_empty` lets them go). Of two records with one id in two files, the one that was
  /// first stays, and the other is a failure. \throws Error `not_found` for a missing root,
  /// `invalid_argument` for two files with one id in two roots,
  ///   `io` when the disk is full, a root cannot be listed, or as `commit`; the index then still holds its
  ///   last complete state.
  IndexReport update(std::span<const Root> roots);

  /// Makes the whole index anew from the text that is stored in it, with today's rules and without the
  /// sources. Readers see the old state until it is done. Commits before it returns. When `stop` ends it,
  /// nothing has changed. \throws Error `io` when the disk is full; the index then still holds its last
  /// complete state.
  IndexReport rebuild();

  /// Adds a document from memory, or replaces the one with its id. Visible to readers after `commit`. The
  /// first change to an index that other rules made (analyzer, authority files, taxonomy) makes its other
  /// documents anew, which takes as long as `rebuild`. Such documents belong to no root: `update` never
  /// removes them. \throws Error `invalid_argument` when the id is empty or unusable, `io` (see `commit`),
  /// `cancelled` when `stop` ended the making
  ///   anew; the index then still holds its last complete state.
  void add(const Document& document);

  /// Removes a document. Visible to readers after `commit`. The first change may make others anew: see `add`.
  /// \returns whether there was one. \throws Error `cancelled` as `add`
  bool remove(std::string_view id);

  /// Makes all that was added and removed durable and visible. When it fails, or `add` or `remove` did for
  /// want of disk or memory, everything since the last commit is void and has to be given again: `commit`
  /// says so as often as it is called without anything new, and until it has, `add`, `remove`, `update` and
  /// `rebuild` fail too. The index holds its last complete state. \throws Error `io`, also when the index was
  /// replaced by another one (a backup that was restored) since it was opened
  void commit();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// What `Indexer::update` would do now. Changes nothing, takes no lock and needs no right to write; an index
/// that does not exist yet counts as empty. Thread-safe. \throws Error as `Indexer::update`, `index_format`
/// and `index_damaged`
[[nodiscard]] DOSSIER_API IndexPreview preview_update(const std::filesystem::path& index_dir,
                                                      std::span<const Root> roots,
                                                      const IndexerOptions& options = {});

/// Where the installed authority files, taxonomy and table of acronyms lie (`authority/`, `taxonomy.yaml`,
/// `acronyms.yaml`), as fixed when
/// the library was built; the folder may have been moved or removed since. Thread-safe.
[[nodiscard]] DOSSIER_API std::filesystem::path installed_data_dir();

}  // namespace dossier
