// SPDX-License-Identifier: GPL-2.0-or-later
// Did the user mean another query?
#pragma once

#include "search/search.h"

#include <vector>

namespace dossier::search {

/// Queries spelt otherwise.
struct Spellings {
  /// Those that have hits, the likeliest first; none where every word is known.
  std::vector<SpellingSuggestion> suggestions;
  /// Whether the first of them replaces all words that no document has, and none that some document has, so
  /// that it can be answered instead.
  bool is_whole = false;
};

/// What the query of a request may have meant. Each suggestion is run. \param found the answer to `request`
[[nodiscard]] Spellings suggest_spellings(const store::Snapshot& snapshot, const SearchRequest& request,
                                          const Found& found, const Deadline& deadline);

}  // namespace dossier::search
