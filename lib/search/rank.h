// SPDX-License-Identifier: GPL-2.0-or-later
// In which order do matching documents come?
#pragma once

#include "search/deadline.h"
#include "search/match.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace dossier::search {

/// A matching document and its score.
struct RankedDocument {
  DocumentNumber number = 0;
  double score = 0;
};

/// What part of the order is wanted.
struct Page {
  std::size_t offset = 0;
  /// None: up to the last.
  std::optional<std::size_t> limit;
};

/// The page of `documents` by relevance to the leaves of `match`. Scheme and parameters: docs/ranking.md.
/// \param is_restricted whether `documents` are fewer than the leaves match
[[nodiscard]] std::vector<RankedDocument> rank_by_relevance(const store::Snapshot& snapshot,
                                                            const Match& match, const Bitmap& documents,
                                                            bool is_restricted, const Page& page,
                                                            const Deadline& deadline);

/// The page of `documents` by date.
[[nodiscard]] std::vector<RankedDocument> rank_by_date(const store::Snapshot& snapshot,
                                                       const Bitmap& documents, SortOrder order,
                                                       const Page& page);

/// What Xapian is asked for these leaves.
[[nodiscard]] Xapian::Query compile(const Match& match, const Bitmap* restriction,
                                    std::size_t restriction_size);

}  // namespace dossier::search
