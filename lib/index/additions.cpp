// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents has a run made so far, and how are they kept until the commit?
#include "index/additions.h"

#include "index/carry_words.h"
#include "support/errors.h"

#include <system_error>

namespace dossier::index {
namespace {

/// Beyond either, documents go to disk.
constexpr std::size_t most_in_memory = 1000;
constexpr std::size_t most_bytes_in_memory = std::size_t{2} << 20;

/// Of a run's memory, what posting lists may take: a sixth, since lists that grow take up to twice their
/// size.
constexpr std::size_t share_of_lists = 6;

}  // namespace

Additions::~Additions() {
  bulk_.reset();
  std::error_code failure;
  if (!scratch_.empty()) std::filesystem::remove_all(scratch_, failure);
}

void Additions::add(PreparedDocument&& document) {
  drop(document.id);
  positions_.emplace(document.id, ++last_);
  rows_.insert_or_assign(rows_.end(), last_, std::move(document.row));
  if (bulk_) {
    bulk_->add(document.postings);
    return;
  }
  bytes_in_memory_ += document.postings.data.size();
  in_memory_.push_back(std::move(document.postings));
  if (in_memory_.size() > most_in_memory || bytes_in_memory_ > most_bytes_in_memory) start_bulk();
}

bool Additions::drop(std::string_view id) {
  const auto place = positions_.find(std::string(id));
  if (place == positions_.end()) return false;
  rows_.erase(place->second);
  positions_.erase(place);
  return true;
}

void Additions::start_bulk() {
  bulk_.emplace(scratch_, max_memory_ / share_of_lists);
  for (const auto& document : in_memory_) bulk_->add(document);
  in_memory_ = {};
  bytes_in_memory_ = 0;
}

void Additions::finish(const std::filesystem::path& destination) {
  if (!bulk_) start_bulk();
  bulk_->finish();
  bulk_.reset();
  std::error_code failure;
  std::filesystem::rename(scratch_, destination, failure);
  if (failure) throw support::system_error("make the database", destination, failure.value());
  if (rows_.size() == last_) return;
  Xapian::WritableDatabase database(destination.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (Position position = 1; position <= last_; ++position)
    if (!rows_.contains(position)) database.delete_document(position);
  database.commit();
}

void Additions::for_each(const Visit& visit) {
  if (!bulk_) {
    for (const auto& row : rows_) {
      const Postings& postings = in_memory_[row.first - 1];
      visit(row.first, to_xapian(postings), postings.words);
    }
    return;
  }
  const std::filesystem::path together = scratch_.string() + "-together";
  finish(together);
  {
    const Xapian::Database database(together.string());
    const store::ForwardIndex words = words_of_build(together);
    for (const auto& row : rows_)
      visit(row.first, database.get_document(row.first), words_of(database, words, row.first));
  }
  std::error_code failure;
  std::filesystem::remove_all(together, failure);
}

}  // namespace dossier::index
