// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a document do the words of a query stand?
#pragma once

#include "results/highlighter.h"
#include "store/stored_document.h"

#include <dossier/mentions.h>

#include <string_view>
#include <utility>
#include <vector>

namespace dossier::results {

/// Finds all mentions of a query, document by document. Not thread-safe.
class MentionFinder {
 public:
  explicit MentionFinder(const std::vector<search::Leaf>& leaves) : highlighter_(leaves, 0) {}

  /// The document with its mentions; its text is moved from.
  [[nodiscard]] DocumentMentions find(store::StoredRecord&& stored);

 private:
  using Places = std::vector<std::pair<std::size_t, std::size_t>>;

  void add_title(const store::StoredRecord& stored, DocumentMentions& found);
  [[nodiscard]] Places places_in(const Paragraph& paragraph);

  Highlighter highlighter_;
};

/// The ranges of marks, those that overlap joined: "data" within "data centre" is no mention of its own.
/// Marks that only touch stay apart, since scripts without spaces have words side by side.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> join_overlapping(
    const std::vector<Mark>& marks);

/// Whether the text says the title itself, as a heading or at its beginning.
[[nodiscard]] bool repeats_title(const std::vector<Paragraph>& paragraphs, std::string_view title);

/// The sentence of a passage around one of its places, with all mentions in it.
[[nodiscard]] Snippet sentence_around(const MentionPassage& passage, std::size_t place);

}  // namespace dossier::results
