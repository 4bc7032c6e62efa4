// SPDX-License-Identifier: GPL-2.0-or-later
// Can the text of an OpenDocument file do harm?
#include "foreign/odt.h"

#include "stored_zip.h"
#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(foreign::extract_odt(stored_zip("content.xml", input)).paragraphs);
}
