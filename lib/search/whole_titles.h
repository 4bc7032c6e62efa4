// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have all words of a query in their title?
#pragma once

#include "search/bitmap.h"
#include "search/posting_lists.h"
#include "search/query_words.h"

#include <vector>

namespace dossier::search {

/// Documents whose title has every word of a query that is nothing but words, four or more, whatever joins
/// them: so a title that was pasted, or remembered well. Of other queries none. Xapian exceptions pass
/// through.
/// \param words all that the query is ranked by
/// \param last the highest number of a document
[[nodiscard]] Bitmap whole_titles(const std::vector<RankedWord>& words, PostingLists& lists,
                                  store::DocumentNumber last);

}  // namespace dossier::search
