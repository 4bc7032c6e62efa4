// SPDX-License-Identifier: GPL-2.0-or-later
// How do the paragraphs, rows and boxes of a text in Rich Text Format (RTF) follow each other?
#pragma once

#include "extract/block.h"

#include <cstddef>
#include <list>
#include <string>
#include <string_view>

namespace dossier::foreign {

/// A list, since flows may stand in each other as deeply as groups do, and each hands its blocks on.
using RtfBlocks = std::list<extract::Block>;

/// Text that stands apart from what surrounds it in the file, with paragraphs and tables of its own.
class RtfFlow {
 public:
  enum class Kind { document, footnote, box };

  /// \param groups how many groups are open: it ends with the innermost of them
  RtfFlow(Kind kind, std::size_t groups) : kind_(kind), groups_(groups) {}

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::size_t groups() const { return groups_; }

  void put(std::string_view utf8, bool is_bold);

  /// `\pard`, `\intbl`, `\outlinelevel`: what the paragraph is.
  void reset_paragraph();
  void set_in_table() { in_table_ = true; }
  void set_heading(bool is_heading) { block_.is_heading = is_heading; }

  void end_paragraph();
  void end_cell();
  void end_row();

  /// The text of a box, which stands behind the paragraph or the row to which the box is fixed.
  void add_box(RtfBlocks&& blocks) { boxes_.splice(boxes_.end(), blocks); }

  /// Everything, also what was not ended.
  [[nodiscard]] RtfBlocks take();

 private:
  void add(extract::Block&& block);

  Kind kind_;
  std::size_t groups_;
  RtfBlocks blocks_;
  extract::Block block_;
  /// Cells of the row so far.
  std::string row_;
  bool in_table_ = false;
  RtfBlocks boxes_;
};

}  // namespace dossier::foreign
