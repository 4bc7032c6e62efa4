// SPDX-License-Identifier: GPL-2.0-or-later
// In which order do matching documents come?
#pragma once

#include "search/deadline.h"
#include "search/feedback.h"
#include "search/match.h"
#include "search/tester.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace dossier::search {

/// What part of the order is wanted.
struct Page {
  std::size_t offset = 0;
  /// None: up to the last.
  std::optional<std::size_t> limit;
};

/// Of `documents`, as many that pass the tests of `match` as the page is made from: the first ones in its
/// order, by BM25 where that is by relevance.
[[nodiscard]] Passing pass_for_page(const store::Snapshot& snapshot, const Match& match, PostingLists& lists,
                                    const Bitmap& documents, SortOrder order, const Page& page,
                                    const Deadline& deadline);

/// The page of `documents` by relevance to the leaves of `match`: by BM25; the best are then put in order by
/// proximity and feedback too. Scheme and parameters: docs/ranking.md.
[[nodiscard]] std::vector<RankedDocument> rank_by_relevance(const store::Snapshot& snapshot,
                                                            const Match& match, PostingLists& lists,
                                                            const Bitmap& documents, const Page& page,
                                                            const Deadline& deadline);

/// The page of `documents` by scores that are known.
/// \param scores by document number
[[nodiscard]] std::vector<RankedDocument> rank_by_scores(const store::Snapshot& snapshot,
                                                         const std::vector<double>& scores,
                                                         const Bitmap& documents, const Page& page);

/// The page of `documents` by date.
[[nodiscard]] std::vector<RankedDocument> rank_by_date(const store::Snapshot& snapshot,
                                                       const Bitmap& documents, SortOrder order,
                                                       const Page& page);

}  // namespace dossier::search
