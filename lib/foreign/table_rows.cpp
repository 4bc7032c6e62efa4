// SPDX-License-Identifier: GPL-2.0-or-later
// How is a row of a table read: as one line, or cell by cell?
#include "foreign/table_rows.h"

#include "text/unicode.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr std::size_t longest_row = 2000;
constexpr std::size_t most_paragraphs = 6;

bool is_blank(const Block& block) {
  return text::clean_spaces(block.text).empty();
}

/// A cell's text on one line; its own rows and lists lose their form.
std::string line_of(const std::vector<Block>& cell) {
  std::string line;
  for (const Block& block : cell) {
    if (!line.empty()) line += ' ';
    if (!block.list_number.empty()) line += block.list_number + ". ";
    for (const char byte : block.text)
      line += byte == mark::cell_end || byte == mark::line_break ? ' ' : byte;
  }
  return line;
}

}  // namespace

void add_table_row(std::vector<std::vector<Block>>&& cells, std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  std::size_t paragraphs = 0;
  for (std::vector<Block>& cell : cells) {
    std::erase_if(cell, is_blank);
    paragraphs = std::max(paragraphs, cell.size());
    for (const Block& block : cell) bytes += block.text.size();
  }
  std::erase_if(cells, [](const std::vector<Block>& cell) { return cell.empty(); });
  if (cells.empty()) return;
  if (cells.size() == 1 || bytes > longest_row || paragraphs > most_paragraphs) {
    for (std::vector<Block>& cell : cells)
      blocks.insert(blocks.end(), std::make_move_iterator(cell.begin()), std::make_move_iterator(cell.end()));
    return;
  }
  Block row;
  row.is_table_row = true;
  for (const std::vector<Block>& cell : cells) row.text += line_of(cell) + mark::cell_end;
  blocks.push_back(std::move(row));
}

}  // namespace dossier::foreign
