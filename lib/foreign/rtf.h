// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document in Rich Text Format (RTF) say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Paragraphs, printed numbers of lists, tables row by row, boxes behind their paragraph, footnotes behind
/// the text. Hidden and deleted text, headers and footers are left out. \throws Error `invalid_argument`
[[nodiscard]] extract::RawDocument extract_rtf(std::string_view bytes);

}  // namespace dossier::foreign
