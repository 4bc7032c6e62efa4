// SPDX-License-Identifier: GPL-2.0-or-later
// Which posting lists need not be read again?
#include "store/posting_cache.h"

#include <utility>

namespace dossier::store {
namespace {

/// One list may not drive out all others.
constexpr std::size_t most_bytes_of_one = PostingCache::max_bytes / 4;
/// What an entry takes beside its list.
constexpr std::size_t bytes_of_entry = 200;

}  // namespace

std::shared_ptr<const PostingList> PostingCache::find(const std::string& name) {
  const auto place = places_.find(name);
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return entries_.front().list;
}

void PostingCache::add(const std::string& name, std::shared_ptr<const PostingList> list) {
  const std::size_t bytes = bytes_of_entry + name.size() +
                            list->documents.size() * (sizeof(DocumentNumber) + sizeof(std::uint32_t));
  if (bytes > most_bytes_of_one || places_.contains(name)) return;
  entries_.push_front({name, std::move(list), bytes});
  places_.emplace(entries_.front().name, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > max_bytes) {
    bytes_ -= entries_.back().bytes;
    places_.erase(entries_.back().name);
    entries_.pop_back();
  }
}

void PostingCache::clear() {
  places_.clear();
  entries_.clear();
  bytes_ = 0;
}

}  // namespace dossier::store
