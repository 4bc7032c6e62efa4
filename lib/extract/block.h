// SPDX-License-Identifier: GPL-2.0-or-later
// What do the readers of the formats hand on before it is cut into paragraphs?
#pragma once

#include <cstdint>
#include <string>

namespace dossier::extract {

/// Marks inside of a block's text. All are control characters, which text itself is not allowed to hold and
/// which cleaning the spaces removes.
namespace mark {
/// A line break that is seen (`<br>`).
constexpr char line_break = '\n';
/// A line end of the source that is not seen.
constexpr char source_line_end = '\v';
constexpr char bold_begin = '\x01';
constexpr char bold_end = '\x02';
/// Where the mark of a footnote stood.
constexpr char footnote = '\x03';
/// Between the cells of a table's row.
constexpr char cell_end = '\x04';
}  // namespace mark

/// A piece of a document between two block boundaries.
struct Block {
  /// Text with marks; empty for an item of a list that has only its number.
  std::string text;
  /// The number that a list prints before it, as `12`, `a`, `iv`.
  std::string list_number;
  /// Whether that list stands inside of another one.
  bool is_nested = false;
  bool is_list_item = false;
  /// Whether it is the first block of its list item.
  bool is_item_start = false;
  bool is_heading = false;
  bool is_table_row = false;
  /// Below a rule, or in small print.
  bool is_small_print = false;
  /// The text of a footnote.
  bool is_footnote = false;
  /// Whether its line breaks may be the work of a program that wraps lines, as in plain text.
  bool may_be_wrapped = false;
  /// The page on which it begins, from 1; 0 where there are no pages.
  std::uint32_t page = 0;
};

}  // namespace dossier::extract
