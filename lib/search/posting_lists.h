// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and how often is it in each?
#pragma once

#include "search/bitmap.h"
#include "search/deadline.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace dossier::search {

/// One of several terms may stand for a word ("payment" in English or Malay).
using TermChoice = std::vector<std::string>;

/// Documents in rising order, and the term's frequency in each.
struct PostingList {
  std::vector<DocumentNumber> documents;
  std::vector<std::uint32_t> frequencies;
};

/// Reads posting lists, each once a search. For one thread; references stay good.
class PostingLists {
 public:
  PostingLists(const Xapian::Database& database, const Deadline& deadline)
      : database_(database), deadline_(deadline) {}

  /// Xapian exceptions pass through. \throws Error `cancelled`
  [[nodiscard]] const PostingList& of(const std::string& term);
  /// Of several terms, with the frequencies added up.
  [[nodiscard]] const PostingList& of(const TermChoice& terms);

 private:
  [[nodiscard]] PostingList read(const std::string& term) const;

  const Xapian::Database& database_;
  const Deadline& deadline_;
  std::unordered_map<std::string, PostingList> lists_;
  std::unordered_map<std::string, PostingList> unions_;
};

/// Adds the documents of a term, without keeping the list.
void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents);

}  // namespace dossier::search
