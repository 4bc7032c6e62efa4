// SPDX-License-Identifier: GPL-2.0-or-later
// Can a user's file of synonyms do harm?
#include "search/synonym_file.h"
#include "target.h"
#include "text/unicode.h"

void dossier::fuzz::run(std::string_view input) {
  for (const auto& rule : search::parse_synonyms(input, "rules.txt")) {
    require(!rule.from.empty() && !rule.to.empty());
    for (const auto* side : {&rule.from, &rule.to})
      for (const auto& entry : *side)
        require(!entry.empty() && entry.size() <= search::max_synonym_bytes && text::is_valid_utf8(entry));
  }
}
