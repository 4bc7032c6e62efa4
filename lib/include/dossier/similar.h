// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are most like one?
#pragma once

#include <dossier/searcher.h>

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

/// A word by which a document is told from others.
struct SimilarWord {
  /// Folded, in the form that the document has most often; all of its forms count.
  std::string word;
  /// How much it counts beside the first: from 0 to 1.
  double weight = 0;
  /// How many documents have it.
  std::size_t documents = 0;
};

/// Documents like one: the answer to `Searcher::similar`.
struct SimilarResults {
  /// The id of the document that they are like, as it is now.
  std::string id;
  /// Its most telling words, at most 30, the most telling first. Documents are scored by them; the best
  /// snippet shows most of them.
  std::vector<SimilarWord> words;
  /// Documents that have any of these words, the most similar first; the document itself is left out, copies
  /// of it are not (`DocumentRecord::duplicate_of`).
  SearchResults results;
};

}  // namespace dossier
