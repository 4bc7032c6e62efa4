// SPDX-License-Identifier: GPL-2.0-or-later
// What was read of a database and need not be read again?
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <unordered_map>
#include <utility>

namespace dossier::store {

/// The things that were used last, under their names, up to a number of bytes. For one thread.
template <class Key, class Value>
class RecentCache {
 public:
  /// \param max_bytes what it keeps at most
  explicit RecentCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// What is kept under a name; none: there is nothing.
  [[nodiscard]] std::shared_ptr<const Value> find(const Key& key) {
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, place->second);
    return entries_.front().value;
  }

  /// Keeps a thing, unless it would drive out most others, and drops those that were not used for the longest
  /// time. \param bytes what it takes, its name included
  void add(const Key& key, std::shared_ptr<const Value> value, std::size_t bytes) {
    bytes += bytes_of_entry;
    if (bytes > max_bytes_ / 4) return;
    std::list<Entry> added;  // so that nothing is half kept when memory runs out
    added.push_front({nullptr, std::move(value), bytes});
    const auto [place, is_new] = places_.try_emplace(key, added.begin());
    if (!is_new) return;
    added.front().key = &place->first;
    entries_.splice(entries_.begin(), added);
    bytes_ += bytes;
    while (bytes_ > max_bytes_) {
      bytes_ -= entries_.back().bytes;
      places_.erase(*entries_.back().key);
      entries_.pop_back();
    }
  }

  void clear() {
    places_.clear();
    entries_.clear();
    bytes_ = 0;
  }

 private:
  struct Entry {
    /// That of `places_`.
    const Key* key = nullptr;
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
  };
  /// What an entry takes beside its name and value.
  static constexpr std::size_t bytes_of_entry = 200;

  std::size_t max_bytes_;
  /// The one used last in front.
  std::list<Entry> entries_;
  std::unordered_map<Key, typename std::list<Entry>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace dossier::store
