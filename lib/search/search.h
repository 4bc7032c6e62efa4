// SPDX-License-Identifier: GPL-2.0-or-later
// How does a request become a total, facets and an order of documents?
#pragma once

#include "query/parse.h"
#include "search/match.h"
#include "search/rank.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <vector>

namespace dossier::search {

/// A request's answer in numbers, before hits are filled in.
struct Found {
  query::Parsed parsed;
  Match match;
  std::size_t total = 0;
  /// Else there are at least so many.
  bool is_total_exact = true;
  std::vector<RankedDocument> page;
  std::vector<Facet> facets;
  /// Of the query's text and of its meaning in this index.
  std::vector<QueryIssue> issues;
};

/// A search among some documents, which have an order of their own in place of the query's.
struct Frame {
  Bitmap documents;
  /// By document number.
  std::vector<double> scores;
};

/// Runs a request on a snapshot. \param frame none: all documents, ranked by the query
/// \throws Error as `Searcher::search`; Xapian exceptions pass through.
[[nodiscard]] Found run(const store::Snapshot& snapshot, const SearchRequest& request,
                        const Deadline& deadline, const Frame* frame = nullptr);

/// The exact number of documents that a request finds by its query and filters.
[[nodiscard]] std::size_t count_found(const store::Snapshot& snapshot, SearchRequest request,
                                      const Deadline& deadline);

/// How a request is understood on a snapshot.
[[nodiscard]] Explanation explain(const store::Snapshot& snapshot, const SearchRequest& request);

/// The deadline of a request that starts now.
[[nodiscard]] Deadline deadline_of(const SearchRequest& request);

}  // namespace dossier::search
