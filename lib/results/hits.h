// SPDX-License-Identifier: GPL-2.0-or-later
// How do found documents become hits to show?
#pragma once

#include "search/search.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <vector>

namespace dossier::results {

/// Fills in the hits of a page. Xapian exceptions pass through. \throws Error `index_damaged`
[[nodiscard]] std::vector<Hit> make_hits(const store::Snapshot& snapshot, const search::Found& found,
                                         const SearchRequest& request, const search::Deadline& deadline);

}  // namespace dossier::results
