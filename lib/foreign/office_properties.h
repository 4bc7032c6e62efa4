// SPDX-License-Identifier: GPL-2.0-or-later
// What do the property files of DOCX and ODT say of a document?
#pragma once

#include "extract/extract.h"

#include <string>

namespace dossier::foreign {

/// Adds title, author, subject, keywords, dates and language, from `docProps/core.xml` or `meta.xml`. Word
/// processors carry these over from the document that served as a model, so their names say where they are
/// from
/// (`file:title`, `file:created`, ...).
void add_office_properties(std::string content, extract::RawDocument& document);

}  // namespace dossier::foreign
