// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index does a wildcard stand for?
#pragma once

#include "search/posting_lists.h"

#include <cstddef>
#include <string_view>

#include <xapian.h>

namespace dossier::search {

/// The most terms that a wildcard stands for.
inline constexpr std::size_t max_wildcard_terms = 2000;

/// What all wildcards of a query may cost together: a leading `*` must not read the dictionary of a large
/// index again and again.
struct WildcardBudget {
  /// Terms looked at.
  std::size_t reads = 2'000'000;
  /// Terms that wildcards stand for.
  std::size_t terms = 20'000;
};

/// Why an expansion has not all terms.
enum class ExpansionCut {
  none,
  too_many,   ///< there are more than `max_wildcard_terms`
  no_budget,  ///< the wildcards of the query used the budget up
};

/// What a wildcard stands for.
struct Expansion {
  TermChoice terms;
  ExpansionCut cut = ExpansionCut::none;
};

/// The stems and exact words that match a pattern in which `*` stands for any letters.
/// \param prefix of the field's terms; empty for the whole document
/// \param budget of the query; what is used is taken off
[[nodiscard]] Expansion expand_wildcard(const Xapian::Database& database, std::string_view pattern,
                                        std::string_view prefix, WildcardBudget& budget);

/// Whether a folded word matches a folded pattern.
[[nodiscard]] bool matches_wildcard(std::string_view word, std::string_view pattern);

}  // namespace dossier::search
