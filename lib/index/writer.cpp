// SPDX-License-Identifier: GPL-2.0-or-later
// How does an index move from one complete state to the next?
#include "index/writer.h"

#include "store/snapshot.h"
#include "store/terms.h"
#include "store/xapian_errors.h"
#include "support/errors.h"
#include "support/file.h"

#include <algorithm>

namespace dossier::index {
namespace {

/// Memory for the posting lists of a bulk build.
constexpr std::size_t bulk_bytes = std::size_t{128} << 20;

void add_languages(store::Settings& settings, const std::vector<std::string>& languages) {
  for (const auto& language : languages)
    if (std::find(settings.stem_languages.begin(), settings.stem_languages.end(), language) ==
        settings.stem_languages.end())
      settings.stem_languages.push_back(language);
}

}  // namespace

Writer::Writer(const store::IndexDirectory& directory) : directory_(directory) {
  store::guarded(directory_.path(), [&] {
    if (const auto current = directory_.current()) {
      generation_ = *current;
      is_published_ = true;
      database_ = Xapian::WritableDatabase(generation_.string(), Xapian::DB_OPEN);
      settings_ = store::read_settings(database_);
      columns_ = store::load_columns(database_, generation_);
      manifest_ = store::load_manifest(database_, generation_);
      document_count_ = database_.get_doccount();
      directory_.remove_leftovers(database_.get_revision());
    } else {
      directory_.remove_leftovers(0);
      generation_ = directory_.new_generation();
      bulk_.emplace(generation_, bulk_bytes);
      settings_.stem_languages = {"en"};
    }
  });
}

Writer::~Writer() {
  roll_back();
}

std::optional<store::DocumentNumber> Writer::number_of(const std::string& term) const {
  const auto place = database_.postlist_begin(term);
  if (place == database_.postlist_end(term)) return std::nullopt;
  return *place;
}

void Writer::begin() {
  // Readers of a published database must not see half a run; nobody sees an unpublished one.
  if (!is_published_ || in_transaction_) return;
  database_.begin_transaction();
  in_transaction_ = true;
}

void Writer::put(PreparedDocument&& document) {
  store::guarded(directory_.path(), [&] {
    add_languages(settings_, document.languages);
    if (bulk_ && bulk_ids_.insert(document.id).second) {
      put_in_bulk(std::move(document));
      return;
    }
    end_bulk();
    begin();
    const auto existing = number_of(store::id_term(document.id));
    const store::DocumentNumber number = existing.value_or(database_.get_lastdocid() + 1);
    database_.replace_document(number, to_xapian(document.postings));
    changes_[number] = std::move(document.row);
    if (!existing) ++document_count_;
  });
}

void Writer::put_in_bulk(PreparedDocument&& document) {
  bulk_->add(document.postings);
  changes_[static_cast<store::DocumentNumber>(++document_count_)] = std::move(document.row);
}

void Writer::end_bulk() {
  if (!bulk_) return;
  bulk_->finish();
  bulk_.reset();
  bulk_ids_.clear();
  database_ = Xapian::WritableDatabase(generation_.string(), Xapian::DB_OPEN);
}

bool Writer::erase(std::string_view id) {
  return store::guarded(directory_.path(), [&] {
    if (bulk_ && !bulk_ids_.contains(std::string(id))) return false;
    end_bulk();
    const auto number = number_of(store::id_term(id));
    if (!number) return false;
    begin();
    database_.delete_document(*number);
    changes_[*number] = std::nullopt;
    --document_count_;
    return true;
  });
}

void Writer::for_each_stored(const std::function<void(std::string&&)>& visit) const {
  store::guarded(directory_.path(), [&] {
    // A reader of its own: it sees the last commit while the documents are being replaced.
    const Xapian::Database reader(generation_.string());
    for (auto place = reader.postlist_begin({}); place != reader.postlist_end({}); ++place)
      visit(reader.get_document(*place).get_data());
  });
}

void Writer::write_sidecars(std::uint64_t revision, const store::Columns& columns) const {
  const std::string uuid = database_.get_uuid();
  support::replace_file(store::columns_file(generation_, revision),
                        store::wrap_sidecar("columns", uuid, columns.encode()));
  support::replace_file(store::manifest_file(generation_, revision),
                        store::wrap_sidecar("manifest", uuid, manifest_.encode()));
}

void Writer::commit(store::Manifest manifest, store::Settings settings) {
  store::guarded(directory_.path(), [&] {
    manifest_ = std::move(manifest);
    settings.stem_languages = settings_.stem_languages;
    settings_ = std::move(settings);
    end_bulk();
    begin();
    store::write_settings(database_, settings_);
    store::Columns columns = columns_.with(changes_);
    if (is_published_) {
      commit_in_place(columns);
    } else {
      publish_first(columns);
    }
    columns_ = std::move(columns);
    changes_.clear();
    directory_.remove_leftovers(database_.get_revision());
  });
}

void Writer::commit_in_place(const store::Columns& columns) {
  // Written under the revision that the commit will have: a reader finds either both or neither.
  const std::uint64_t before = database_.get_revision();
  write_sidecars(before + 1, columns);
  database_.commit_transaction();
  in_transaction_ = false;
  if (database_.get_revision() != before + 1) write_sidecars(database_.get_revision(), columns);
}

void Writer::publish_first(const store::Columns& columns) {
  database_.commit();
  write_sidecars(database_.get_revision(), columns);
  support::sync_tree(generation_);
  directory_.publish(generation_);
  is_published_ = true;
}

void Writer::roll_back() noexcept {
  try {
    bulk_.reset();
    if (in_transaction_) database_.cancel_transaction();
    database_.close();
    std::error_code failure;
    if (!is_published_) std::filesystem::remove_all(generation_, failure);
  } catch (const Xapian::Error&) {
    // What is not committed is not visible, whether or not it could be taken back; the next run cleans up.
    in_transaction_ = false;
  }
}

}  // namespace dossier::index
