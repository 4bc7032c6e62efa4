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

/// What a wildcard stands for.
struct Expansion {
  TermChoice terms;
  /// There were more terms than `max_wildcard_terms`.
  bool is_cut = false;
};

/// The stems and exact words that match a pattern in which `*` stands for any letters.
/// \param prefix of the field's terms; empty for the whole document
[[nodiscard]] Expansion expand_wildcard(const Xapian::Database& database, std::string_view pattern,
                                        std::string_view prefix);

/// Whether a folded word matches a folded pattern.
[[nodiscard]] bool matches_wildcard(std::string_view word, std::string_view pattern);

}  // namespace dossier::search
