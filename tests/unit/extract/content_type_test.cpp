// SPDX-License-Identifier: GPL-2.0-or-later
// Is a document read as what its bytes are, and refused by name when that is nothing that is read?
#include "extract/content_type.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>

using namespace dossier;
using extract::Format;

namespace {

std::string format_of(Format named, std::string_view bytes) {
  try {
    return std::string(extract::format_name(extract::format_of_content(named, bytes)));
  } catch (const Error& error) {
    return std::string("! ") + error.what();
  }
}

}  // namespace

TEST_CASE("content type: the bytes decide where they show it beyond doubt") {
  struct Row {
    Format named;
    std::string bytes;
    std::string format;
  };
  const Row rows[] = {
      {Format::plain_text, "%PDF-1.7\n", "pdf"},
      {Format::docx, "%PDF-1.7\n", "pdf"},
      {Format::pdf, "garbage\n%PDF-1.7\n", "pdf"},
      {Format::plain_text, "The signature of PDF is %PDF-1.7", "text"},
      {Format::markdown, "\xEF\xBB\xBF <!DOCTYPE html><html>", "html"},
      {Format::plain_text, "<?xml version=\"1.0\"?><!-- x --><html xmlns=\"\">", "html"},
      {Format::markdown, "<div>markdown with HTML in it</div>", "markdown"},
      {Format::plain_text, "{\\rtf1 x}", "rtf"},
      {Format::pdf, "PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "odt"},
      {Format::plain_text, "PK\x03\x04....word/document.xml", "docx"},
      {Format::docx, "PK\x03\x04....xl/workbook.xml", "! a spreadsheet (XLSX), which is not read"},
      {Format::docx, "PK\x03\x04....other",
       "! a ZIP archive that is no DOCX or ODT document, which is not read"},
      {Format::akoma_ntoso, "<?xml version=\"1.0\"?>\n<akn:akomaNtoso xmlns:akn=\"x\">", "akoma-ntoso"},
      {Format::akoma_ntoso, "<html>", "html"},
      {Format::akoma_ntoso, "<feed xmlns=\"x\">", "! XML with the root element 'feed', which is not read"},
      {Format::akoma_ntoso, "no xml", "! named as XML, but it is none"},
      {Format::plain_text, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
       "! an old or encrypted Office file (Word 97 and the like), which is not read"},
      {Format::plain_text, "\x1F\x8B", "! a file compressed with gzip twice, which is not read"},
      {Format::pdf, "text", "! named as pdf, but it is none"},
      {Format::pdf, "", "! the file is empty"},
      {Format::email, "From: a", "email"},
      {Format::plain_text, "", "text"},
      {Format::plain_text, "<", "text"},
      {Format::plain_text, "<!--", "text"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(format_of(row.named, row.bytes) == row.format);
  }
}
