// SPDX-License-Identifier: GPL-2.0-or-later
// How much does it say that words of the query stand near each other?
#include "search/proximity.h"

#include "search/scratch.h"

#include <algorithm>
#include <map>

namespace dossier::search {
namespace {

// Tuned: docs/ranking.md.
constexpr double k1 = 2.0;
constexpr double in_order_weight = 0.6;
constexpr double near_weight = 0.3;
/// Further words of a long query are not looked at together.
constexpr std::size_t most_words = 32;

}  // namespace

Proximity::Proximity(const store::Snapshot& snapshot, const std::vector<RankedWord>& words,
                     PostingLists& lists)
    : snapshot_(snapshot),
      bm25_(*snapshot.columns, k1),
      table_(*snapshot.words, scratch_of(snapshot).small_tables),
      neighbours_(table_) {
  std::map<std::string, std::uint8_t> numbers;
  const auto number_of = [&](const RankedWord& word) -> std::uint8_t {
    const auto next = static_cast<std::uint8_t>(numbers.size() + 1);
    const auto [place, is_new] = numbers.try_emplace(word.stems.front(), next);
    if (is_new)
      for (const auto& stem : word.stems) table_.add(stem, next);
    return place->second;
  };
  const std::size_t count = std::min(words.size(), most_words);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    if (words[i].stems.empty() || words[i + 1].stems.empty()) continue;
    const std::uint8_t first = number_of(words[i]);
    const std::uint8_t second = number_of(words[i + 1]);
    if (first == second) continue;
    const std::size_t having_first = lists.of(*words[i].terms).documents.size();
    const std::size_t having_second = lists.of(*words[i + 1].terms).documents.size();
    // A word serves the pair before it and the one behind; in the last pair the rarer stands in fewer places.
    const bool is_last = i + 2 == count;
    neighbours_.add(first, second, is_last && having_first < having_second ? first : second);
    idfs_.push_back((bm25_.idf(having_first) + bm25_.idf(having_second)) / 2);
  }
}

double Proximity::score(DocumentNumber number) {
  const store::DocumentWords words = snapshot_.words->words(number);
  table_.enter(words);
  neighbours_.count(words.codes());
  double score = 0;
  for (std::size_t i = 0; i < idfs_.size(); ++i) {
    const WordPair& pair = neighbours_.pairs()[i];
    score += idfs_[i] * (in_order_weight * bm25_.saturated(pair.in_order, number) +
                         near_weight * bm25_.saturated(pair.near, number));
  }
  return score;
}

}  // namespace dossier::search
