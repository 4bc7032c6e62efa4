// SPDX-License-Identifier: GPL-2.0-or-later
// Can RTF do harm?
#include "foreign/rtf.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(foreign::extract_rtf(input).paragraphs);
}
