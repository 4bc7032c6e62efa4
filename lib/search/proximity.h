// SPDX-License-Identifier: GPL-2.0-or-later
// How much does it say that words of the query stand near each other?
#pragma once

#include "search/bm25.h"
#include "search/code_table.h"
#include "search/neighbours.h"
#include "search/posting_lists.h"
#include "search/query_words.h"
#include "store/snapshot.h"

#include <vector>

namespace dossier::search {

/// Scores neighbours in the query that are also neighbours, or near, in a document: the sequential dependence
/// of D. Metzler and W. B. Croft (A Markov Random Field Model for Term Dependencies, 2005), with BM25's
/// saturation in place of a language model, as by S. Büttcher and others (Term Proximity Scoring, 2006).
class Proximity {
 public:
  Proximity(const store::Snapshot& snapshot, const std::vector<RankedWord>& words, PostingLists& lists);

  /// Whether there is anything that could be near something.
  [[nodiscard]] bool empty() const { return neighbours_.pairs().empty(); }
  /// What is added to a document's score.
  [[nodiscard]] double score(DocumentNumber number);

 private:
  const store::Snapshot& snapshot_;
  Bm25 bm25_;
  CodeTable table_;
  Neighbours neighbours_;
  /// By pair of neighbours.
  std::vector<double> idfs_;
};

}  // namespace dossier::search
