// SPDX-License-Identifier: GPL-2.0-or-later
// What does an OpenDocument text (ODT) say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Headings, numbered paragraphs, tables row by row, text boxes, footnotes behind the text. What tracked
/// changes have deleted is left out. \throws Error `invalid_argument`
[[nodiscard]] extract::RawDocument extract_odt(std::string_view bytes);

}  // namespace dossier::foreign
