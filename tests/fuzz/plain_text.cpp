// SPDX-License-Identifier: GPL-2.0-or-later
// Can plain text do harm?
#include "extract/extract.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(extract::extract(extract::Format::plain_text, input).paragraphs);
}
