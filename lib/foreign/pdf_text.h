// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs do the words on pages make?
#pragma once

#include "extract/block.h"
#include "foreign/pdf_page.h"

#include <vector>

namespace dossier::foreign {

/// Joins words into lines, lines into paragraphs (also over the end of a column or page, and words that are
/// hyphenated there), and drops headers, footers and page numbers. Footnotes stand behind the text.
[[nodiscard]] std::vector<extract::Block> blocks_of_pages(std::vector<PdfPage> pages);

}  // namespace dossier::foreign
