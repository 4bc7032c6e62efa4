// SPDX-License-Identifier: GPL-2.0-or-later
// Which format do a file's bytes have, whatever its name says?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::extract {

/// The format of a document: what its bytes show beyond doubt (a PDF named `.txt`, a page named `.md`), else
/// what its name says. \param named format of the name, one that holds one document
/// \throws Error `invalid_argument`, with what the bytes are, when no format of that kind is read
[[nodiscard]] Format format_of_content(Format named, std::string_view bytes);

}  // namespace dossier::extract
