// SPDX-License-Identifier: GPL-2.0-or-later
// Which looser queries are next to one?
#pragma once

#include "query/syntax.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// How much of a query is given up.
enum class Change { widened, as_words, dropped };

/// A looser query; its total is not known yet.
struct Loosening {
  Change change = Change::dropped;
  LoosenedQuery query;
};

/// Of a query of very many parts, the first are enough.
inline constexpr std::size_t most_loosenings = 24;

/// A query with each filter, required or unwanted part left out, each phrase as words, each NEAR wider. Where
/// the query has words, so have all of these. \param root the tree of the request's query
[[nodiscard]] std::vector<Loosening> loosenings(const SearchRequest& request, const query::Node& root);

/// A filter given apart, as it is typed, by itself.
struct OptionFilter {
  /// `--category speech --category transcript`
  std::string text;
  schema::Field field = schema::Field::date;
  /// Only this one.
  SearchFilters alone;
  /// All but this one.
  SearchFilters others;
};
[[nodiscard]] std::vector<OptionFilter> option_filters(const SearchFilters& filters);

/// A part of a query as it was typed, with the sign that makes it required or unwanted.
[[nodiscard]] std::string typed_part(std::string_view query, const query::Node& parent,
                                     const query::Node& part);

}  // namespace dossier::search
