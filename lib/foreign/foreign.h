// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document of a foreign format say?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Extracts a document of a format that `extract::is_foreign`. To be called in a process apart: the libraries
/// that read these formats may crash, loop, or end the process. \throws Error `invalid_argument` when the
/// bytes are no such document, or one that holds no text (encrypted, scanned)
[[nodiscard]] extract::RawDocument extract_foreign(extract::Format format, std::string_view bytes);

}  // namespace dossier::foreign
