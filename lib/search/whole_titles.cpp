// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have all words of a query in their title?
#include "search/whole_titles.h"

#include "schema/fields.h"

#include <cstddef>
#include <optional>
#include <string>

namespace dossier::search {
namespace {

constexpr std::size_t fewest_words = 4;

bool is_word(const RankedWord& word) {
  return word.leaf->kind == query::NodeKind::word && !word.leaf->field && !word.leaf->is_synonym;
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
  for (const RankedWord& word : words)
    if (is_word(word)) {
      // Amounts and names in capitals have terms of their own, which say nothing of titles.
      if (!word.stems.empty()) typed.push_back(&word);
    } else if (!word.leaf->is_synonym) {
      return Bitmap(last);
    }
  if (typed.size() < fewest_words) return Bitmap(last);
  std::optional<Bitmap> all;
  for (const RankedWord* word : typed) {
    const Bitmap having = Bitmap::of(last, lists.of(in_title(word->stems)).documents);
    all ? * all &= having : all.emplace(having);
    if (all->is_empty()) break;
  }
  return *all;
}

}  // namespace dossier::search
