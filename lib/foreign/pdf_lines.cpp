// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines does a page hold, in the order in which they are read?
#include "foreign/pdf_lines.h"

#include "foreign/pdf_columns.h"
#include "foreign/pdf_stacks.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::foreign {
namespace {

/// Words whose heights overlap by this part of the lower one stand in one row.
constexpr double row_overlap = 0.5;
/// How wide a gap between two words must be to part cells, as a multiple of the font size.
constexpr double cell_gap = 2.0;
/// The same, where a cell of a line near by begins behind it.
constexpr double full_cell_gap = 0.6;
/// That gap is wider than the spaces in a line that is stretched to the width of its column.
constexpr double wider_than_space = 1.2;
constexpr std::size_t lines_looked_around = 8;
constexpr int max_column_depth = 4;
/// Rows before the current one in which a word may belong.
constexpr std::size_t rows_looked_back = 12;

bool is_in_row(const PdfWord& word, const PdfWord& anchor) {
  const double overlap = std::min(word.bottom, anchor.bottom) - std::max(word.top, anchor.top);
  return overlap >= row_overlap * std::min(height_of(word), height_of(anchor));
}

bool is_usable(const PdfWord& word) {
  const std::array numbers{word.left, word.right, word.top, word.bottom, word.font_size};
  return !word.text.empty() && std::all_of(numbers.begin(), numbers.end(), [](double number) {
    return std::isfinite(number) && std::abs(number) < 1e6;
  });
}

/// The rows of a page. Higher letters first, so that a row is measured by them and not by the mark of a
/// footnote.
std::vector<PdfRow> rows_of(std::vector<PdfWord> words) {
  std::erase_if(words, [](const PdfWord& word) { return !is_usable(word); });
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.top + a.bottom < b.top + b.bottom; });
  std::vector<PdfRow> rows;
  std::vector<PdfWord> anchors;
  for (PdfWord& word : words) {
    std::size_t found = rows.size();
    for (std::size_t back = 1; back <= std::min(rows_looked_back, rows.size()) && found == rows.size();
         ++back)
      if (is_in_row(word, anchors[rows.size() - back])) found = rows.size() - back;
    if (found == rows.size()) {
      rows.emplace_back();
      anchors.push_back(word);
    } else if (height_of(word) > height_of(anchors[found])) {
      anchors[found] = word;
    }
    rows[found].push_back(std::move(word));
  }
  for (PdfRow& row : rows)
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  return rows;
}

/// Text is printed twice, a hair apart, to look bold.
bool is_overprint(const PdfWord& word, const PdfWord& before) {
  return word.text == before.text && std::abs(word.left - before.left) < 0.1 * size_of(word) + 0.5;
}

void remove_overprint(PdfRow& row) {
  row.erase(
      std::unique(row.begin(), row.end(),
                  [](const PdfWord& before, const PdfWord& word) { return is_overprint(word, before); }),
      row.end());
}

PdfLine make_line(PdfRow&& row) {
  PdfLine line;
  line.words = std::move(row);
  remove_overprint(line.words);
  line.left = line.words.front().left;
  order_stacked_words(line.words);
  std::map<double, std::size_t> sizes;
  std::size_t bold = 0;
  std::size_t all = 0;
  line.top = line.words.front().top;
  for (const PdfWord& word : line.words) {
    line.right = std::max(line.right, word.right);
    sizes[std::round(size_of(word) * 2) / 2] += word.text.size();
    all += word.text.size();
    bold += word.is_bold ? word.text.size() : 0;
  }
  line.font_size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                     return a.second < b.second;
                   })->first;
  // Where the line stands, its ordinary letters say; marks of footnotes stand higher.
  double tallest = 0;
  for (const PdfWord& word : line.words) {
    if (height_of(word) <= tallest) continue;
    tallest = height_of(word);
    line.top = word.top;
    line.bottom = word.bottom;
  }
  line.is_bold = bold * 10 >= all * 9;
  return line;
}

/// Whether a word holds a letter: of a script without capitals, too.
bool has_letter(const PdfWord& word) {
  return std::any_of(word.text.begin(), word.text.end(), [](char byte) {
    return support::is_letter(byte) || static_cast<unsigned char>(byte) >= 0x80;
  });
}

/// Whether a word is a sign that stands before items of lists only.
bool is_bullet(const std::string& word) {
  // Two signs of fonts of symbols have no character of their own.
  constexpr std::array<std::string_view, 9> bullets{"•", "▪", "●", "■", "◦", "\uf0a7", "➢", "✓", "\uf0b7"};
  return std::find(bullets.begin(), bullets.end(), word) != bullets.end();
}

/// Whether a word stands right behind what stands before an item of a list, which is no cell. A number in
/// front of nothing but figures is one.
bool is_behind_marker(const PdfLine& line, std::size_t word) {
  if (is_bullet(line.words[word - 1].text)) return true;
  return word == 1 && is_item_marker(line.words[0].text) &&
         std::any_of(line.words.begin(), line.words.end(), has_letter);
}

/// Whether a word stands behind a gap that is as wide, measured in font sizes.
bool is_behind_gap(const PdfLine& line, std::size_t word, double least) {
  const double size = std::min(line.font_size, size_of(line.words[word]));
  return gap_between(line.words[word - 1], line.words[word]) >= least * size && !is_behind_marker(line, word);
}

std::vector<std::size_t> words_behind_gaps(const PdfLine& line) {
  std::vector<std::size_t> found;
  for (std::size_t i = 1; i < line.words.size(); ++i)
    if (is_behind_gap(line, i, cell_gap)) found.push_back(i);
  return found;
}

/// Where cells begin in the lines around one, in order.
std::vector<double> cell_places(const std::vector<PdfLine>& column, std::size_t index) {
  const std::size_t from = index < lines_looked_around ? 0 : index - lines_looked_around;
  const std::size_t to = std::min(index + lines_looked_around + 1, column.size());
  std::vector<double> places;
  for (std::size_t i = from; i < to; ++i)
    for (const std::size_t word : column[i].cell_starts) places.push_back(column[i].words[word].left);
  std::sort(places.begin(), places.end());
  return places;
}

/// A cell that is full leaves but a small gap before the next one. It is wider than the spaces of that cell,
/// and the lines around say that a cell begins there.
std::vector<std::size_t> find_cell_starts(const PdfLine& line, const std::vector<double>& places) {
  constexpr double tolerance = 0.15;
  std::vector<std::size_t> found;
  double widest_space = 0;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const double gap = gap_between(line.words[i - 1], line.words[i]);
    const bool is_full_cell = gap > wider_than_space * widest_space &&
                              is_behind_gap(line, i, full_cell_gap) &&
                              is_near_one(places, line.words[i].left, tolerance * line.font_size);
    const bool is_start = is_full_cell || is_behind_gap(line, i, cell_gap);
    if (is_start) found.push_back(i);
    const bool is_text_start = is_start || is_behind_marker(line, i);
    widest_space = is_text_start ? 0 : std::max(widest_space, gap);
  }
  return found;
}

void find_cells(std::vector<PdfLine>& column) {
  for (PdfLine& line : column) line.cell_starts = words_behind_gaps(line);
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < column.size(); ++i)
    found.push_back(find_cell_starts(column[i], cell_places(column, i)));
  for (std::size_t i = 0; i < column.size(); ++i) column[i].cell_starts = std::move(found[i]);
}

/// A stretch of the page's width.
struct Stretch {
  double from = 0;
  double to = 0;
};

/// The edges that most lines of a column keep to.
Stretch edges_of(const std::vector<PdfLine>& lines) {
  std::vector<double> lefts;
  std::vector<double> rights;
  for (const PdfLine& line : lines) {
    lefts.push_back(line.left);
    rights.push_back(line.right);
  }
  std::sort(lefts.begin(), lefts.end());
  std::sort(rights.begin(), rights.end());
  // One line that sticks out does not make the column wider.
  const std::size_t odd = lines.size() / 20;
  return {lefts[odd], rights[rights.size() - 1 - odd]};
}

void add_column(std::vector<PdfLine>& lines, std::vector<PdfRow>&& rows) {
  std::vector<PdfLine> column;
  for (PdfRow& row : rows) column.push_back(make_line(std::move(row)));
  if (column.empty()) return;
  find_cells(column);
  const Stretch edges = edges_of(column);
  for (PdfLine& line : column) {
    line.column_left = edges.from;
    line.column_right = edges.to;
  }
  column.front().begins_column = true;
  lines.insert(lines.end(), std::make_move_iterator(column.begin()), std::make_move_iterator(column.end()));
}

void order(std::vector<PdfLine>& lines, std::vector<PdfRow>&& rows, int depth);

/// What stands between two rows that go over the whole width: its left side, then its right side.
void order_band(std::vector<PdfLine>& lines, std::vector<PdfRow>& band, double place, int depth) {
  std::vector<PdfRow> left;
  std::vector<PdfRow> right;
  for (PdfRow& row : band) {
    const auto middle =
        std::find_if(row.begin(), row.end(), [&](const PdfWord& word) { return word.left >= place; });
    PdfRow behind(std::make_move_iterator(middle), std::make_move_iterator(row.end()));
    row.erase(middle, row.end());
    if (!row.empty()) left.push_back(std::move(row));
    if (!behind.empty()) right.push_back(std::move(behind));
  }
  band.clear();
  order(lines, std::move(left), depth + 1);
  order(lines, std::move(right), depth + 1);
}

void order(std::vector<PdfLine>& lines, std::vector<PdfRow>&& rows, int depth) {
  const std::optional<double> place = depth < max_column_depth ? find_column_gap(rows) : std::nullopt;
  if (!place) return add_column(lines, std::move(rows));
  const std::vector<bool> is_wide = find_wide_rows(rows, *place);
  std::vector<PdfRow> band;
  std::vector<PdfRow> wide;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (is_wide[i] && !band.empty()) order_band(lines, band, *place, depth);
    if (!is_wide[i] && !wide.empty()) add_column(lines, std::exchange(wide, {}));
    (is_wide[i] ? wide : band).push_back(std::move(rows[i]));
  }
  if (!band.empty()) order_band(lines, band, *place, depth);
  add_column(lines, std::move(wide));
}

}  // namespace

bool is_item_marker(const std::string& word) {
  constexpr std::array<std::string_view, 5> others{"o", "–", "-", "*", "§"};
  if (is_bullet(word) || std::find(others.begin(), others.end(), word) != others.end()) return true;
  constexpr std::size_t longest = 7;
  if (word.empty() || word.size() > longest) return false;
  std::string_view label = word;
  const bool is_closed = label.back() == '.' || label.back() == ')';
  if (label.front() == '(') label.remove_prefix(1);
  if (is_closed && !label.empty()) label.remove_suffix(1);
  const bool is_number = !label.empty() && label.size() <= 5 &&
                         label.find_first_not_of("0123456789.") == std::string_view::npos &&
                         support::is_digit(label[0]);
  const bool is_letter = label.size() == 1 && support::is_letter(label[0]);
  const bool is_roman = !label.empty() && label.find_first_not_of("ivxIVX") == std::string_view::npos;
  return (is_closed && (is_number || is_letter || is_roman)) || (is_number && label.size() <= 3);
}

std::string PdfLine::text() const {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    all += words[i].text;
    if (i + 1 < words.size() && has_space_between(words[i], words[i + 1])) all += ' ';
  }
  return all;
}

bool PdfLine::begins_cell(std::size_t word) const {
  return std::binary_search(cell_starts.begin(), cell_starts.end(), word);
}

std::size_t PdfLine::cell_end(std::size_t word) const {
  const auto next = std::upper_bound(cell_starts.begin(), cell_starts.end(), word);
  return next == cell_starts.end() ? words.size() : *next;
}

bool has_space_between(const PdfWord& a, const PdfWord& b) {
  constexpr double narrow = 0.08;
  return a.has_space_after || gap_between(a, b) > narrow * size_of(a);
}

bool is_footnote_mark(const PdfLine& line, std::size_t word) {
  constexpr double superscript_size = 0.8;
  const PdfWord& mark = line.words[word];
  return word > 0 && mark.font_size > 0 && mark.font_size < superscript_size * line.font_size &&
         mark.bottom < line.bottom - 0.1 * line.font_size &&
         mark.text.find_first_not_of("0123456789*,") == std::string::npos;
}

void append_characters(std::string& text, const PdfWord& word) {
  for (const char byte : word.text)
    if (static_cast<unsigned char>(byte) >= 0x20) text += byte;
}

std::vector<PdfLine> lines_of_page(const PdfPage& page) {
  std::vector<PdfLine> lines;
  std::vector<PdfRow> rows = rows_of(page.words);
  order(lines, std::move(rows), 0);
  return lines;
}

}  // namespace dossier::foreign
