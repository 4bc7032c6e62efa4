// SPDX-License-Identifier: GPL-2.0-or-later
// How much does it say that a document has a term so often?
#pragma once

#include "store/columns.h"

#include <cmath>
#include <cstddef>

namespace dossier::search {

/// How soon further occurrences of a word of the query stop to count. Tuned: docs/ranking.md.
inline constexpr double bm25_k1 = 1.5;

/// BM25 (S. E. Robertson and others, Okapi at TREC-3, 1995), with the idf that is never negative (as in
/// Lucene). Values of the parameters: docs/ranking.md.
class Bm25 {
 public:
  /// \param k1 how soon further occurrences stop to count
  explicit Bm25(const store::Columns& columns, double k1)
      : columns_(columns),
        documents_(static_cast<double>(columns.count())),
        k1_(k1),
        per_length_(columns.average_length() > 0 ? b / columns.average_length() : 0) {}

  /// How telling a term is that `having` documents have.
  [[nodiscard]] double idf(std::size_t having) const {
    const auto n = static_cast<double>(having);
    return std::log(1 + (documents_ - n + 0.5) / (n + 0.5));
  }

  /// From 0 to k1 + 1.
  [[nodiscard]] double saturated(double frequency, store::DocumentNumber number) const {
    const double norm = k1_ * (1 - b + per_length_ * columns_.length(number));
    return (k1_ + 1) * frequency / (frequency + norm);
  }

 private:
  /// How much long documents are put back: 0 not at all, 1 as if their words were only repeated.
  static constexpr double b = 0.7;

  const store::Columns& columns_;
  double documents_;
  double k1_;
  double per_length_;
};

}  // namespace dossier::search
