// SPDX-License-Identifier: GPL-2.0-or-later
// Can a text in which acronyms are looked for do harm?
#include "analyze/acronym_pairs.h"
#include "target.h"
#include "text/unicode.h"

void dossier::fuzz::run(std::string_view input) {
  for (const auto& pair : analyze::find_acronym_pairs(text::to_valid_utf8(input))) {
    require(!analyze::acronym_key(pair.acronym).empty());
    require(!pair.words.empty() && text::is_valid_utf8(pair.words));
    require(pair.words.size() <= analyze::max_acronym_words_bytes);
  }
}
