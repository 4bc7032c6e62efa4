// SPDX-License-Identifier: GPL-2.0-or-later
// Why does a request find so little, and why not this document?
#pragma once

#include "search/search.h"

#include <vector>

namespace dossier::search {

/// An answer of fewer documents is explained.
inline constexpr std::size_t few_documents = 3;

/// Looser queries that find more than `total` documents: the smallest change first, then most documents. Each
/// is run. \throws Error `cancelled`; Xapian exceptions pass through
[[nodiscard]] std::vector<LoosenedQuery> loosened_queries(const store::Snapshot& snapshot,
                                                          const SearchRequest& request, std::size_t total,
                                                          const Deadline& deadline);

/// Which parts of a request a document matches; see `Searcher::why_not`.
[[nodiscard]] std::vector<ClauseMatch> why_not(const store::Snapshot& snapshot, const SearchRequest& request,
                                               DocumentNumber number, const Deadline& deadline);

}  // namespace dossier::search
