// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines make the cells of a table's row?
#pragma once

#include "foreign/hyphens.h"
#include "foreign/pdf_lines.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::foreign {

/// The row of a table that is being read: each of its cells may be several lines long.
class PdfTableRow {
 public:
  explicit PdfTableRow(const Hyphens& hyphens) : hyphens_(hyphens) {}

  /// Begins a row with a line of cells. \param above the text of its first cell that stands above the line
  void begin(const PdfLine& line, std::string above = {});

  /// Whether a row is begun.
  [[nodiscard]] bool is_open() const { return !cells_.empty(); }

  /// Whether a line holds the next lines of cells, by where it stands from left to right.
  [[nodiscard]] bool fits(const PdfLine& line) const;

  /// Adds a line that fits.
  void add(const PdfLine& line);

  /// Ends the row. \returns the texts of its cells with marks between them; none when there is no row
  [[nodiscard]] std::string take();

 private:
  struct Cell {
    double left = 0;
    /// The same, behind the marker of an item.
    double text_left = 0;
    std::string text;
  };

  void append(Cell& cell, const PdfLine& line, std::size_t word);
  [[nodiscard]] std::size_t find_cell(const PdfLine& line, std::size_t word) const;

  const Hyphens& hyphens_;
  std::vector<Cell> cells_;
  /// The row begins with a number, behind which its first cell stands.
  bool is_numbered_ = false;
};

}  // namespace dossier::foreign
