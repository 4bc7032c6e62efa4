// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines make the cells of a table's row?
#include "foreign/pdf_table_row.h"

#include "extract/block.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dossier::foreign {

/// Adds a part of a cell, from the word with which it begins to the next cell.
void PdfTableRow::append(Cell& cell, const PdfLine& line, std::size_t word) {
  namespace mark = extract::mark;
  if (!cell.text.empty() && !hyphens_.join(cell.text, line.words[word].text))
    cell.text += mark::source_line_end;
  const std::size_t end = line.cell_end(word);
  const bool is_item = word + 1 < end && is_item_marker(line.words[word].text);
  cell.text_left = line.words[is_item ? word + 1 : word].left;
  for (std::size_t i = word; i < end; ++i) {
    const bool is_mark = is_footnote_mark(line, i);
    if (is_mark)
      cell.text += mark::footnote;
    else
      append_characters(cell.text, line.words[i]);
    if (i + 1 < end && (is_mark || has_space_between(line.words[i], line.words[i + 1]))) cell.text += ' ';
  }
}

void PdfTableRow::begin(const PdfLine& line, std::string above) {
  for (std::size_t word = 0; word < line.words.size(); word = line.cell_end(word)) {
    Cell& cell = cells_.emplace_back();
    cell.left = line.words[word].left;
    cell.text = std::exchange(above, {});
    append(cell, line, word);
  }
  Cell& first = cells_.front();
  is_numbered_ = first.text_left >= first.left + line.font_size;
  if (is_numbered_) first.left = first.text_left;
}

/// The cell that a word stands in, if it begins there; the number of cells when it does not.
std::size_t PdfTableRow::find_cell(const PdfLine& line, std::size_t word) const {
  const double left = line.words[word].left;
  const auto found = std::find_if(cells_.begin(), cells_.end(), [&](const Cell& cell) {
    return std::min(std::abs(left - cell.left), std::abs(left - cell.text_left)) < line.font_size;
  });
  return static_cast<std::size_t>(found - cells_.begin());
}

bool PdfTableRow::fits(const PdfLine& line) const {
  // More are no table that a reader could follow, and this takes the square.
  constexpr std::size_t most_cells = 64;
  if (!is_open() || cells_.size() > most_cells || line.cell_starts.size() > most_cells) return false;
  // A row is known to go on where its number is left out. Another line of several cells may be the next row.
  if (!is_numbered_) return !line.has_cells() && find_cell(line, 0) + 1 == cells_.size();
  return find_cell(line, 0) < cells_.size() &&
         std::all_of(line.cell_starts.begin(), line.cell_starts.end(),
                     [&](std::size_t word) { return find_cell(line, word) < cells_.size(); });
}

void PdfTableRow::add(const PdfLine& line) {
  // What is added to a cell may move the place at which its text begins: cells are found before that.
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  for (std::size_t word = 0; word < line.words.size(); word = line.cell_end(word))
    parts.emplace_back(find_cell(line, word), word);
  for (const auto& [cell, word] : parts) append(cells_[cell], line, word);
}

std::string PdfTableRow::take() {
  std::string text;
  for (const Cell& cell : cells_) {
    if (&cell != &cells_.front()) text += extract::mark::cell_end;
    text += cell.text;
  }
  cells_.clear();
  return text;
}

}  // namespace dossier::foreign
