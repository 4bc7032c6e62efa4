// SPDX-License-Identifier: GPL-2.0-or-later
// What do the acronyms and words of an index, of the shipped table and of the user's rules stand for?
#pragma once

#include "search/synonym_file.h"
#include "store/synonym_table.h"

#include <span>

#include <xapian.h>

namespace dossier::search {

/// An acronym stands for so many things at most, those that documents explain most often.
inline constexpr std::size_t max_meanings = 3;

/// Brings together, in order of precedence: the user's rules, what the documents explain, and the shipped
/// table, where the documents do not say otherwise. An explanation counts when two documents give it, or when
/// one does and there is no other (of two letters: when two do). Xapian exceptions pass through.
[[nodiscard]] store::SynonymTable make_synonyms(const Xapian::Database& database,
                                                const store::Settings& settings,
                                                std::span<const SynonymRule> rules);

}  // namespace dossier::search
