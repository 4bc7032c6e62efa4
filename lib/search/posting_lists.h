// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and how often is it in each?
#pragma once

#include "search/bitmap.h"
#include "search/deadline.h"
#include "store/posting_list.h"
#include "store/snapshot.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::search {

/// One of several terms may stand for a word ("payment" in English or Malay).
using TermChoice = std::vector<std::string>;

using store::PostingList;

/// Reads posting lists, each once a search, or not at all where the snapshot still has it. For one thread;
/// references stay good.
class PostingLists {
 public:
  PostingLists(const store::Snapshot& snapshot, const Deadline& deadline)
      : snapshot_(snapshot), deadline_(deadline) {}

  /// Xapian exceptions pass through. \throws Error `cancelled`
  [[nodiscard]] const PostingList& of(const std::string& term);
  /// Of several terms, with the frequencies added up.
  [[nodiscard]] const PostingList& of(const TermChoice& terms);

 private:
  [[nodiscard]] PostingList united(const TermChoice& terms);

  const store::Snapshot& snapshot_;
  const Deadline& deadline_;
  /// By term, or by terms with an end each.
  std::unordered_map<std::string, std::shared_ptr<const PostingList>> lists_;
};

/// Adds the documents of a term.
void add_postings(const store::Snapshot& snapshot, const std::string& term, Bitmap& documents);

}  // namespace dossier::search
