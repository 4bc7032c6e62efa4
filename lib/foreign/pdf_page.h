// SPDX-License-Identifier: GPL-2.0-or-later
// What stands where on a page?
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::foreign {

/// A run of characters without spaces. Distances are in points, from the left and from the top of the page.
struct PdfWord {
  std::string text;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double font_size = 0;
  bool is_bold = false;
  bool has_space_after = true;
};

/// Words that stand beside each other, from left to right.
using PdfRow = std::vector<PdfWord>;

[[nodiscard]] inline double height_of(const PdfWord& word) {
  return std::max(word.bottom - word.top, 0.1);
}

[[nodiscard]] inline double size_of(const PdfWord& word) {
  return word.font_size > 0 ? word.font_size : height_of(word);
}

[[nodiscard]] inline double gap_between(const PdfWord& a, const PdfWord& b) {
  return b.left - a.right;
}

/// Whether one of some places, which are in order, is at a distance of at most `tolerance`.
[[nodiscard]] inline bool is_near_one(const std::vector<double>& places, double place, double tolerance) {
  const auto found = std::lower_bound(places.begin(), places.end(), place - tolerance);
  return found != places.end() && *found <= place + tolerance;
}

/// A page's words in the order in which poppler takes them to be read.
struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
};

}  // namespace dossier::foreign
