// SPDX-License-Identifier: GPL-2.0-or-later
// How else is an English word spelt, in Britain or in America?
#pragma once

#include "analyze/analyzer.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::search {

/// The other spelling of a folded word, either way ("centre", "center"); several where rules overlap, none
/// for most words. What a rule makes may be no word: no document has it then.
[[nodiscard]] std::vector<std::string> spelling_variants(std::string_view folded);

/// How words are written, and the stem of each.
using OtherSpellings = std::vector<std::pair<std::string, std::string>>;

/// Adds the stems of a word's other spellings to those that it is looked for by, and tells those that are
/// new.
void add_spellings(const std::string& folded, const std::vector<analyze::StemLanguage>& languages,
                   analyze::Analyzer& analyzer, std::vector<std::string>& stems, OtherSpellings& added);

/// The same for one stem of one spelling.
void add_spelling(const std::string& written, std::string stem, std::vector<std::string>& stems,
                  OtherSpellings& added);

}  // namespace dossier::search
