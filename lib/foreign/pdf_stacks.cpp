// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a row stand above one another, in lines of their own?
#include "foreign/pdf_stacks.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dossier::foreign {
namespace {

using Words = PdfRow::iterator;

/// Words with a gap that is wider than a space, as a multiple of the font size, stand in different stacks.
constexpr double stack_gap = 0.6;
/// How far apart the middles of two lines are, as a part of the lower one's height.
constexpr double line_distance = 0.4;

double middle_of(const PdfWord& word) {
  return (word.top + word.bottom) / 2;
}

bool is_above(const PdfWord& a, const PdfWord& b) {
  return middle_of(b) - middle_of(a) > line_distance * std::min(height_of(a), height_of(b));
}

/// Whether one of the words stands over or under the other: not the mark of a footnote, which is smaller.
bool are_stacked(const PdfWord& a, const PdfWord& b) {
  constexpr double least_overlap = 0.5;
  constexpr double least_height = 0.7;
  const double overlap = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double lower = std::min(height_of(a), height_of(b));
  return overlap > least_overlap * std::min(a.right - a.left, b.right - b.left) &&
         lower > least_height * std::max(height_of(a), height_of(b)) && (is_above(a, b) || is_above(b, a));
}

/// Where the stack ends that begins at `begin`, and whether it has more than one line.
Words end_of_stack(Words begin, Words end, bool& is_stacked) {
  is_stacked = false;
  const PdfWord* farthest = &*begin;
  Words at = begin + 1;
  for (; at != end; ++at) {
    if (gap_between(*farthest, *at) >= stack_gap * std::min(size_of(*farthest), size_of(*at))) break;
    is_stacked = is_stacked || are_stacked(*farthest, *at) || are_stacked(*(at - 1), *at);
    if (at->right > farthest->right) farthest = &*at;
  }
  return at;
}

/// The words of a stack, line by line.
void order_lines(Words begin, Words end) {
  std::stable_sort(begin, end,
                   [](const PdfWord& a, const PdfWord& b) { return middle_of(a) < middle_of(b); });
  for (Words line = begin; line != end;) {
    const Words next =
        std::find_if(line + 1, end, [&](const PdfWord& word) { return is_above(*line, word); });
    std::stable_sort(line, next, [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
    (next - 1)->has_space_after = true;
    line = next;
  }
}

}  // namespace

void order_stacked_words(PdfRow& row) {
  for (Words begin = row.begin(); begin != row.end();) {
    bool is_stacked = false;
    const Words end = end_of_stack(begin, row.end(), is_stacked);
    if (is_stacked) order_lines(begin, end);
    begin = end;
  }
}

}  // namespace dossier::foreign
