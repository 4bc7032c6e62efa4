// SPDX-License-Identifier: GPL-2.0-or-later
// Which posting lists need not be read again?
#pragma once

#include "store/columns.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::store {

/// Documents in rising order, and the term's frequency in each.
struct PostingList {
  std::vector<DocumentNumber> documents;
  std::vector<std::uint32_t> frequencies;
};

/// The lists that were used last, of one revision of a database. Reading a list takes the database longer
/// than all that a search does with it, and a few words are in most queries. For one thread.
class PostingCache {
 public:
  /// What it keeps at most.
  static constexpr std::size_t max_bytes = std::size_t{16} << 20;

  /// The list kept under a name; none: there is none.
  [[nodiscard]] std::shared_ptr<const PostingList> find(const std::string& name);
  /// Keeps a list, and drops those that were not used for the longest time.
  void add(const std::string& name, std::shared_ptr<const PostingList> list);
  void clear();

 private:
  struct Entry {
    std::string name;
    std::shared_ptr<const PostingList> list;
    std::size_t bytes = 0;
  };

  /// The one used last in front.
  std::list<Entry> entries_;
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace dossier::store
