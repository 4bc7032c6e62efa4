// SPDX-License-Identifier: GPL-2.0-or-later
// How do found documents become hits to show?
#pragma once

#include "search/search.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <string>
#include <vector>

namespace dossier::results {

/// Fills in the hits of a page. Xapian exceptions pass through. \throws Error `index_damaged`
[[nodiscard]] std::vector<Hit> make_hits(const store::Snapshot& snapshot, const search::Found& found,
                                         const SearchRequest& request, const search::Deadline& deadline);

/// The id of the document that this one is a copy of; empty where it is none.
[[nodiscard]] std::string duplicate_of(const store::Columns& columns, store::DocumentNumber number);

}  // namespace dossier::results
