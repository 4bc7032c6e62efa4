// SPDX-License-Identifier: GPL-2.0-or-later
// How do the paragraphs, rows and boxes of a text in Rich Text Format (RTF) follow each other?
#include "foreign/rtf_flow.h"

#include <utility>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

}  // namespace

void RtfFlow::put(std::string_view utf8, bool is_bold) {
  if (is_bold) block_.text += mark::bold_begin;
  block_.text += utf8;
  if (is_bold) block_.text += mark::bold_end;
}

void RtfFlow::reset_paragraph() {
  in_table_ = false;
  block_.is_heading = false;
}

void RtfFlow::add(Block&& block) {
  blocks_.push_back(std::move(block));
  blocks_.splice(blocks_.end(), boxes_);
}

void RtfFlow::end_paragraph() {
  if (in_table_) {
    block_.text += ' ';
    return;
  }
  const bool is_heading = block_.is_heading;
  add(std::exchange(block_, {}));
  block_.is_heading = is_heading;
}

void RtfFlow::end_cell() {
  for (const char byte : std::exchange(block_, {}).text)
    row_ += byte == mark::line_break || byte == mark::cell_end ? ' ' : byte;
  row_ += mark::cell_end;
}

void RtfFlow::end_row() {
  Block row;
  row.is_table_row = true;
  row.text = std::exchange(row_, {});
  add(std::move(row));
}

RtfBlocks RtfFlow::take() {
  add(std::exchange(block_, {}));
  if (!row_.empty()) end_row();
  return std::exchange(blocks_, {});
}

}  // namespace dossier::foreign
