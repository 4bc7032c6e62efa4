// SPDX-License-Identifier: GPL-2.0-or-later
// Can HTML do harm?
#include "extract/extract.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(extract::extract(extract::Format::html, input).paragraphs);
}
