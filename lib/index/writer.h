// SPDX-License-Identifier: GPL-2.0-or-later
// How does an index move from one complete state to the next?
#pragma once

#include "index/additions.h"
#include "index/prepare.h"
#include "store/columns.h"
#include "store/forward_index.h"
#include "store/index_directory.h"
#include "store/manifest.h"
#include "store/settings.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::index {

/// Gathers what a run changes and commits it: a little into the current database, in one transaction; much,
/// or a first build, in bulk into a new database that becomes current when it is complete and on disk. Until
/// then nothing is written to the current one. The lock must be held. Xapian exceptions leave it as Error.
class Writer {
 public:
  /// Opens the index; removes what killed runs left behind.
  /// \param max_memory what a run aims to stay below, in bytes
  /// \param is_locked whether the index at the path is still the one whose lock is held: another one that
  /// came
  ///   into its place is not touched
  Writer(const store::IndexDirectory& directory, std::size_t max_memory, std::function<bool()> is_locked);
  ~Writer();

  [[nodiscard]] const store::IndexDirectory& directory() const { return directory_; }
  [[nodiscard]] const store::Manifest& manifest() const { return manifest_; }
  /// Of an older format: the settings of no rules.
  [[nodiscard]] const store::Settings& settings() const { return settings_; }
  [[nodiscard]] std::size_t document_count() const { return document_count_; }
  /// Whether so many numbers were given to documents that are gone that all should be made anew: every file
  /// by number, and every reader, has a place for each.
  [[nodiscard]] bool is_sparse() const;

  /// Writes a document; one with its id is replaced.
  void put(PreparedDocument&& document);

  /// Removes a document; false when there is none with this id.
  bool erase(std::string_view id);

  /// Remembers what a document was called before its file was moved.
  void note_move(std::string old_id, std::string new_id);

  /// Whether the last commit holds a document with this id.
  [[nodiscard]] bool had(std::string_view id) const;

  /// Reads the stored bytes of documents of the last commit, by id; for one thread.
  using StoredReader = std::function<std::optional<std::string>(std::string_view id)>;
  [[nodiscard]] StoredReader stored_reader() const;

  /// Calls `visit` with the stored bytes of each document that the last commit holds, in order of number,
  /// until it returns false.
  void for_each_stored(const std::function<bool(std::string&&)>& visit) const;

  /// What makes the settings of an index by today's rules; called when they are to be written.
  using MakeSettings = std::function<store::Settings()>;

  /// Makes everything since the last commit durable and visible at once, with the manifest and settings that
  /// belong to it. Writes nothing where nothing has changed. The index's languages are added to the settings
  /// by the writer. When it fails, everything since the last commit is forgotten.
  void commit(store::Manifest manifest, const MakeSettings& make_settings);

  /// The same when every document was put again: always into a new database.
  void commit_anew(const MakeSettings& make_settings);

  /// Forgets everything since the last commit.
  void roll_back() noexcept;

 private:
  [[nodiscard]] std::optional<store::DocumentNumber> number_of(std::string_view id) const;
  [[nodiscard]] bool is_bulk_worthwhile() const;
  [[nodiscard]] const std::filesystem::path& next_generation();
  void open_current();
  void require_known_state() const;
  void require_in_place();
  [[nodiscard]] bool is_in_place() const;
  void forget_changes();
  void write(const MakeSettings& make_settings, bool in_bulk);
  void commit_in_place(const store::Settings& settings);
  void commit_new_generation(const store::Settings& settings);
  [[nodiscard]] store::Columns merge_into(const std::filesystem::path& next);
  void merge_words(const std::filesystem::path& added, const std::filesystem::path& next) const;
  void copy_kept(const std::filesystem::path& destination) const;
  void write_sidecars(const std::filesystem::path& generation, const std::string& uuid,
                      std::uint64_t revision, const store::Columns& columns,
                      const store::LaterWords& later) const;

  store::IndexDirectory directory_;
  std::size_t max_memory_;
  std::function<bool()> is_locked_;

  /// The last commit; none before the first.
  std::optional<std::filesystem::path> generation_;
  Xapian::Database current_;
  store::Manifest manifest_;
  store::Settings settings_;
  /// What may be done with it then is to put every document again.
  bool is_older_format_ = false;
  std::size_t document_count_ = 0;
  /// What the last commit holds could not be read after a failure: nothing may be written over it.
  bool is_lost_ = false;
  /// Another state came into its place: that is not ours to write to, or to tidy up.
  bool is_replaced_ = false;

  /// What has changed since, and where it would become a new generation (empty: not needed yet).
  std::filesystem::path next_;
  std::optional<Additions> additions_;
  std::set<store::DocumentNumber> erased_;
  std::vector<std::pair<std::string, std::string>> moves_;
};

}  // namespace dossier::index
