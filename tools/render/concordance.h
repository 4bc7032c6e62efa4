// SPDX-License-Identifier: GPL-2.0-or-later
// What does each mention of a query look like in its context?
#pragma once

#include "text_style.h"

#include <dossier/mentions.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

inline constexpr std::string_view concordance_schema = "dossier-concordance-1";

/// Columns of context on each side where the output has no width of its own.
inline constexpr std::size_t usual_context = 60;
/// More is never kept.
inline constexpr std::size_t longest_context = 1000;

/// One mention in its context.
struct ConcordanceLine {
  std::shared_ptr<const DocumentRecord> document;
  /// The printed number of the paragraph; empty where it has none.
  std::string paragraph;
  /// 0 in documents without pages.
  std::uint32_t page = 0;
  bool is_title = false;
  ParagraphKind kind = ParagraphKind::body;
  /// What stands before and after, in the same paragraph, harmless to a terminal.
  std::string left;
  std::string keyword;
  std::string right;
};

/// The mentions of one document, `context` columns on each side.
[[nodiscard]] std::vector<ConcordanceLine> concordance_lines(const DocumentMentions& mentions,
                                                             std::size_t context);

/// In which order lines are.
enum class ConcordanceOrder { date, left, right };

/// Sorts by what stands before the keyword (the nearest word first) or after it, without regard to case,
/// accents and punctuation; scripts without spaces character by character. `date` leaves the lines as they
/// are.
void sort_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order);

/// Cuts what stands on each side to `context` columns.
void cut_context(std::vector<ConcordanceLine>& lines, std::size_t context);

/// The lines to show and what they are part of.
struct Concordance {
  const SearchRequest& request;
  std::vector<ConcordanceLine> lines;
  /// All mentions, whatever is shown.
  std::size_t mentions = 0;
  /// Documents that match.
  std::size_t documents = 0;
  std::vector<QueryIssue> issues;
};

/// Aligned on the keyword. \param context columns on each side; none: what the style's width leaves
void append_text(std::string& out, const Concordance& concordance, std::optional<std::size_t> context,
                 const TextStyle& style);
/// A header row, and one line a mention.
void append_csv(std::string& out, const Concordance& concordance);
/// One object a mention, on a line of its own.
void append_jsonl(std::string& out, const Concordance& concordance);

}  // namespace dossier::render
