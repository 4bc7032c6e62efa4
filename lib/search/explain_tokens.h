// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index is each token of a query looked for by?
#pragma once

#include "query/parse.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <string_view>
#include <vector>

namespace dossier::search {

/// The tokens of a parsed query, in order. Xapian exceptions pass through.
[[nodiscard]] std::vector<QueryTokenInfo> explain_tokens(const store::Snapshot& snapshot,
                                                         const query::Parsed& parsed, std::string_view query,
                                                         WordExpansion expansion);

}  // namespace dossier::search
