// SPDX-License-Identifier: GPL-2.0-or-later
// How do readers see one complete state of an index, and the next one after a commit?
#pragma once

#include "schema/fields.h"
#include "store/columns.h"
#include "store/forward_index.h"
#include "store/index_directory.h"
#include "store/manifest.h"
#include "store/posting_list.h"
#include "store/recent_cache.h"
#include "store/settings.h"
#include "store/state_mark.h"
#include "store/synonym_table.h"
#include "store/xapian_errors.h"

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::store {

/// What searches keep from one to the next beside what they read of the database: they know what it is.
struct SearchMemory {
  SearchMemory() = default;
  SearchMemory(const SearchMemory&) = delete;
  SearchMemory& operator=(const SearchMemory&) = delete;
  virtual ~SearchMemory() = default;
};

/// One state of an index, for one thread at a time.
struct Snapshot {
  std::filesystem::path generation;
  Xapian::Database database;
  std::uint64_t revision = 0;
  /// Made before the database was opened: while it holds, this is the newest state.
  StateMark mark;
  std::shared_ptr<const Columns> columns;
  std::shared_ptr<const ForwardIndex> words;
  std::shared_ptr<const Settings> settings;
  std::shared_ptr<const SynonymTable> synonyms;
  /// Term frequencies that searches of this thread have looked up.
  mutable std::unordered_map<std::string, std::uint32_t> frequencies;
  /// Posting lists that searches of this thread have read, by term: reading one takes the database longer
  /// than all that a search does with it, and a few words are in most queries.
  mutable RecentCache<std::string, PostingList> postings{std::size_t{16} << 20};
  /// What lists of hits show of documents (`hit_part`).
  mutable RecentCache<DocumentNumber, std::string> hits{std::size_t{4} << 20};
  mutable std::unique_ptr<SearchMemory> memory;
  /// What searches have found out about the values of each of `schema::value_facets`.
  mutable std::array<std::unique_ptr<SearchMemory>, schema::value_facets.size()> value_tables;
};

/// Columns of a database, made from its value slots and data: for when the sidecar is missing.
[[nodiscard]] Columns rebuild_columns(const Xapian::Database& database);

/// The manifest of a database, made from its documents: for when the sidecar is missing. Files have no stamp,
/// so the next run reads them again and finds them equal by their hashes.
[[nodiscard]] Manifest rebuild_manifest(const Xapian::Database& database);

/// What copies are recognised by, of each document of a database, by number - 1. Xapian exceptions pass
/// through.
[[nodiscard]] std::vector<Signature> load_signatures(const Xapian::Database& database);

/// The columns or manifest of a database at a revision: from the sidecar, else rebuilt. Throws
/// Xapian::DatabaseModifiedError when a commit has overtaken the database.
[[nodiscard]] Columns load_columns(const Xapian::Database& database, const std::filesystem::path& generation);
[[nodiscard]] Manifest load_manifest(const Xapian::Database& database,
                                     const std::filesystem::path& generation);

/// Lends snapshots to threads. Safe to share.
class SnapshotPool {
 public:
  /// \param make_words for an index whose files of words are missing
  /// \param make_synonyms called once for each state of the index
  /// \throws Error as `IndexDirectory::require_current`, or when the database cannot be opened.
  SnapshotPool(const std::filesystem::path& index_dir, MakeWords make_words, MakeSynonyms make_synonyms);

  /// Calls `work(snapshot)` with an up-to-date snapshot. When a commit or a new database overtakes it, the
  /// whole of `work` is rerun on a newer snapshot, so it must not keep anything between calls. \throws Error
  /// from Xapian's exceptions or from `work`.
  template <class Work>
  auto run(Work&& work) const {
    for (int attempt = 0;; ++attempt) {
      auto snapshot = take_idle();
      const bool is_newest = snapshot && snapshot->mark.holds();
      StateMark mark(is_newest ? snapshot->mark : StateMark(directory_.pointer()));
      const auto generation = is_newest ? snapshot->generation : directory_.require_current();
      try {
        if (!is_newest) bring_up_to_date(snapshot, generation, std::move(mark));
        auto result = work(*snapshot);
        release(std::move(snapshot));
        return result;
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt == max_reruns) throw to_error(error, directory_.path());
      } catch (const Xapian::Error& error) {
        // The files of a generation that is no longer current may go at any time.
        if (attempt == max_reruns || directory_.current() == generation)
          throw to_error(error, directory_.path());
      } catch (const std::system_error& error) {
        throw to_error(error, directory_.path());
      } catch (const std::bad_alloc&) {
        throw out_of_memory(directory_.path());
      }
    }
  }

  /// Takes up what was committed since the last use, if anything. \returns whether there was something
  bool refresh() const;

  /// Whether something was committed since the last use.
  [[nodiscard]] bool is_outdated() const;

  [[nodiscard]] const IndexDirectory& directory() const { return directory_; }

 private:
  static constexpr int max_reruns = 20;
  /// Each holds files open, and keeps what its searches read.
  static constexpr std::size_t most_idle = 16;

  /// What state an index is in.
  struct State {
    StateMark mark;
    std::uint64_t revision = 0;

    [[nodiscard]] bool is(const State& other) const {
      return mark.has_same_database(other.mark) && revision == other.revision;
    }
  };

  /// None when all are in use.
  [[nodiscard]] std::unique_ptr<Snapshot> take_idle() const;
  void bring_up_to_date(std::unique_ptr<Snapshot>& snapshot, const std::filesystem::path& generation,
                        StateMark mark) const;
  [[nodiscard]] State newest() const;
  void release(std::unique_ptr<Snapshot> snapshot) const;
  [[nodiscard]] std::unique_ptr<Snapshot> open(const std::filesystem::path& generation, StateMark mark) const;
  void load(Snapshot& snapshot) const;
  [[nodiscard]] ForwardIndex words_of(const Snapshot& snapshot) const;

  IndexDirectory directory_;
  MakeWords make_words_;
  MakeSynonyms make_synonyms_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Snapshot>> idle_;
  /// The newest columns and settings, shared by all snapshots of their revision.
  mutable Snapshot newest_;
};

}  // namespace dossier::store
