// SPDX-License-Identifier: GPL-2.0-or-later
// What does a Word document (DOCX) say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Headings, numbered paragraphs, tables row by row, text boxes, footnotes behind the text. What tracked
/// changes have deleted is left out, what they have inserted is read. \throws Error `invalid_argument`
[[nodiscard]] extract::RawDocument extract_docx(std::string_view bytes);

}  // namespace dossier::foreign
