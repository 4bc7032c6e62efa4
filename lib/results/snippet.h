// SPDX-License-Identifier: GPL-2.0-or-later
// Which passages of a document show best why it was found?
#pragma once

#include "results/highlighter.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::results {

/// What passages are wanted.
struct PassageOptions {
  /// About how long each may be, in code points.
  std::size_t length = 240;
  /// So many at most, each from another paragraph.
  std::size_t count = 1;
  /// Shown beside the passages: a paragraph that only says it again is the last choice. Must outlive this.
  std::string_view title = {};
};

/// The marks of each paragraph, byte ranges left out.
using MarksByParagraph = std::vector<std::vector<Mark>>;

/// The passages that hold the most telling of the query's words, nearest to each other, in whole sentences
/// where they are short enough: the best first, the others in the order of the text. The beginning of the
/// text where no word stands in it; none without text. \param known what `ParagraphMarks` found, so that only
/// the chosen paragraphs are read; null: all are read
[[nodiscard]] std::vector<Snippet> make_passages(const std::vector<Paragraph>& paragraphs,
                                                 Highlighter& highlighter, const PassageOptions& options,
                                                 const MarksByParagraph* known = nullptr);

/// The best passage; an empty one without text.
[[nodiscard]] Snippet make_snippet(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter,
                                   std::size_t length);

}  // namespace dossier::results
