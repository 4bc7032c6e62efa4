// SPDX-License-Identifier: GPL-2.0-or-later
// How much does it say that words of the query stand near each other?
#pragma once

#include "search/bm25.h"
#include "search/code_table.h"
#include "search/posting_lists.h"
#include "search/query_words.h"
#include "store/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::search {

/// Scores neighbours in the query that are also neighbours, or near, in a document: the sequential dependence
/// of D. Metzler and W. B. Croft (A Markov Random Field Model for Term Dependencies, 2005), with BM25's
/// saturation in place of a language model, as by S. Büttcher and others (Term Proximity Scoring, 2006).
class Proximity {
 public:
  Proximity(const store::Snapshot& snapshot, const std::vector<RankedWord>& words, PostingLists& lists);

  /// Whether there is anything that could be near something.
  [[nodiscard]] bool empty() const { return pairs_.empty(); }
  /// What is added to a document's score.
  [[nodiscard]] double score(DocumentNumber number);

 private:
  /// Two words that follow each other in the query, by their numbers in the table.
  struct Pair {
    std::uint8_t first = 0;
    std::uint8_t second = 0;
    double idf = 0;
    std::uint32_t in_order = 0;
    std::uint32_t near = 0;
  };

  void count(std::span<const store::WordCode> text);

  const store::Snapshot& snapshot_;
  Bm25 bm25_;
  CodeTable table_;
  std::vector<Pair> pairs_;
  /// By word: the pairs that it belongs to.
  std::vector<std::vector<std::size_t>> pairs_of_;
  /// By word: the last place where it stood in this paragraph.
  std::vector<std::ptrdiff_t> last_place_;
};

}  // namespace dossier::search
