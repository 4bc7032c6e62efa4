// SPDX-License-Identifier: GPL-2.0-or-later
// Is the format of a file told by its name, and read by its extractor?
#include "extract/extract.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>

using dossier::extract::extract;
using dossier::extract::Format;
using dossier::extract::format_name;
using dossier::extract::format_of_name;

TEST_CASE("extract: formats by the end of a file's name") {
  struct Row {
    std::string file_name;
    std::string format;
  };
  const Row rows[] = {
      {"a.md", "markdown"},
      {"a.MARKDOWN", "markdown"},
      {"a.html", "html"},
      {"a.HTM", "html"},
      {"a.xhtml", "html"},
      {"a.txt", "text"},
      {"a.text", "text"},
      {"a.jsonl", "json-lines"},
      {"a.ndjson", "json-lines"},
      {"a.csv", "csv"},
      {"a.tsv", "csv"},
      {"a.b.md", "markdown"},
      {"a.pdf", "pdf"},
      {"a.DOCX", "docx"},
      {"a.odt", "odt"},
      {"a.rtf", "rtf"},
      {"a.eml", "email"},
      {"a.xml", "akoma-ntoso"},
      {"a.akn", "akoma-ntoso"},
      {"a.md.gz", "markdown"},
      {"a.jsonl.GZ", "json-lines"},
      {"a.tar.gz", ""},
      {"a.gz", ""},
      {"a.doc", ""},
      {"a.md.bak", ""},
      {"a", ""},
      {"", ""},
      {".md", ""},
      {"md", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file_name);
    const auto format = format_of_name(row.file_name);
    CHECK((format ? format_name(*format) : "") == row.format);
  }
}

TEST_CASE("extract: record files are no single documents") {
  try {
    static_cast<void>(extract(Format::csv, "id,title\n"));
    FAIL("no error");
  } catch (const dossier::Error& error) {
    CHECK(error.code() == dossier::ErrorCode::invalid_argument);
    CHECK(std::string(error.what()) == "a file of format 'csv' holds records, not one document");
  }
}
