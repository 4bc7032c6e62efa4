// SPDX-License-Identifier: GPL-2.0-or-later
// How does the text of a query become a syntax tree?
#pragma once

#include "query/lexer.h"
#include "query/syntax.h"

#include <dossier/searcher.h>

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::query {

/// A parsed query.
struct Parsed {
  Node root;
  std::vector<QueryToken> tokens;
  /// What was repaired, in order of offset.
  std::vector<QueryIssue> issues;
};

/// Parses a query. Every text has a tree: what cannot be understood is repaired and reported. Precedence,
/// from loose to tight: OR, AND and NOT, words side by side, NEAR and ADJ. `docs/query-syntax.md` is the
/// grammar. \param today from which relative dates are counted; none: they are no dates
[[nodiscard]] Parsed parse(std::string_view query, const std::optional<schema::Date>& today = std::nullopt);

}  // namespace dossier::query
