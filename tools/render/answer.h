// SPDX-License-Identifier: GPL-2.0-or-later
// What does a renderer get to show for one search?
#pragma once

#include <dossier/searcher.h>
#include <dossier/similar.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

/// One search and its answer; refers to them, so they must outlive it.
struct Answer {
  const SearchRequest& request;
  const SearchResults& results;
  /// The id of the query in a batch; none for a single search.
  std::optional<std::string_view> query_id = {};
  /// What the hits are like, where they answer `similar`; else null.
  const SimilarResults* similar = nullptr;
};

/// The clauses of a request held against a document; refers to them, so they must outlive it.
struct WhyNot {
  std::string_view id;
  std::string_view query;
  const std::vector<ClauseMatch>& clauses;
  /// Whether no clause leaves it out.
  [[nodiscard]] bool is_found() const {
    return std::none_of(clauses.begin(), clauses.end(), [](const auto& clause) { return clause.excludes; });
  }
};

}  // namespace dossier::render
