// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines does a page hold, in the order in which they are read?
#pragma once

#include "foreign/pdf_page.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::foreign {

/// A line of text within its column.
struct PdfLine {
  std::vector<PdfWord> words;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  /// That of most of its characters.
  double font_size = 0;
  bool is_bold = false;
  /// The words at which cells begin behind its first one; empty when it is no row of a table.
  std::vector<std::size_t> cell_starts;
  /// The edges of the text around it.
  double column_left = 0;
  double column_right = 0;
  /// Whether it is the first line of its column.
  bool begins_column = false;

  /// The words with spaces between them.
  [[nodiscard]] std::string text() const;
  /// Whether its words stand in cells.
  [[nodiscard]] bool has_cells() const { return !cell_starts.empty(); }
  /// Whether a cell begins with a word, which is not the line's first.
  [[nodiscard]] bool begins_cell(std::size_t word) const;
  /// The word behind the last one of the cell in which a word stands.
  [[nodiscard]] std::size_t cell_end(std::size_t word) const;
};

/// The lines of a page: columns from left to right, each from top to bottom.
[[nodiscard]] std::vector<PdfLine> lines_of_page(const PdfPage& page);

/// Whether two words that stand beside each other are parted by a space.
[[nodiscard]] bool has_space_between(const PdfWord& a, const PdfWord& b);

/// Whether a word is the mark of a footnote: small digits above the line, right behind a word.
[[nodiscard]] bool is_footnote_mark(const PdfLine& line, std::size_t word);

/// Adds a word's characters to a text: no control characters, which are marks there.
void append_characters(std::string& text, const PdfWord& word);

/// Whether a word is what stands before an item of a list: a bullet, `12.`, `(a)`, `iv.`
[[nodiscard]] bool is_item_marker(const std::string& word);

}  // namespace dossier::foreign
