// SPDX-License-Identifier: GPL-2.0-or-later
// How does the text of a query become a syntax tree?
#pragma once

#include "query/syntax.h"

#include <dossier/searcher.h>

#include <string_view>
#include <vector>

namespace dossier::query {

/// A parsed query.
struct Parsed {
  Node root;
  /// What was repaired, in order of offset.
  std::vector<QueryIssue> issues;
};

/// Parses a query. Every text has a tree: what cannot be understood is repaired and reported. Precedence,
/// from loose to tight: OR, AND and NOT, words side by side, NEAR. `docs/query-syntax.md` is the grammar.
[[nodiscard]] Parsed parse(std::string_view query);

}  // namespace dossier::query
