// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs does a plain text hold?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::extract {

/// \throws Error `invalid_argument` for binary bytes.
[[nodiscard]] RawDocument extract_plain_text(std::string_view bytes);

/// Refuses a decoded text that is none: one with more than a few control characters.
/// \throws Error `invalid_argument`.
void refuse_binary(std::string_view utf8);

/// As `refuse_binary`, and refuses zero bytes, which no text has.
void refuse_zero_bytes(std::string_view utf8);

}  // namespace dossier::extract
