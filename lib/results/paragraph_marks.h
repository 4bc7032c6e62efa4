// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query stand in which paragraph, without reading the text?
#pragma once

#include "results/highlighter.h"
#include "search/bitmap.h"
#include "store/snapshot.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dossier::results {

/// Finds the marks of paragraphs by the forward index: the same that `Highlighter::find` finds in their text,
/// but for the byte ranges, which are empty. Not thread-safe.
class ParagraphMarks {
 public:
  /// Both must outlive this. Xapian exceptions pass through.
  ParagraphMarks(const store::Snapshot& snapshot, Highlighter& highlighter);

  /// The marks of each paragraph of a document; none where only the text can tell: capitals, compounds
  /// written together, more word forms than there are codes. \param paragraphs how many it has
  [[nodiscard]] std::optional<std::vector<std::vector<Mark>>> of(store::DocumentNumber number,
                                                                 std::size_t paragraphs);

 private:
  static constexpr std::uint8_t unmeant = 0;

  void enter(const store::DocumentWords& words);
  [[nodiscard]] std::uint8_t index_of(Meaning meaning);

  const store::ForwardIndex& index_;
  Highlighter& highlighter_;
  /// Documents that have words which forms do not tell.
  search::Bitmap needing_text_;
  /// By code: index into `meanings_`.
  std::array<std::uint8_t, 65536> table_{};
  /// Different ones; the first is that of all other words.
  std::vector<Meaning> meanings_{no_meaning};
  std::vector<store::WordCode> own_;
  /// Whether there are more than a table can hold.
  bool is_full_ = false;
};

}  // namespace dossier::results
