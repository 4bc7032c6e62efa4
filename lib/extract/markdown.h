// SPDX-License-Identifier: GPL-2.0-or-later
// What does a Markdown text say, and what is in its front matter?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::extract {

/// \throws Error `invalid_argument` for binary bytes, or text built to exhaust a parser.
[[nodiscard]] RawDocument extract_markdown(std::string_view bytes);

}  // namespace dossier::extract
