// SPDX-License-Identifier: GPL-2.0-or-later
// Can the styles and lists of a Word document do harm?
#include "foreign/docx_styles.h"
#include "foreign/xml.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  std::string content(input);
  pugi::xml_document xml;
  foreign::parse_xml(xml, content, "the input");
  static_cast<void>(foreign::read_docx_styles(xml.document_element()));
  foreign::DocxLists lists;
  lists.read(xml.document_element());
  for (int level = -1; level < 11; ++level) static_cast<void>(lists.next_label({"1", level}));
}
