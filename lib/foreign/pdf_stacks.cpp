// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a row stand above one another, in lines of their own?
#include "foreign/pdf_stacks.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using Words = PdfRow::iterator;

/// Words with a gap that is wider than a space, as a multiple of the font size, stand in different cells.
constexpr double stack_gap = 0.6;
/// How far apart the middles of two lines are, as a part of the lower one's height.
constexpr double line_distance = 0.4;

double middle_of(const PdfWord& word) {
  return (word.top + word.bottom) / 2;
}

bool is_above(const PdfWord& a, const PdfWord& b) {
  return middle_of(b) - middle_of(a) > line_distance * std::min(height_of(a), height_of(b));
}

/// Marks of footnotes and raised endings are smaller than the words of a line, labels beside a cell larger.
constexpr double least_height = 0.7;

bool are_alike(const PdfWord& a, const PdfWord& b) {
  return std::min(height_of(a), height_of(b)) > least_height * std::max(height_of(a), height_of(b));
}

/// Whether one of the words stands over or under the other.
bool are_stacked(const PdfWord& a, const PdfWord& b) {
  constexpr double least_overlap = 0.2;
  const double overlap = std::min(a.right, b.right) - std::max(a.left, b.left);
  return overlap > least_overlap * std::min(a.right - a.left, b.right - b.left) && are_alike(a, b) &&
         (is_above(a, b) || is_above(b, a));
}

/// Where the words end that no gap parts from the one at `begin`.
Words end_of_cell(Words begin, Words end) {
  double right = begin->right;
  Words at = begin + 1;
  for (; at != end && at->left - right < stack_gap * std::min(size_of(*(at - 1)), size_of(*at)); ++at)
    right = std::max(right, at->right);
  return at;
}

/// The middle one of the words by height: that of the words of lines, where there are lines.
PdfWord usual_word(Words begin, Words end) {
  std::vector<PdfWord> words(begin, end);
  const auto middle = words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2);
  std::nth_element(words.begin(), middle, words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return height_of(a) < height_of(b); });
  return *middle;
}

/// Whether words stand over one another. `words` go from left to right.
bool has_stacked_words(Words begin, Words end) {
  if (begin == end) return false;
  Words farthest = begin;
  for (Words at = begin + 1; at < end; ++at) {
    if (are_stacked(*farthest, *at) || are_stacked(*(at - 1), *at)) return true;
    if (at->right > farthest->right) farthest = at;
  }
  return false;
}

/// A line of a stack, measured by its first word of the usual height.
struct StackedLine {
  PdfWord first;
  PdfRow words;
};

/// The line whose middle is nearest; the lines go downwards.
StackedLine& line_of(std::vector<StackedLine>& lines, const PdfWord& word) {
  const double middle = middle_of(word);
  const auto below =
      std::lower_bound(lines.begin(), lines.end(), middle,
                       [](const StackedLine& line, double place) { return middle_of(line.first) < place; });
  if (below == lines.begin()) return *below;
  const auto above = below - 1;
  const bool is_above_nearer =
      below == lines.end() || middle - middle_of(above->first) < middle_of(below->first) - middle;
  return is_above_nearer ? *above : *below;
}

/// The words of a stack, line by line; small ones in the line that is nearest.
void order_lines(Words begin, Words end, const PdfWord& usual) {
  std::vector<PdfWord> small;
  PdfRow words;
  for (Words at = begin; at != end; ++at) (are_alike(*at, usual) ? words : small).push_back(std::move(*at));
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord& a, const PdfWord& b) { return middle_of(a) < middle_of(b); });
  std::vector<StackedLine> lines;
  for (PdfWord& word : words) {
    if (lines.empty() || is_above(lines.back().first, word)) lines.push_back({word, {}});
    lines.back().words.push_back(std::move(word));
  }
  for (PdfWord& word : small) line_of(lines, word).words.push_back(std::move(word));
  Words out = begin;
  for (StackedLine& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
    // compounds keep their hyphen where a line ends
    PdfWord& last = line.words.back();
    last.has_space_after = !last.text.ends_with('-') || last.text.size() == 1;
    out = std::move(line.words.begin(), line.words.end(), out);
  }
}

/// Brings a cell into order, whose larger words stand before or behind its lines.
void order_cell(Words begin, Words end) {
  const PdfWord usual = usual_word(begin, end);
  const auto is_large = [&](const PdfWord& word) {
    return height_of(word) > height_of(usual) && !are_alike(word, usual);
  };
  for (Words from = begin; from != end;) {
    const Words lines = std::find_if_not(from, end, is_large);
    const Words to = std::find_if(lines, end, is_large);
    if (has_stacked_words(lines, to)) order_lines(lines, to, usual_word(lines, to));
    from = to;
  }
}

}  // namespace

void order_stacked_words(PdfRow& row) {
  for (Words begin = row.begin(); begin != row.end();) {
    const Words end = end_of_cell(begin, row.end());
    if (has_stacked_words(begin, end)) order_cell(begin, end);
    begin = end;
  }
}

}  // namespace dossier::foreign
