// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines does a page hold, in the order in which they are read?
#include "foreign/pdf_lines.h"

#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace dossier::foreign {
namespace {

/// Words whose heights overlap by this part of the lower one stand in one row.
constexpr double row_overlap = 0.5;
/// A gap between words that may be the one between two columns, as a multiple of the font size.
constexpr double column_gap = 1.1;
/// Rows that must be parted at one place for it to be a gap between columns of text.
constexpr std::size_t least_column_rows = 6;
constexpr int max_column_depth = 4;
/// A column of text has lines of several words; one of a table has not.
constexpr std::size_t words_of_prose = 3;
/// Rows before the current one in which a word may belong.
constexpr std::size_t rows_looked_back = 12;

using Row = std::vector<PdfWord>;

double height(const PdfWord& word) {
  return std::max(word.bottom - word.top, 0.1);
}

double size_of(const PdfWord& word) {
  return word.font_size > 0 ? word.font_size : height(word);
}

bool is_in_row(const PdfWord& word, const PdfWord& anchor) {
  const double overlap = std::min(word.bottom, anchor.bottom) - std::max(word.top, anchor.top);
  return overlap >= row_overlap * std::min(height(word), height(anchor));
}

bool is_usable(const PdfWord& word) {
  const std::array numbers{word.left, word.right, word.top, word.bottom, word.font_size};
  return !word.text.empty() && std::all_of(numbers.begin(), numbers.end(), [](double number) {
    return std::isfinite(number) && std::abs(number) < 1e6;
  });
}

/// Words that stand beside each other, from left to right. Higher letters first, so that a row is measured by
/// them and not by the mark of a footnote.
std::vector<Row> rows_of(std::vector<PdfWord> words) {
  std::erase_if(words, [](const PdfWord& word) { return !is_usable(word); });
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return a.top + a.bottom < b.top + b.bottom; });
  std::vector<Row> rows;
  std::vector<PdfWord> anchors;
  for (PdfWord& word : words) {
    std::size_t found = rows.size();
    for (std::size_t back = 1; back <= std::min(rows_looked_back, rows.size()) && found == rows.size();
         ++back)
      if (is_in_row(word, anchors[rows.size() - back])) found = rows.size() - back;
    if (found == rows.size()) {
      rows.emplace_back();
      anchors.push_back(word);
    } else if (height(word) > height(anchors[found])) {
      anchors[found] = word;
    }
    rows[found].push_back(std::move(word));
  }
  for (Row& row : rows)
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  return rows;
}

/// Text is printed twice, a hair apart, to look bold.
bool is_overprint(const PdfWord& word, const PdfWord& before) {
  return word.text == before.text && std::abs(word.left - before.left) < 0.1 * size_of(word) + 0.5;
}

void remove_overprint(Row& row) {
  row.erase(
      std::unique(row.begin(), row.end(),
                  [](const PdfWord& before, const PdfWord& word) { return is_overprint(word, before); }),
      row.end());
}

double gap_between(const PdfWord& a, const PdfWord& b) {
  return b.left - a.right;
}

/// A stretch of the page's width.
struct Stretch {
  double from = 0;
  double to = 0;
};

/// How many words stand on each side of a place, and whether the row is parted there.
bool parts_prose(const Row& row, double place) {
  std::size_t before = 0;
  std::size_t behind = 0;
  for (const PdfWord& word : row) {
    if (word.left < place && word.right > place) return false;
    ++(word.right <= place ? before : behind);
  }
  return before >= words_of_prose && behind >= words_of_prose;
}

/// The places at which rows are parted by a wide gap: the middles of the gaps, in steps.
std::map<int, std::size_t> gap_places(const std::vector<Row>& rows) {
  constexpr double step = 4;
  std::map<int, std::size_t> places;
  for (const Row& row : rows)
    for (std::size_t i = 1; i < row.size(); ++i)
      if (gap_between(row[i - 1], row[i]) >= column_gap * size_of(row[i]))
        for (auto at = static_cast<int>(std::ceil(row[i - 1].right / step)); at <= row[i].left / step; ++at)
          ++places[at * static_cast<int>(step)];
  return places;
}

/// Whether enough rows are parted at a place, and most of those between the first and the last of them.
bool is_column_gap(const std::vector<Row>& rows, double place) {
  std::size_t parted = 0;
  std::size_t since_first = 0;
  std::size_t span = 0;
  for (const Row& row : rows) {
    const bool is_parted = parts_prose(row, place);
    parted += is_parted ? 1 : 0;
    since_first += parted > 0 ? 1 : 0;
    if (is_parted) span = since_first;
  }
  return parted >= least_column_rows && parted * 2 >= span;
}

/// Where the gap between two columns of prose is; 0 when there is none.
double find_column_gap(const std::vector<Row>& rows) {
  std::size_t most = 0;
  double best = 0;
  for (const auto& [place, count] : gap_places(rows)) {
    if (count < least_column_rows || count <= most) continue;
    if (!is_column_gap(rows, place)) continue;
    most = count;
    best = place;
  }
  return best;
}

bool crosses(const Row& row, double place) {
  return std::any_of(row.begin(), row.end(),
                     [&](const PdfWord& word) { return word.left < place && word.right > place; });
}

PdfLine make_line(Row&& row) {
  PdfLine line;
  line.words = std::move(row);
  remove_overprint(line.words);
  std::map<double, std::size_t> sizes;
  std::size_t bold = 0;
  std::size_t all = 0;
  line.left = line.words.front().left;
  line.top = line.words.front().top;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const PdfWord& word = line.words[i];
    line.right = std::max(line.right, word.right);
    sizes[std::round(size_of(word) * 2) / 2] += word.text.size();
    all += word.text.size();
    bold += word.is_bold ? word.text.size() : 0;
    const bool is_behind_marker = i == 1 && is_item_marker(line.words[0].text);
    if (i > 0 && !is_behind_marker && gap_between(line.words[i - 1], word) >= cell_gap * size_of(word))
      ++line.cells;
  }
  line.font_size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                     return a.second < b.second;
                   })->first;
  // Where the line stands, its ordinary letters say; marks of footnotes stand higher.
  double tallest = 0;
  for (const PdfWord& word : line.words) {
    if (height(word) <= tallest) continue;
    tallest = height(word);
    line.top = word.top;
    line.bottom = word.bottom;
  }
  line.is_bold = bold * 10 >= all * 9;
  return line;
}

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

void add_column(std::vector<PdfLine>& lines, std::vector<Row>&& rows) {
  std::vector<PdfLine> column;
  for (Row& row : rows) column.push_back(make_line(std::move(row)));
  if (column.empty()) return;
  const Stretch edges = edges_of(column);
  for (PdfLine& line : column) {
    line.column_left = edges.from;
    line.column_right = edges.to;
  }
  column.front().begins_column = true;
  lines.insert(lines.end(), std::make_move_iterator(column.begin()), std::make_move_iterator(column.end()));
}

void order(std::vector<PdfLine>& lines, std::vector<Row>&& rows, int depth);

/// What stands between two rows that go over the whole width: its left side, then its right side.
void order_band(std::vector<PdfLine>& lines, std::vector<Row>& band, double place, int depth) {
  std::vector<Row> left;
  std::vector<Row> right;
  for (Row& row : band) {
    const auto middle =
        std::find_if(row.begin(), row.end(), [&](const PdfWord& word) { return word.left >= place; });
    Row behind(std::make_move_iterator(middle), std::make_move_iterator(row.end()));
    row.erase(middle, row.end());
    if (!row.empty()) left.push_back(std::move(row));
    if (!behind.empty()) right.push_back(std::move(behind));
  }
  band.clear();
  order(lines, std::move(left), depth + 1);
  order(lines, std::move(right), depth + 1);
}

void order(std::vector<PdfLine>& lines, std::vector<Row>&& rows, int depth) {
  const double place = depth < max_column_depth ? find_column_gap(rows) : 0;
  if (place == 0) return add_column(lines, std::move(rows));
  std::vector<Row> band;
  std::vector<Row> wide;
  for (Row& row : rows) {
    const bool is_wide = crosses(row, place);
    if (is_wide && !band.empty()) order_band(lines, band, place, depth);
    if (!is_wide && !wide.empty()) add_column(lines, std::exchange(wide, {}));
    (is_wide ? wide : band).push_back(std::move(row));
  }
  if (!band.empty()) order_band(lines, band, place, depth);
  add_column(lines, std::move(wide));
}

}  // namespace

bool is_item_marker(const std::string& word) {
  constexpr std::array<std::string_view, 14> bullets{"•", "▪", "●", "■", "◦", "o", "–",
                                                     "-", "*", "",  "§", "➢", "✓", ""};
  if (std::find(bullets.begin(), bullets.end(), word) != bullets.end()) return true;
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

bool has_space_between(const PdfWord& a, const PdfWord& b) {
  constexpr double narrow = 0.08;
  return a.has_space_after || gap_between(a, b) > narrow * size_of(a);
}

std::vector<PdfLine> lines_of_page(const PdfPage& page) {
  std::vector<PdfLine> lines;
  std::vector<Row> rows = rows_of(page.words);
  order(lines, std::move(rows), 0);
  return lines;
}

}  // namespace dossier::foreign
