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
  std::size_t files_done = 0;
  std::size_t files_total = 0;
  std::size_t documents_done = 0;
  std::chrono::milliseconds elapsed{0};
};

/// How documents of foreign formats (PDF, DOCX, ODT, RTF, e-mail, Akoma Ntoso) are read: each thread has a
/// process apart for them, so that a file that makes a reader crash or never end costs that file only.
struct ExtractorOptions {
  /// The program `dossier-extract`. Empty: where it was installed with the library.
  std::filesystem::path program;
  /// Processor time that one document may take; four times as much by the clock. 1 s to 1 h.
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
  /// Threads that read and cut documents, 1 to 256; none: one a processor.
  std::optional<unsigned> threads;
  /// Remove everything of a root that is missing or empty now but was not before. Off: that stops the run
  /// (an unmounted disk must not empty an index).
  bool allow_empty = false;
  /// Called now and then from the thread that called `update`; may be empty.
  std::function<void(const IndexProgress&)> on_progress;
  /// Asked at safe points; when stop is requested, what is done is kept and the run ends.
  std::stop_token stop;
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
  std::size_t files_seen = 0;
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
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

/// Builds and updates one index. One Indexer at a time holds the index's lock, from construction to
/// destruction; readers are not disturbed. Not thread-safe: use it from one thread (it starts its own
/// for the work).
class DOSSIER_API Indexer {
 public:
  /// Opens the index at `index_dir`, or creates it.
  /// \throws Error `index_locked` when another indexer holds it (the message names it), `index_format`,
  ///   `index_damaged`, `io`, or `invalid_argument` for an option or a faulty authority file.
  explicit Indexer(std::filesystem::path index_dir, IndexerOptions options = {});
  ~Indexer();
  Indexer(Indexer&&) noexcept;
  Indexer& operator=(Indexer&&) noexcept;

  /// Brings the index up to date with the files below `roots`: new and changed documents are indexed,
  /// those of vanished files below these roots are removed, everything else stays. Commits before it returns.
  /// A file that cannot be read does not end the run: see `IndexReport::failed`.
  /// \throws Error `not_found` for a missing root, `invalid_argument` for two documents with one id, `io`
  /// when
  ///   the disk is full; the index then still holds its last complete state.
  IndexReport update(std::span<const Root> roots);

  /// Adds a document from memory, or replaces the one with its id. Visible to readers after `commit`.
  /// Such documents belong to no root: `update` never removes them.
  /// \throws Error `invalid_argument` when the id is empty or unusable.
  void add(const Document& document);

  /// Removes a document. Visible to readers after `commit`. \returns whether there was one.
  bool remove(std::string_view id);

  /// Makes all that was added and removed durable and visible. \throws Error `io`.
  void commit();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where the installed authority files and taxonomy lie (`authority/`, `taxonomy.yaml`), as fixed when
/// the library was built; the folder may have been moved or removed since. Thread-safe.
[[nodiscard]] DOSSIER_API std::filesystem::path installed_data_dir();

}  // namespace dossier
