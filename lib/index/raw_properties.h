// SPDX-License-Identifier: GPL-2.0-or-later
// How are raw properties kept, so that metadata can be resolved anew without the sources?
#pragma once

#include "metadata/resolve.h"

#include <string>
#include <string_view>

namespace dossier::index {

/// Everything of `raw` but the paragraphs, as bytes.
[[nodiscard]] std::string encode_raw(const metadata::RawMetadata& raw);

/// \throws Error `index_damaged`
[[nodiscard]] metadata::RawMetadata decode_raw(std::string_view bytes);

}  // namespace dossier::index
