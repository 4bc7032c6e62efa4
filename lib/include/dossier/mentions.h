// SPDX-License-Identifier: GPL-2.0-or-later
// Where in the documents do the words of a query stand?
#pragma once

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace dossier {

/// A paragraph of a document, or its title, that mentions the query. A mention is a word of the
/// query in any of its forms, or a phrase as a whole and word for word; of a NEAR, each of its words.
struct MentionPassage {
  /// Index into `StoredDocument::paragraphs`; none: the passage is the title.
  std::optional<std::size_t> index;
  /// Text, printed number, kind, language and page. The title is a heading without number.
  Paragraph paragraph;
  /// Half-open byte ranges of `paragraph.text`, in order, apart from each other; at least one.
  std::vector<std::pair<std::size_t, std::size_t>> places;
};

/// One matching document with all its mentions.
struct DocumentMentions {
  DocumentRecord document;
  /// In reading order: the title first, unless the text begins with it, then paragraphs. Empty when the
  /// query has no words, or words that only select (`category:speech`).
  std::vector<MentionPassage> passages;

  /// Mentions in all passages.
  [[nodiscard]] std::size_t count() const noexcept {
    std::size_t total = 0;
    for (const MentionPassage& passage : passages) total += passage.places.size();
    return total;
  }
};

/// What `Searcher::for_each_mention` found out besides.
struct MentionReport {
  /// Exact number of documents that matched query and filters when it began.
  std::size_t documents = 0;
  std::vector<QueryIssue> issues;
};

}  // namespace dossier
