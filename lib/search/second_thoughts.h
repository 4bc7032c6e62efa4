// SPDX-License-Identifier: GPL-2.0-or-later
// What is said, or done, about an answer that found little?
#pragma once

#include "search/search.h"

#include <optional>

namespace dossier::search {

/// Adds to an answer what the request wants to know of other spellings and looser queries. Where another
/// query is answered instead, `found` becomes its answer, but for the issues. \returns the request that is
/// answered instead, if any
[[nodiscard]] std::optional<SearchRequest> second_thoughts(const store::Snapshot& snapshot,
                                                           const SearchRequest& request,
                                                           const Deadline& deadline, Found& found,
                                                           SearchResults& answer);

}  // namespace dossier::search
