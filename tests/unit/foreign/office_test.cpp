// SPDX-License-Identifier: GPL-2.0-or-later
// Do DOCX and ODT documents give their text in reading order?
#include "foreign/docx.h"
#include "foreign/odt.h"

#include "../extract/paragraph_lines.h"
#include "fixtures.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <algorithm>

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
  const auto is_numbering = [](const auto& part) { return part.first == "word/numbering.xml"; };
  if (std::none_of(more.begin(), more.end(), is_numbering))
    more.emplace_back("word/numbering.xml", numbering);
  return paragraph_lines(foreign::extract_docx(test::zip_of(more)).paragraphs);
}

std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

std::string odt_list_level(const std::string& element, int level, const std::string& more) {
  return "<text:" + element + " text:level=\"" + std::to_string(level) +
         "\" style:num-format=\"1\" style:num-suffix=\".\" " + more + "/>";
}

/// \param styles what `styles.xml` has
std::vector<std::string> odt_lines(const std::string& body, const std::string& styles = {}) {
  const std::string names =
      " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:table=\"b\" "
      "xmlns:draw=\"d\" "
      "xmlns:svg=\"v\" xmlns:xml=\"x\">";
  const std::string content =
      "<office:document-content" + names +
      "<office:automatic-styles><style:style style:name=\"Plain\" style:family=\"paragraph\" "
      "style:list-style-name=\"\"/><text:list-style style:name=\"L\">" +
      odt_list_level("list-level-style-number", 1, "text:start-value=\"4\"") +
      odt_list_level("list-level-style-number", 2, "text:display-levels=\"2\"") +
      "</text:list-style></office:automatic-styles><office:body><office:text>" + body +
      "</office:text></office:body></office:document-content>";
  const std::string common = "<office:document-styles" + names + "<office:styles>" + styles +
                             "</office:styles></office:document-styles>";
  return paragraph_lines(
      foreign::extract_odt(test::zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                         {"styles.xml", common},
                                         {"content.xml", content}}))
          .paragraphs);
}

std::string odt_item(const std::string& content) {
  return "<text:list-item>" + content + "</text:list-item>";
}

std::string odt_list(const std::string& items, const std::string& attributes = {}) {
  return "<text:list " + attributes + ">" + items + "</text:list>";
}

std::string odt_p(const std::string& text) {
  return "<text:p>" + text + "</text:p>";
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

TEST_CASE("docx: an empty paragraph counts where Word prints its number") {
  const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
  CHECK(docx_lines(p("Ships pay.", list) + p("", list) + p("Boats pay.", list)) ==
        std::vector<std::string>{"3|Ships pay.", "5|Boats pay."});
  for (const std::string gone : {"<w:del/>", "<w:moveFrom/>", "<w:vanish/>"}) {
    CAPTURE(gone);
    CHECK(docx_lines(p("Ships pay.", list) + p("", list + "<w:rPr>" + gone + "</w:rPr>") +
                     p("Boats pay.", list)) == std::vector<std::string>{"3|Ships pay.", "4|Boats pay."});
  }
}

TEST_CASE("docx: a list may count as a style of lists does") {
  const std::string linked =
      "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"Policy\"/>"
      "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"Policy\"/><w:lvl "
      "w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num "
      "w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";
  CHECK(docx_lines(p("Ships pay.", list) + p("Boats pay.", list), {{"word/numbering.xml", linked}}) ==
        std::vector<std::string>{"1|Ships pay.", "2|Boats pay."});
}

TEST_CASE("docx: breaks of every kind part words") {
  CHECK(docx_lines(
            "<w:p><w:r><w:t>One</w:t><w:br w:type=\"page\"/><w:t>two</w:t><w:br "
            "w:type=\"column\"/><w:t>three</w:t><w:br/><w:t>four</w:t><w:cr/><w:t>five</w:t></w:r></w:p>") ==
        std::vector<std::string>{"|One two three four five"});
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

TEST_CASE("odt: numbers of levels, of lists that go on, and of items without text of their own") {
  const std::string style = "text:style-name=\"L\" ";
  const auto inner = [](const std::string& items) { return odt_list(items); };
  const std::string first =
      odt_item(odt_p("Ships") + inner(odt_item(odt_p("pay")) + odt_item(odt_p("moor"))));
  const std::string second = odt_item(odt_p("Boats") + inner(odt_item(odt_p("pay"))));
  const std::vector<std::string> levels{"4|Ships", "4.1|pay", "4.2|moor", "5|Boats", "5.1|pay"};
  CHECK(odt_lines(odt_list(first + second, style)) == levels);
  CHECK(odt_lines(odt_list(first, style + "xml:id=\"a\"") +
                  odt_list(second, "text:continue-list=\"a\" " + style)) == levels);
  const std::string sailing =
      odt_list(odt_item(inner(odt_item(odt_p("sail")))), style + "text:continue-numbering=\"true\"");
  CHECK(odt_lines(odt_list(first, style) + odt_p("Or:") + sailing) ==
        std::vector<std::string>{"4|Ships", "4.1|pay", "4.2|moor", "|Or:", "4.3|sail"});
  CHECK(odt_lines(odt_list(odt_item(odt_p("Ships")), style) + odt_list(odt_item(odt_p("Boats")), style)) ==
        std::vector<std::string>{"4|Ships", "4|Boats"});
  CHECK(odt_lines(odt_list(odt_item(odt_p("") + odt_p("Ships")) + "<text:list-item text:start-value=\"9\">" +
                               odt_p("Boats") + odt_p("and rafts") + "</text:list-item>",
                           style)) == std::vector<std::string>{"4|Ships", "9|Boats", "|and rafts"});
}

TEST_CASE("odt: numbers of headings") {
  const std::string outline =
      "<text:outline-style style:name=\"Outline\">" + odt_list_level("outline-level-style", 1, "") +
      odt_list_level("outline-level-style", 2, "text:display-levels=\"2\"") + "</text:outline-style>";
  const auto h = [](int level, const std::string& text, const std::string& more = {}) {
    return "<text:h text:outline-level=\"" + std::to_string(level) + "\" " + more + ">" + text + "</text:h>";
  };
  CHECK(odt_lines(h(1, "Dues", "text:style-name=\"Plain\"") + h(1, "Ships") + h(2, "Large") + h(2, "") +
                      h(2, "Small") + h(1, "Notes", "text:is-list-header=\"true\"") + h(1, "Boats") +
                      odt_p("Pay.") + h(2, "Old") +
                      h(1, "Rafts", "text:restart-numbering=\"true\" text:start-value=\"7\""),
                  outline) == std::vector<std::string>{"#|Dues", "#1|Ships", "#1.1|Large", "#1.3|Small",
                                                       "#|Notes", "#2|Boats", "|Pay.", "#2.1|Old",
                                                       "#7|Rafts"});
}

TEST_CASE("odt: drawings stand behind their paragraph, their names are no text") {
  CHECK(
      odt_lines(
          "<text:p>Ships<draw:custom-shape><svg:title>Shape 1</svg:title>" + odt_p("pay") + odt_p("dues") +
          "</draw:custom-shape> moor.</text:p><text:p>Pic<draw:frame><draw:image/><svg:title>Logo</svg:title>"
          "<svg:desc>of the port</svg:desc></draw:frame>ture of <text:title>Dues</text:title></text:p>") ==
      std::vector<std::string>{"|Ships moor.", "|pay", "|dues", "|Picture of Dues"});
}

TEST_CASE("odt: an encrypted document says so") {
  CHECK(fault_of([] {
          return foreign::extract_odt(test::zip_of(
              {{"META-INF/manifest.xml", "<manifest:encryption-data/>"}, {"content.xml", "\x01\x02"}}));
        }) == "the document is encrypted, and its password is not known");
}
