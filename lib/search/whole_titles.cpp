// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have all words of a query in their title?
#include "search/whole_titles.h"

#include "schema/fields.h"

#include <cstddef>
#include <string>

namespace dossier::search {
namespace {

constexpr std::size_t fewest_words = 4;

bool is_word(const Leaf& leaf) {
  return leaf.kind == query::NodeKind::word && !leaf.field;
}

TermChoice in_title(const std::vector<std::string>& stems) {
  TermChoice terms;
  for (const auto& stem : stems)
    terms.push_back(std::string(schema::info(schema::Field::title).prefix).append(stem));
  return terms;
}

}  // namespace

Bitmap whole_titles(const std::vector<RankedWord>& words, PostingLists& lists, store::DocumentNumber last) {
  std::vector<const RankedWord*> typed;
  for (const RankedWord& word : words) {
    if (word.leaf->is_synonym) continue;
    if (!is_word(*word.leaf)) return Bitmap(last);
    // Amounts and names in capitals have terms of their own, which say nothing of titles.
    if (!word.stems.empty()) typed.push_back(&word);
  }
  if (typed.size() < fewest_words) return Bitmap(last);
  const auto having = [&](const RankedWord* word) {
    return Bitmap::of(last, lists.of(in_title(word->stems)).documents);
  };
  Bitmap all = having(typed.front());
  for (std::size_t i = 1; i < typed.size() && !all.is_empty(); ++i) all &= having(typed[i]);
  return all;
}

}  // namespace dossier::search
