// SPDX-License-Identifier: GPL-2.0-or-later
// What does an HTML page say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::extract {

/// \throws Error `invalid_argument` for binary bytes, or HTML built to exhaust a parser.
[[nodiscard]] RawDocument extract_html(std::string_view bytes);

/// Paragraphs and links of HTML that was made from Markdown. \throws Error `invalid_argument` likewise.
void add_markdown_html(RawDocument& document, std::string_view html);

}  // namespace dossier::extract
