// SPDX-License-Identifier: GPL-2.0-or-later
// Do DOCX and ODT documents give their text in reading order?
#include "foreign/docx.h"
#include "foreign/odt.h"

#include "../extract/paragraph_lines.h"
#include "fixtures.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

using namespace dossier;
using test::fault_of;
using test::paragraph_lines;

namespace {

std::string word_document(const std::string& body) {
  return "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>" + body +
         "</w:body></w:document>";
}

const std::string numbering =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
    "w:val=\"3\"/><w:numFmt "
    "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start "
    "w:val=\"1\"/><w:numFmt "
    "w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum><w:num "
    "w:numId=\"7\"><w:abstractNumId "
    "w:val=\"0\"/></w:num></w:numbering>";

std::vector<std::string> docx_lines(const std::string& body,
                                    std::vector<std::pair<std::string, std::string>> more = {}) {
  more.emplace_back("word/document.xml", word_document(body));
  more.emplace_back("word/numbering.xml", numbering);
  return paragraph_lines(foreign::extract_docx(test::zip_of(more)).paragraphs);
}

std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

std::vector<std::string> odt_lines(const std::string& body) {
  const std::string content =
      "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" "
      "xmlns:table=\"b\" "
      "xmlns:draw=\"d\"><office:automatic-styles><text:list-style "
      "style:name=\"L\"><text:list-level-style-number "
      "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\" "
      "text:start-value=\"4\"/></text:list-style>"
      "</office:automatic-styles><office:body><office:text>" +
      body + "</office:text></office:body></office:document-content>";
  return paragraph_lines(
      foreign::extract_odt(
          test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}))
          .paragraphs);
}

}  // namespace

TEST_CASE("docx: paragraphs, headings, numbers of lists") {
  const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
  const std::string inner = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr>";
  CHECK(docx_lines(p("Harbour dues", "<w:outlineLvl w:val=\"0\"/>") + p("港口费用") + p("Ships pay.", list) +
                   p("large ones", inner) + p("small ones", inner) + p("Boats pay.", list)) ==
        std::vector<std::string>{"#|Harbour dues", "|港口费用", "3|Ships pay.", "|(a) large ones",
                                 "|(b) small ones", "4|Boats pay."});
}

TEST_CASE("docx: what was deleted is left out, what was inserted is read") {
  CHECK(docx_lines("<w:p><w:r><w:t>Dues "
                   "</w:t></w:r><w:del><w:r><w:delText>fall</w:delText></w:r></w:del><w:ins><w:r><w:t>"
                   "rise</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></"
                   "w:r><w:moveFrom><w:r><w:t>"
                   "moved</w:t></w:r></w:moveFrom></w:p>") == std::vector<std::string>{"|Dues rise"});
}

TEST_CASE("docx: tables row by row, boxes behind their paragraph, footnotes behind the text") {
  const std::string cell_a = "<w:tc>" + p("Year") + "</w:tc>";
  const std::string cell_b = "<w:tc>" + p("Dues") + "</w:tc>";
  const std::string box =
      "<w:p><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" +
      p("In a box") + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
      p("In a box") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  const std::string note =
      "<w:p><w:r><w:t>Dues</w:t><w:footnoteReference w:id=\"2\"/><w:t> rise.</w:t></w:r></w:p>";
  CHECK(docx_lines("<w:tbl><w:tr>" + cell_a + cell_b + "</w:tr></w:tbl>" + box + note,
                   {{"word/footnotes.xml", "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\">" +
                                               p("By a tenth.") + "</w:footnote></w:footnotes>"}}) ==
        std::vector<std::string>{"|Year | Dues", "|Before", "|In a box", "|Dues rise.", "|1. By a tenth."});
}

TEST_CASE("docx: entities of the document's own making are not expanded") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"lollollollollol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
  const auto document =
      foreign::extract_docx(test::zip_of({{"word/document.xml", bomb + "<w:document xmlns:w=\"w\"><w:body>" +
                                                                    p("&c;") + "</w:body></w:document>"}}));
  CHECK(paragraph_lines(document.paragraphs) == std::vector<std::string>{"|&c;"});
}

TEST_CASE("docx: what cannot be read says why") {
  CHECK(fault_of([] {
          return foreign::extract_docx("PK\x03\x04 no archive");
        }).starts_with("its ZIP archive cannot be read"));
  CHECK(fault_of([] {
          return foreign::extract_docx(test::zip_of({{"x", "y"}}));
        }) == "a ZIP archive without the text of a Word document in it");
  CHECK(fault_of([] {
          return foreign::extract_docx(test::zip_of({{"word/document.xml", "<w:document><w:p>"}}));
        }).starts_with("'word/document.xml' is not well-formed XML"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<w:sdt>";
  for (int i = 0; i < 100'000; ++i) deep += "</w:sdt>";
  CHECK(fault_of([&] {
          return foreign::extract_docx(test::zip_of({{"word/document.xml", word_document(deep)}}));
        }) == "its elements are nested more than 256 deep");
}

TEST_CASE("docx: an archive that inflates without end is refused") {
  const std::string bomb(std::size_t{140} << 20, ' ');
  CHECK(fault_of([&] {
          return foreign::extract_docx(test::zip_of({{"word/document.xml", bomb}}));
        }) == "'word/document.xml' in its ZIP archive inflates to more than 134217728 bytes");
}

TEST_CASE("odt: paragraphs, headings, lists, tables, boxes, notes; deletions are left out") {
  CHECK(
      odt_lines(
          "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
          "</text:changed-region></text:tracked-changes><text:h>Harbour dues</text:h><text:p>The port<text:s "
          "text:c=\"2\"/>raises "
          "dues<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By "
          "a tenth.</text:p></text:note-body></text:note>.</text:p><text:list "
          "text:style-name=\"L\"><text:list-item>"
          "<text:p>First</text:p></text:list-item><text:list-item><text:p>Second</text:p></text:list-item>"
          "</text:list><table:table><table:table-row><table:table-cell><text:p>Year</text:p></"
          "table:table-cell>"
          "<table:table-cell "
          "table:number-columns-repeated=\"999999999\"><text:p>Dues</text:p></table:table-cell>"
          "</table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>In a box</text:p>"
          "</draw:text-box></draw:frame></text:p>") ==
      std::vector<std::string>{"#|Harbour dues", "|The port raises dues.", "4|First", "5|Second",
                               "|Year | Dues", "|In a box", "|1. By a tenth."});
}

TEST_CASE("odt: an encrypted document says so") {
  CHECK(fault_of([] {
          return foreign::extract_odt(test::zip_of(
              {{"META-INF/manifest.xml", "<manifest:encryption-data/>"}, {"content.xml", "\x01\x02"}}));
        }) == "the document is encrypted, and its password is not known");
}
