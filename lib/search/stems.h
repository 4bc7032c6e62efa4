// SPDX-License-Identifier: GPL-2.0-or-later
// By the rules of which languages is a word of a query stemmed?
#pragma once

#include "analyze/analyzer.h"
#include "search/posting_lists.h"
#include "store/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// The languages whose stems stand in an index, English first.
[[nodiscard]] std::vector<analyze::StemLanguage> languages_of(const store::Snapshot& snapshot);

/// The stems of a folded word by each of them, each once.
[[nodiscard]] TermChoice stems_of(std::string_view folded,
                                  const std::vector<analyze::StemLanguage>& languages,
                                  analyze::Analyzer& analyzer);

/// The same of a text that is one hyphenated compound, written as one word; none for any other text.
[[nodiscard]] TermChoice joined_stems(std::string_view text,
                                      const std::vector<analyze::StemLanguage>& languages,
                                      analyze::Analyzer& analyzer);

/// Adds a term that is not among them.
void add_once(TermChoice& terms, std::string term);

}  // namespace dossier::search
