// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are most like one?
#pragma once

#include "search/search.h"

#include <dossier/similar.h>

#include <vector>

namespace dossier::search {

/// Documents like one, and the words that it went by.
struct SimilarFound {
  std::vector<SimilarWord> words;
  /// Its leaves are those of the request's query, then the words.
  Found found;
};

/// Scores all documents by the words that tell document `number` from others, and runs the request among
/// those that have any; the document itself is left out. \throws Error as `run`; Xapian exceptions pass
/// through
[[nodiscard]] SimilarFound find_similar(const store::Snapshot& snapshot, DocumentNumber number,
                                        const SearchRequest& request, const Deadline& deadline);

}  // namespace dossier::search
