// SPDX-License-Identifier: GPL-2.0-or-later
// What does a query find by words that mean the same as its own?
#pragma once

#include "search/leaf_finder.h"
#include "search/synonym_finder.h"

#include <dossier/searcher.h>

#include <span>
#include <string>
#include <vector>

namespace dossier::search {

/// Makes leaves of synonyms that some document has. For one query, and not thread-safe; throws as
/// `LeafFinder` does.
class SynonymLeaves {
 public:
  /// \param leaf_finder must outlive this, as all other references
  /// \param expanded gets which words stand for which others too
  SynonymLeaves(const store::Snapshot& snapshot, PostingLists& lists, bool keeps_capitals,
                LeafFinder& leaf_finder, std::vector<ExpandedWord>& expanded)
      : finder_(snapshot, lists, keeps_capitals), leaf_finder_(leaf_finder), expanded_(expanded) {}

  /// What means the same as some of the words, which stand side by side.
  [[nodiscard]] std::vector<Leaf> of_words(std::span<const PlainWord> words);

  /// The acronyms that stand for a whole phrase.
  [[nodiscard]] std::vector<Leaf> of_phrase(const query::Node& phrase);

 private:
  void add(std::vector<Leaf>& leaves, std::span<const PlainWord> words, FoundSynonym&& found);
  [[nodiscard]] std::vector<Leaf> leaves_of(const FoundSynonym& found);
  [[nodiscard]] bool is_among(const FoundSynonym& found, std::span<const PlainWord> words);
  [[nodiscard]] bool adds_nothing(Bitmap documents, const PlainWord& word, const FoundSynonym& found);
  void note(std::span<const PlainWord> words, std::string text);

  SynonymFinder finder_;
  LeafFinder& leaf_finder_;
  std::vector<ExpandedWord>& expanded_;
};

}  // namespace dossier::search
