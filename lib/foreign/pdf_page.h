// SPDX-License-Identifier: GPL-2.0-or-later
// What stands where on a page?
#pragma once

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

/// A page's words in the order in which poppler takes them to be read.
struct PdfPage {
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;
};

}  // namespace dossier::foreign
