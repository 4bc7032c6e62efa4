// SPDX-License-Identifier: GPL-2.0-or-later
// Which further words do the best documents suggest, and how much do other documents have of them?
#pragma once

#include "search/bm25.h"
#include "search/code_table.h"
#include "store/snapshot.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dossier::search {

using store::DocumentNumber;

/// A matching document and its score.
struct RankedDocument {
  DocumentNumber number = 0;
  double score = 0;
};

/// A word that the best documents have more of than others.
struct FeedbackWord {
  std::string stem;
  /// Its number in the vocabulary, or `store::no_stem`.
  std::uint16_t stem_number = store::no_stem;
  /// How many documents have it.
  std::uint32_t having = 0;
  /// From 0 to the weight of a word of the query.
  double weight = 0;
};

/// The words that tell a document from others, the most telling first; weights as of feedback.
/// \param most_words so many at most
[[nodiscard]] std::vector<FeedbackWord> telling_words(const store::Snapshot& snapshot, DocumentNumber number,
                                                      std::size_t most_words);

/// The words that tell the best documents from others: pseudo-relevance feedback (J. J. Rocchio 1971, chosen
/// by BM25 weights as by S. E. Robertson, On Term Selection for Query Expansion, 1990). \param best the best
/// documents, in order of score; only the first few are looked at
[[nodiscard]] std::vector<FeedbackWord> feedback_words(const store::Snapshot& snapshot,
                                                       std::span<const RankedDocument> best);

/// Scores documents by words from feedback.
class Feedback {
 public:
  Feedback(const store::Snapshot& snapshot, const std::vector<FeedbackWord>& words);

  /// What is added to a document's score.
  [[nodiscard]] double score(DocumentNumber number);

 private:
  const store::Snapshot& snapshot_;
  Bm25 bm25_;
  CodeTable table_;
  /// By word: weight and idf.
  std::vector<double> weights_;
  /// By word: how often the document at hand has it.
  std::array<std::uint32_t, 256> counts_{};
};

}  // namespace dossier::search
