// SPDX-License-Identifier: GPL-2.0-or-later
// How do readers see one complete state of an index, and the next one after a commit?
#include "store/snapshot.h"

#include "schema/date.h"
#include "store/stored_document.h"

#include <algorithm>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

ColumnRow row_of(const Xapian::Document& document, Xapian::termcount length) {
  ColumnRow row;
  row.length = length;
  const DocumentRecord record = decode_hit(document.get_data());
  row.id = record.id;
  if (const auto date = schema::parse_date(record.date)) row.date = date->number();
  row.signature = Signature::decode(document.get_value(schema::signature_slot));
  for (std::size_t facet = 0; facet < schema::value_facets.size(); ++facet)
    row.values[facet] = unpack_values(document.get_value(schema::info(schema::value_facets[facet]).slot));
  return row;
}

/// The name of the root that a key is below.
std::string root_of(std::string_view key, const std::vector<Root>& roots) {
  for (const Root& root : roots)
    if (!root.name.empty() && key.starts_with(root.name) && key.substr(root.name.size()).starts_with('/'))
      return root.name;
  return {};
}

/// Calls `visit(number, document)` for each document of a database, in order of number.
template <class Visit>
void for_each_document(const Xapian::Database& database, Visit&& visit) {
  for (auto place = database.postlist_begin({}); place != database.postlist_end({}); ++place)
    visit(*place, database.get_document(*place, Xapian::DOC_ASSUME_VALID));
}

/// The sidecars of a revision go when the next one is there: making them anew would take long, for nothing.
void require_newest(const Xapian::Database& database, const fs::path& generation) {
  if (Xapian::Database(generation.string()).get_revision() != database.get_revision())
    throw Xapian::DatabaseModifiedError("overtaken by a commit");
}

}  // namespace

Columns rebuild_columns(const Xapian::Database& database) {
  ColumnChanges rows;
  for_each_document(database, [&](DocumentNumber number, const Xapian::Document& document) {
    rows.emplace_hint(rows.end(), number, row_of(document, database.get_doclength(number)));
  });
  return Columns().with(rows);
}

Manifest rebuild_manifest(const Xapian::Database& database) {
  ManifestChanges files;
  for_each_document(database, [&](DocumentNumber, const Xapian::Document& document) {
    StoredRecord stored = decode_document(document.get_data());
    auto& file = files[stored.file_key];
    if (!file) file.emplace();
    file->documents.push_back({stored.record.id, stored.content_hash});
  });
  const std::vector<Root> roots = read_roots(database);
  for (auto& [key, file] : files) file->root = root_of(key, roots);
  return Manifest(roots, files);
}

std::vector<Signature> load_signatures(const Xapian::Database& database) {
  std::vector<Signature> signatures(database.get_lastdocid());
  for (auto value = database.valuestream_begin(schema::signature_slot);
       value != database.valuestream_end(schema::signature_slot); ++value)
    signatures[value.get_docid() - 1] = Signature::decode(*value);
  return signatures;
}

Columns load_columns(const Xapian::Database& database, const fs::path& generation) {
  const auto file = columns_file(generation, database.get_revision());
  if (const auto bytes = read_sidecar(file, columns_kind, database.get_uuid()))
    return Columns::decode(*bytes);
  require_newest(database, generation);
  return rebuild_columns(database);
}

Manifest load_manifest(const Xapian::Database& database, const fs::path& generation) {
  const auto file = manifest_file(generation, database.get_revision());
  if (auto bytes = read_sidecar(file, manifest_kind, database.get_uuid()))
    return Manifest::decode(std::move(*bytes));
  require_newest(database, generation);
  return rebuild_manifest(database);
}

SnapshotPool::SnapshotPool(const fs::path& index_dir, MakeWords make_words, MakeSynonyms make_synonyms)
    : directory_(index_dir), make_words_(std::move(make_words)), make_synonyms_(std::move(make_synonyms)) {
  run([](const Snapshot&) {
    return 0;
  });  // what is wrong with the index is told now, not at the first search
}

SnapshotPool::State SnapshotPool::newest() const {
  const std::lock_guard lock(mutex_);
  return {newest_.mark, newest_.revision};
}

bool SnapshotPool::refresh() const {
  const State before = newest();
  run([](const Snapshot&) { return 0; });
  return !newest().is(before);
}

bool SnapshotPool::is_outdated() const {
  const auto generation = directory_.require_current();
  State now;
  now.mark.add_database(generation);
  try {
    now.revision = Xapian::Database(generation.string()).get_revision();
  } catch (const Xapian::Error& error) {
    if (directory_.current() != generation) return true;  // it went when a newer one came
    throw to_error(error, directory_.path());
  }
  return !newest().is(now);
}

std::unique_ptr<Snapshot> SnapshotPool::take_idle() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return nullptr;
  auto snapshot = std::move(idle_.back());
  idle_.pop_back();
  return snapshot;
}

void SnapshotPool::bring_up_to_date(std::unique_ptr<Snapshot>& snapshot, const fs::path& generation,
                                    StateMark mark) const {
  mark.add_database(generation);
  // A folder that was put in the place of another may have the same generation and revision.
  if (!snapshot || !snapshot->mark.has_same_database(mark)) {
    snapshot = open(generation, std::move(mark));
    return;
  }
  snapshot->mark = std::move(mark);
  if (snapshot->database.reopen() || !snapshot->columns) load(*snapshot);
}

void SnapshotPool::release(std::unique_ptr<Snapshot> snapshot) const {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < most_idle) idle_.push_back(std::move(snapshot));
  // Files of a database that was replaced take room on the disk until the last one lets go of them.
  std::erase_if(idle_, [&](const auto& idle) { return !idle->mark.has_same_database(newest_.mark); });
}

std::unique_ptr<Snapshot> SnapshotPool::open(const fs::path& generation, StateMark mark) const {
  auto snapshot = std::make_unique<Snapshot>();
  snapshot->generation = generation;
  snapshot->database = Xapian::Database(generation.string());
  StateMark opened = mark;
  opened.add_database(generation);
  if (!mark.has_same_database(opened)) throw Xapian::DatabaseModifiedError("overtaken by a commit");
  snapshot->mark = std::move(mark);
  load(*snapshot);
  return snapshot;
}

ForwardIndex SnapshotPool::words_of(const Snapshot& snapshot) const {
  if (auto words = open_forward_index(snapshot.database, snapshot.generation)) return std::move(*words);
  require_newest(snapshot.database, snapshot.generation);
  return rebuild_forward_index(snapshot.database, make_words_);
}

void SnapshotPool::load(Snapshot& snapshot) const {
  snapshot.revision = snapshot.database.get_revision();
  snapshot.frequencies.clear();
  snapshot.postings.clear();
  snapshot.hits.clear();
  for (auto& table : snapshot.value_tables) table.reset();
  const std::lock_guard lock(mutex_);
  if (newest_.columns && newest_.mark.has_same_database(snapshot.mark) &&
      newest_.revision == snapshot.revision) {
    snapshot.columns = newest_.columns;
    snapshot.words = newest_.words;
    snapshot.settings = newest_.settings;
    snapshot.synonyms = newest_.synonyms;
    return;
  }
  snapshot.columns = std::make_shared<const Columns>(load_columns(snapshot.database, snapshot.generation));
  snapshot.words = std::make_shared<const ForwardIndex>(words_of(snapshot));
  snapshot.settings = std::make_shared<const Settings>(read_settings(snapshot.database));
  snapshot.synonyms =
      std::make_shared<const SynonymTable>(make_synonyms_(snapshot.database, *snapshot.settings));
  newest_.generation = snapshot.generation;
  newest_.mark = snapshot.mark;
  newest_.revision = snapshot.revision;
  newest_.columns = snapshot.columns;
  newest_.words = snapshot.words;
  newest_.settings = snapshot.settings;
  newest_.synonyms = snapshot.synonyms;
}

}  // namespace dossier::store
