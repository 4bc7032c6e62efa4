// SPDX-License-Identifier: GPL-2.0-or-later
// How does an index move from one complete state to the next?
#include "index/writer.h"

#include "index/carry_words.h"
#include "schema/format.h"
#include "store/lost_pointer.h"
#include "store/moves.h"
#include "store/snapshot.h"
#include "store/terms.h"
#include "store/xapian_errors.h"
#include "support/errors.h"
#include "support/file.h"

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

/// From this share of the index on, and this number, changes go into a new database: merging costs a pass
/// over the whole index, and a document less in bulk than in place. Estimates.
constexpr std::size_t bulk_share = 20;
constexpr std::size_t least_for_bulk = 500;
/// Words of documents that earlier runs changed in place are written anew with each commit, up to so many
/// bytes.
constexpr std::size_t most_later_words = std::size_t{32} << 20;
/// A small index may have so many numbers of documents that are gone.
constexpr std::size_t most_numbers = 10'000;

void add_languages(store::Settings& settings, const std::vector<std::string>& languages) {
  for (const auto& language : languages)
    if (std::find(settings.stem_languages.begin(), settings.stem_languages.end(), language) ==
        settings.stem_languages.end())
      settings.stem_languages.push_back(language);
}

fs::path with_suffix(fs::path path, const char* suffix) {
  path += suffix;
  return path;
}

/// A folder that is removed at the end, whatever happens.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {}
  ~Scratch() {
    std::error_code failure;
    fs::remove_all(path_, failure);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A transaction that is taken back unless it was committed. Xapian would do so itself, but not before trying
/// to write what is pending.
class Transaction {
 public:
  explicit Transaction(Xapian::WritableDatabase& database) : database_(database) {
    database_.begin_transaction();
  }
  ~Transaction() {
    if (is_committed_) return;
    try {
      database_.cancel_transaction();
    } catch (const Xapian::Error&) {
      // What is not committed is not visible, whether or not it could be taken back.
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    database_.commit_transaction();
    is_committed_ = true;
  }

 private:
  Xapian::WritableDatabase& database_;
  bool is_committed_ = false;
};

}  // namespace

Writer::Writer(const store::IndexDirectory& directory, std::size_t max_memory,
               std::function<bool()> is_locked)
    : directory_(directory), max_memory_(max_memory), is_locked_(std::move(is_locked)) {
  store::guarded(directory_.path(), [&] {
    if (!directory_.renewable()) store::restore_pointer(directory_);
    open_current();
  });
}

Writer::~Writer() {
  if (additions_ && (is_replaced_ || !is_locked_())) additions_->abandon();
}

void Writer::open_current() {
  generation_.reset();
  current_ = {};
  manifest_ = {};
  settings_ = {};
  settings_.stem_languages = {"en"};
  is_older_format_ = false;
  document_count_ = 0;
  auto generation = directory_.renewable();
  is_lost_ = false;
  if (!generation) {
    directory_.remove_leftovers();
    return;
  }
  generation_ = std::move(generation->folder);
  current_ = Xapian::Database(generation_->string());
  is_older_format_ = generation->format != schema::index_format_version;
  // The settings of an older format are those of no rules of today's, so that all documents are made anew.
  if (!is_older_format_) settings_ = store::read_settings(current_);
  manifest_ = store::load_manifest(current_, *generation_);
  document_count_ = current_.get_doccount();
  directory_.remove_leftovers(*generation_, current_.get_revision());
}

bool Writer::is_sparse() const {
  return generation_ && current_.get_lastdocid() > most_numbers + 2 * current_.get_doccount();
}

std::optional<store::DocumentNumber> Writer::number_of(std::string_view id) const {
  if (!generation_) return std::nullopt;
  const std::string term = store::id_term(id);
  const auto place = current_.postlist_begin(term);
  if (place == current_.postlist_end(term)) return std::nullopt;
  return *place;
}

bool Writer::had(std::string_view id) const {
  return store::guarded(directory_.path(), [&] { return number_of(id).has_value(); });
}

void Writer::put(PreparedDocument&& document) {
  store::guarded(directory_.path(), [&] {
    add_languages(settings_, document.languages);
    if (!additions_) additions_.emplace(with_suffix(next_generation(), "-additions"), max_memory_);
    const auto number = number_of(document.id);
    const bool is_there = additions_->has(document.id) || (number && !erased_.contains(*number));
    if (number) erased_.insert(*number);
    additions_->add(std::move(document));
    if (!is_there) ++document_count_;
  });
}

bool Writer::erase(std::string_view id) {
  return store::guarded(directory_.path(), [&] {
    bool is_gone = additions_ && additions_->drop(id);
    if (const auto number = number_of(id)) is_gone = erased_.insert(*number).second || is_gone;
    if (is_gone) --document_count_;
    return is_gone;
  });
}

void Writer::note_move(std::string old_id, std::string new_id) {
  moves_.emplace_back(std::move(old_id), std::move(new_id));
}

Writer::StoredReader Writer::stored_reader() const {
  // A database of its own, since Xapian's objects may not be shared by threads.
  auto database = store::guarded(directory_.path(), [&] {
    return generation_ ? Xapian::Database(generation_->string()) : Xapian::Database();
  });
  return [database, path = directory_.path()](std::string_view id) -> std::optional<std::string> {
    return store::guarded(path, [&]() -> std::optional<std::string> {
      const std::string term = store::id_term(id);
      const auto place = database.postlist_begin(term);
      if (place == database.postlist_end(term)) return std::nullopt;
      return database.get_document(*place).get_data();
    });
  };
}

void Writer::for_each_stored(const std::function<bool(std::string&&)>& visit) const {
  store::guarded(directory_.path(), [&] {
    for (auto place = current_.postlist_begin({}); place != current_.postlist_end({}); ++place)
      if (!visit(current_.get_document(*place).get_data())) return;
  });
}

bool Writer::is_bulk_worthwhile() const {
  if (!generation_ || is_older_format_) return true;
  const std::size_t added = additions_ ? additions_->size() : 0;
  const auto words = store::open_forward_index(current_, *generation_);
  if (!words) return true;  // made whole again at the next occasion
  std::size_t later = 0;
  for (const auto& [number, encoded] : words->later()) later += encoded.size();
  if (later >= most_later_words) return true;
  // What earlier runs changed in place is gathered with it.
  const std::size_t changes = std::max(added, erased_.size()) + words->later().size();
  return changes >= least_for_bulk && changes >= current_.get_doccount() / bulk_share;
}

void Writer::require_known_state() const {
  if (is_lost_)
    throw Error(ErrorCode::io, fmt::format("index '{}' could not be read again after a failure; it holds its "
                                           "last complete state",
                                           directory_.path().string()));
}

/// What was gathered belongs to the state that was opened. Another one may have come into its place all the
/// same: a backup that was restored, or a folder that was moved.
void Writer::require_in_place() {
  if (!is_replaced_) is_replaced_ = !is_in_place();
  if (is_replaced_)
    throw Error(ErrorCode::io,
                fmt::format("index '{}' was replaced by another state while it was written to",
                            directory_.path().string()),
                "nothing was written; run again, and let no indexer run while an index is restored or moved");
}

bool Writer::is_in_place() const {
  if (!is_locked_()) return false;
  const auto now = directory_.renewable();
  if (!now || !generation_) return !now && !generation_;
  const Xapian::Database there(now->folder.string());
  return now->folder == *generation_ && there.get_uuid() == current_.get_uuid() &&
         there.get_revision() == current_.get_revision();
}

void Writer::commit(store::Manifest manifest, const MakeSettings& make_settings) {
  try {
    require_known_state();
    store::guarded(directory_.path(), [&] { require_in_place(); });
    const bool is_same_manifest = manifest.encode() == manifest_.encode();
    const bool has_changes =
        !generation_ || is_older_format_ || additions_ || !erased_.empty() || !moves_.empty();
    manifest_ = std::move(manifest);
    store::guarded(directory_.path(), [&] {
      if (has_changes) {
        write(make_settings, is_bulk_worthwhile());
      } else if (!is_same_manifest) {
        // Stamps of files that were touched and are the same: no reader needs to know.
        support::replace_file(
            store::manifest_file(*generation_, current_.get_revision()),
            store::wrap_sidecar(store::manifest_kind, current_.get_uuid(), manifest_.encode()));
      }
    });
  } catch (...) {
    roll_back();
    throw;
  }
}

void Writer::commit_anew(const MakeSettings& make_settings) {
  try {
    require_known_state();
    store::guarded(directory_.path(), [&] {
      require_in_place();
      write(make_settings, true);
    });
  } catch (...) {
    roll_back();
    throw;
  }
}

void Writer::write(const MakeSettings& make_settings, bool in_bulk) {
  store::Settings settings = make_settings();
  settings.stem_languages = settings_.stem_languages;
  if (in_bulk) {
    commit_new_generation(settings);
  } else {
    commit_in_place(settings);
  }
  forget_changes();
  is_older_format_ = false;
  settings_ = std::move(settings);
  current_ = Xapian::Database(generation_->string());
  document_count_ = current_.get_doccount();
  directory_.remove_leftovers(*generation_, current_.get_revision());
}

void Writer::write_sidecars(const fs::path& generation, const std::string& uuid, std::uint64_t revision,
                            const store::Columns& columns, const store::LaterWords& later) const {
  write_later_words(generation, uuid, revision, later);
  support::replace_file(store::columns_file(generation, revision),
                        store::wrap_sidecar(store::columns_kind, uuid, columns.encode()));
  support::replace_file(store::manifest_file(generation, revision),
                        store::wrap_sidecar(store::manifest_kind, uuid, manifest_.encode()));
}

void Writer::commit_in_place(const store::Settings& settings) {
  Xapian::WritableDatabase database(generation_->string(), Xapian::DB_OPEN);
  const std::uint64_t before = database.get_revision();
  Transaction transaction(database);
  const store::ForwardIndex words = load_words(current_, *generation_);
  store::LaterWords later = words.later();
  store::ColumnChanges changes;
  for (const store::DocumentNumber number : erased_) changes[number] = std::nullopt;
  if (additions_) {
    store::DocumentNumber last = database.get_lastdocid();
    additions_->for_each([&](Additions::Position position, const Xapian::Document& document,
                             const store::WordSequence& sequence) {
      const store::ColumnRow& row = *additions_->rows().at(position);
      const store::DocumentNumber number = number_of(row.id).value_or(last + 1);
      last = std::max(last, number);
      database.replace_document(number, document);
      changes[number] = row;
      later[number] = words.encode(sequence);
    });
  }
  for (const auto& [number, row] : changes) {
    if (row) continue;
    database.delete_document(number);
    later[number].clear();
  }
  for (const auto& [old_id, new_id] : moves_) store::remember_move(database, old_id, new_id);
  store::write_settings(database, settings);
  store::write_roots(database, manifest_.roots());
  const store::Columns columns =
      store::load_columns(current_, *generation_).with(changes, store::load_signatures(current_));
  // Written under the revision that the commit will have: a reader finds either both or neither.
  write_sidecars(*generation_, database.get_uuid(), before + 1, columns, later);
  transaction.commit();
  if (database.get_revision() != before + 1)
    write_sidecars(*generation_, database.get_uuid(), database.get_revision(), columns, later);
  // Xapian names its new revision by a rename, and leaves it at that.
  support::sync_directory(*generation_);
}

void Writer::commit_new_generation(const store::Settings& settings) {
  const fs::path next = next_generation();
  store::Columns columns = merge_into(next);
  {
    Xapian::WritableDatabase database(next.string(), Xapian::DB_OPEN);
    if (generation_) store::copy_moves(current_, database);
    for (const auto& [old_id, new_id] : moves_) store::remember_move(database, old_id, new_id);
    store::write_settings(database, settings);
    store::write_roots(database, manifest_.roots());
    database.commit();
    if (columns.last() != database.get_lastdocid()) columns = store::rebuild_columns(database);
    write_sidecars(next, database.get_uuid(), database.get_revision(), columns, {});
  }
  support::sync_tree(next);
  require_in_place();
  directory_.publish(next);
  generation_ = next;
}

/// Merges the documents that are kept and those that are new into a database at `next`.
store::Columns Writer::merge_into(const fs::path& next) {
  if (!additions_) additions_.emplace(with_suffix(next, "-additions"), max_memory_);
  if (!generation_ || erased_.size() == current_.get_doccount()) {
    additions_->finish(next);
    return store::Columns().with(additions_->rows());
  }
  const Scratch added(with_suffix(next, "-added"));
  const Scratch kept(with_suffix(next, "-kept"));
  additions_->finish(added.path());
  if (!erased_.empty()) copy_kept(kept.path());
  Xapian::Database all(erased_.empty() ? generation_->string() : kept.path().string());
  all.add_database(Xapian::Database(added.path().string()));
  all.compact(next.string());

  merge_words(added.path(), next);
  store::ColumnChanges erased;
  for (const store::DocumentNumber number : erased_) erased[number] = std::nullopt;
  const store::Columns before = store::load_columns(current_, *generation_).with(erased).trimmed();
  store::ColumnChanges rows;
  const auto& by_position = additions_->rows();
  for (const auto& [position, row] : by_position)
    rows[before.last() + position - by_position.begin()->first + 1] = row;
  return before.with(rows, store::load_signatures(Xapian::Database(next.string())));
}

/// Numbers documents as Xapian's compactor does: those of each database from its first to its last.
void Writer::merge_words(const fs::path& added, const fs::path& next) const {
  store::ForwardIndexWriter writer(store::words_file(next));
  const store::ForwardIndex kept = load_words(current_, *generation_);
  const store::Columns columns = store::load_columns(current_, *generation_);
  const auto is_kept = [&](store::DocumentNumber number) {
    return columns.has(number) && !erased_.contains(number);
  };
  store::DocumentNumber first = 1;
  store::DocumentNumber last = columns.last();
  while (first <= last && !is_kept(first)) ++first;
  while (last > first && !is_kept(last)) --last;
  carry_words(current_, kept, first, last, is_kept, writer);
  const auto& rows = additions_->rows();
  if (!rows.empty())
    carry_words(
        Xapian::Database(added.string()), words_of_build(added), rows.begin()->first, rows.rbegin()->first,
        [&](auto position) { return rows.contains(position); }, writer);
  writer.finish(Xapian::Database(next.string()).get_uuid());
}

/// Copies the current database without what has been erased.
void Writer::copy_kept(const fs::path& destination) const {
  std::error_code failure;
  fs::create_directory(destination, failure);
  for (const auto& file : support::list_directory(*generation_)) {
    const std::string name = file.filename().string();
    if (failure) break;
    if (name.ends_with(".glass") || name == "iamglass") fs::copy_file(file, destination / name, failure);
  }
  if (failure) throw support::system_error("copy the database to", destination, failure.value());
  Xapian::WritableDatabase database(destination.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (const store::DocumentNumber number : erased_) database.delete_document(number);
  database.commit();
}

const fs::path& Writer::next_generation() {
  if (next_.empty()) next_ = directory_.new_generation();
  return next_;
}

void Writer::forget_changes() {
  next_.clear();
  additions_.reset();
  erased_.clear();
  moves_.clear();
}

void Writer::roll_back() noexcept {
  try {
    const bool is_ours = !is_replaced_ && is_locked_();
    if (additions_ && !is_ours) additions_->abandon();
    forget_changes();
    if (is_ours) open_current();
  } catch (...) {  // what is Xapian's has no common base with the rest
    is_lost_ = true;
  }
}

}  // namespace dossier::index
