// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index does a wildcard stand for?
#include "search/wildcard.h"

#include "analyze/stemmer.h"
#include "schema/fields.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>

namespace dossier::search {
namespace {

void add_matching(const Xapian::Database& database, std::string_view pattern, std::string_view prefix,
                  WildcardBudget& budget, Expansion& expansion) {
  const std::string start = std::string(prefix).append(pattern.substr(0, pattern.find('*')));
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start); ++term) {
    if (budget.reads == 0) {
      expansion.cut = ExpansionCut::no_budget;
      return;
    }
    --budget.reads;
    const std::string whole = *term;
    std::string_view word = std::string_view(whole).substr(prefix.size());
    if (word.ends_with(analyze::malay_mark)) word.remove_suffix(analyze::malay_mark.size());
    // Without a prefix the walk also meets the terms of fields, which begin with a capital.
    if (prefix.empty() && whole.front() >= 'A' && whole.front() <= 'Z') continue;
    if (!matches_wildcard(word, pattern)) continue;
    if (budget.terms == 0 || expansion.terms.size() == max_wildcard_terms) {
      expansion.cut = budget.terms == 0 ? ExpansionCut::no_budget : ExpansionCut::too_many;
      return;
    }
    --budget.terms;
    expansion.terms.push_back(whole);
  }
}

}  // namespace

bool matches_wildcard(std::string_view word, std::string_view pattern) {
  // Greedy with one point to come back to: linear in practice, at worst word times pattern.
  std::size_t w = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Expansion expand_wildcard(const Xapian::Database& database, std::string_view pattern, std::string_view prefix,
                          WildcardBudget& budget) {
  Expansion expansion;
  const std::string folded = text::fold(pattern);
  add_matching(database, folded, prefix, budget, expansion);
  if (prefix.empty() && expansion.cut == ExpansionCut::none)
    add_matching(database, folded, schema::exact_prefix, budget, expansion);
  return expansion;
}

}  // namespace dossier::search
