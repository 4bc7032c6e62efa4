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
  /// Its words stand in cells: wide gaps are between them.
  std::size_t cells = 1;
  /// The edges of the text around it.
  double column_left = 0;
  double column_right = 0;
  /// Whether it is the first line of its column.
  bool begins_column = false;

  /// The words with spaces between them.
  [[nodiscard]] std::string text() const;
};

/// The lines of a page: columns from left to right, each from top to bottom.
[[nodiscard]] std::vector<PdfLine> lines_of_page(const PdfPage& page);

/// Whether two words that stand beside each other are parted by a space.
[[nodiscard]] bool has_space_between(const PdfWord& a, const PdfWord& b);

/// How wide a gap between two words must be to part cells, as a multiple of the font size.
inline constexpr double cell_gap = 2.0;

/// Whether a word is what stands before an item of a list: a bullet, `12.`, `(a)`, `iv.`
[[nodiscard]] bool is_item_marker(const std::string& word);

}  // namespace dossier::foreign
