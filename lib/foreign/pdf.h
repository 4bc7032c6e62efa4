// SPDX-License-Identifier: GPL-2.0-or-later
// What does a PDF say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// \throws Error `invalid_argument` when it is damaged, encrypted, or holds pictures of text only.
[[nodiscard]] extract::RawDocument extract_pdf(std::string_view bytes);

}  // namespace dossier::foreign
