// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a query rank by, in order, whatever it asks of them?
#include "search/query_words.h"

#include "schema/fields.h"

#include <cmath>
#include <map>

namespace dossier::search {
namespace {

/// A word that stands n times in a query counts as n to this power. Tuned: docs/ranking.md.
constexpr double repetition_power = 0.75;
/// What means the same as a word counts so much of it, all its words together. Tuned: docs/ranking.md.
constexpr double synonym_weight = 0.5;

std::vector<std::string> stems_of(const Leaf& leaf, const TermChoice& terms) {
  std::vector<std::string> stems;
  if (leaf.kind == query::NodeKind::wildcard) return stems;
  const std::size_t prefix = leaf.field ? schema::info(*leaf.field).prefix.size() : 0;
  for (const auto& term : terms) {
    // Terms of other kinds, which begin with a capital, have no place.
    const bool has_place = term.size() > prefix && (term[prefix] < 'A' || term[prefix] > 'Z');
    if (has_place) stems.push_back(term.substr(prefix));
  }
  return stems;
}

}  // namespace

std::vector<RankedWord> ranked_words(const Match& match) {
  std::vector<RankedWord> words;
  std::map<TermChoice, std::size_t> counts;
  for (const Leaf& leaf : match.leaves) {
    if (leaf.is_synonym) continue;
    for (const TermChoice& terms : leaf.words) {
      words.push_back({&terms, stems_of(leaf, terms), &leaf, 1});
      ++counts[terms];
    }
  }
  for (RankedWord& word : words)
    word.weight = std::pow(static_cast<double>(counts[*word.terms]), repetition_power - 1);
  for (const Leaf& leaf : match.leaves)
    if (leaf.is_synonym)
      for (const TermChoice& terms : leaf.words)
        words.push_back({&terms, {}, &leaf, synonym_weight / static_cast<double>(leaf.words.size())});
  return words;
}

}  // namespace dossier::search
