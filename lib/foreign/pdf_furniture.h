// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines of a PDF are running headers, footers and page numbers?
#pragma once

#include "foreign/pdf_lines.h"

#include <vector>

namespace dossier::foreign {

/// A page in lines.
struct PdfPageLines {
  double height = 0;
  std::vector<PdfLine> lines;
};

/// Removes what stands at the top or bottom of pages and belongs to the page, not to the text: what is the
/// same on several pages but for numbers that grow with the page, and the number of the page.
void remove_furniture(std::vector<PdfPageLines>& pages);

}  // namespace dossier::foreign
