// SPDX-License-Identifier: GPL-2.0-or-later
// Can the text of a Word document do harm?
#include "foreign/docx.h"

#include "stored_zip.h"
#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  require_clean(foreign::extract_docx(stored_zip("word/document.xml", input)).paragraphs);
}
