// SPDX-License-Identifier: GPL-2.0-or-later
// What does an e-mail say, and what of itself?
#pragma once

#include "extract/extract.h"

#include <string_view>

namespace dossier::foreign {

/// Sender and receivers, then the text: plain text where a message has it and it does not only say that there
/// is HTML, else its HTML; messages that are forwarded inside of it, too. Attachments are named in a warning,
/// not read. \throws Error `invalid_argument`
[[nodiscard]] extract::RawDocument extract_email(std::string_view bytes);

}  // namespace dossier::foreign
