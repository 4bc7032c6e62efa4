// SPDX-License-Identifier: GPL-2.0-or-later
// How much does it say that words of the query stand near each other?
#include "search/proximity.h"

#include "search/code_scan.h"

#include <algorithm>
#include <map>

namespace dossier::search {
namespace {

// Tuned: docs/ranking.md.
constexpr double k1 = 2.0;
constexpr double in_order_weight = 0.6;
constexpr double near_weight = 0.3;
/// Places that two near words are apart at most.
constexpr std::ptrdiff_t window = 5;
/// Further words of a long query are not looked at together.
constexpr std::size_t most_words = 32;
constexpr std::ptrdiff_t nowhere = -window - 1;

}  // namespace

Proximity::Proximity(const store::Snapshot& snapshot, const std::vector<RankedWord>& words,
                     PostingLists& lists)
    : snapshot_(snapshot), bm25_(*snapshot.columns, k1), table_(*snapshot.words) {
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
    Pair pair;
    pair.first = number_of(words[i]);
    pair.second = number_of(words[i + 1]);
    if (pair.first == pair.second) continue;
    pair.idf = (bm25_.idf(lists.of(*words[i].terms).documents.size()) +
                bm25_.idf(lists.of(*words[i + 1].terms).documents.size())) /
               2;
    pairs_.push_back(pair);
  }
  last_place_.resize(numbers.size() + 1);
  pairs_of_.resize(numbers.size() + 1);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    pairs_of_[pairs_[i].first].push_back(i);
    pairs_of_[pairs_[i].second].push_back(i);
  }
}

void Proximity::count(std::span<const store::WordCode> text) {
  std::fill(last_place_.begin(), last_place_.end(), nowhere);
  const auto is_wanted = [&](store::WordCode code) { return table_.word(code) != CodeTable::no_word; };
  scan_codes(text, table_.codes(), is_wanted, [&](std::size_t i) {
    const std::uint8_t word = table_.word(text[i]);
    if (word == CodeTable::gap) {
      std::fill(last_place_.begin(), last_place_.end(), nowhere);
      return true;
    }
    const auto place = static_cast<std::ptrdiff_t>(i);
    for (const std::size_t index : pairs_of_[word]) {
      Pair& pair = pairs_[index];
      const std::ptrdiff_t other = last_place_[pair.first == word ? pair.second : pair.first];
      if (other == nowhere || place - other > window) continue;
      ++pair.near;
      if (pair.second == word && place - other == 1) ++pair.in_order;
    }
    last_place_[word] = place;
    return true;
  });
}

double Proximity::score(DocumentNumber number) {
  const store::DocumentWords words = snapshot_.words->words(number);
  table_.enter(words);
  for (Pair& pair : pairs_) pair.in_order = pair.near = 0;
  count(words.codes());
  double score = 0;
  for (const Pair& pair : pairs_)
    score += pair.idf * (in_order_weight * bm25_.saturated(pair.in_order, number) +
                         near_weight * bm25_.saturated(pair.near, number));
  return score;
}

}  // namespace dossier::search
