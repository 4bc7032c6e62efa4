// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document in Akoma Ntoso (XML of parliaments and laws) say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Headings, numbered provisions and speeches in reading order; notes behind the text; date, title and
/// language from its `meta`. \throws Error `invalid_argument`
[[nodiscard]] extract::RawDocument extract_akoma_ntoso(std::string_view bytes);

}  // namespace dossier::foreign
