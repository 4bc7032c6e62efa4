// SPDX-License-Identifier: GPL-2.0-or-later
// Do the words on the pages of a PDF become the paragraphs that a reader sees?
#include "foreign/pdf.h"
#include "foreign/pdf_lines.h"
#include "foreign/pdf_stacks.h"

#include "../extract/paragraph_lines.h"
#include "fixtures.h"

#include <dossier/error.h>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

using namespace dossier;
using test::paragraph_lines;
using test::pdf_of;
using test::PdfText;

namespace {

std::vector<std::string> lines_of(const std::vector<std::vector<PdfText>>& pages) {
  return paragraph_lines(foreign::extract_pdf(pdf_of(pages)).paragraphs);
}

std::string fault_of(const std::string& bytes) {
  try {
    static_cast<void>(foreign::extract_pdf(bytes));
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

/// A line of twelve words, as wide as the column.
std::string full_line(const std::string& word) {
  std::string line;
  for (int i = 0; i < 12; ++i) line += (i > 0 ? " " : "") + word;
  return line;
}

}  // namespace

TEST_CASE("pdf: lines become paragraphs") {
  const std::string wide = full_line("harbour");
  CHECK(lines_of({{{50, 100, wide},
                   {50, 112, wide},
                   {50, 124, "ends here."},
                   {50, 136, "Another begins " + wide.substr(0, 60)},
                   {50, 160, "A gap parts this one."}}}) ==
        std::vector<std::string>{"|" + wide + " " + wide + " ends here.",
                                 "|Another begins " + wide.substr(0, 60), "|A gap parts this one."});
}

TEST_CASE("pdf: words that were broken are joined, and compounds keep their hyphen") {
  const std::string wide = full_line("harbour").substr(0, 79);
  CHECK(lines_of({{{50, 100, wide + " the govern-"},
                   {50, 112, "ment of " + wide + " long-"},
                   {50, 124, "term plan."},
                   {50, 148, "The government has plans for a long-term plan."}}})[0] ==
        "|" + wide + " the government of " + wide + " long-term plan.");
}

TEST_CASE("pdf: a hyphen behind a number stays") {
  const std::string wide = full_line("harbour").substr(0, 79);
  CHECK(
      lines_of({{{50, 100, wide + " buys a 4-"}, {50, 112, "room flat. A room is " + wide.substr(0, 60)}}})[0]
          .find("a 4-room flat") != std::string::npos);
}

TEST_CASE("pdf: headings are larger or bold, and items of lists stand apart") {
  const std::string wide = full_line("harbour");
  CHECK(lines_of({{{50, 100, "Dues of the harbour", 16},
                   {50, 130, wide},
                   {50, 142, wide},
                   {50, 166, "What changes", 10, true},
                   {50, 178, "1."},
                   {80, 178, "Ships pay more."},
                   {50, 190, "2."},
                   {80, 190, "Boats pay less."}}}) ==
        std::vector<std::string>{"#|Dues of the harbour", "|" + wide + " " + wide, "#|What changes",
                                 "1|Ships pay more.", "2|Boats pay less."});
}

TEST_CASE("pdf: a bold title of several lines is one heading") {
  const std::string wide = full_line("harbour").substr(0, 79);
  const std::string text = full_line("lantern");
  CHECK(lines_of({{{50, 100, wide, 10, true},
                   {50, 112, wide, 10, true},
                   {50, 124, "on 4 May 2023", 10, true},
                   {50, 148, text},
                   {50, 160, text}}}) ==
        std::vector<std::string>{"#|" + wide + " " + wide + " on 4 May 2023", "|" + text + " " + text});
}

TEST_CASE("pdf: headers, footers and page numbers are dropped, and paragraphs go over pages") {
  const std::string wide = full_line("harbour");
  std::vector<std::vector<PdfText>> pages;
  for (int number = 1; number <= 3; ++number)
    pages.push_back({{50, 40, "Port Authority Gazette"},
                     {50, 100, wide + (number == 1 ? "" : ".")},
                     {50, 112, wide},
                     {300, 780, fmt::format("Page {} of 3", number)}});
  const auto document = foreign::extract_pdf(pdf_of(pages));
  REQUIRE(document.paragraphs.size() == 1);
  CHECK(document.paragraphs[0].text.find("Gazette") == std::string::npos);
  CHECK(document.paragraphs[0].text.find("Page") == std::string::npos);
  CHECK(document.paragraphs[0].page == 1);
}

TEST_CASE("pdf: a sign where a page number should be is no page number") {
  std::vector<std::vector<PdfText>> pages;
  for (const auto* word : {"harbour", "ferry", "lights"})
    pages.push_back({{50, 100, full_line(word) + "."}, {300, 780, "Page #"}});
  const auto document = foreign::extract_pdf(pdf_of(pages));
  REQUIRE(!document.paragraphs.empty());
  CHECK(document.paragraphs.back().text.ends_with("lights."));
}

TEST_CASE("pdf: rows of figures and numbered headings at the top of pages are no headers") {
  std::vector<std::vector<PdfText>> pages;
  std::vector<std::string> rows;
  for (int page = 1; page <= 3; ++page) {
    pages.push_back({{50, 50, fmt::format("Annex {}", page)}});
    rows.push_back(fmt::format("|Annex {}", page));
    for (int row = 0; row < 3; ++row) {
      const int year = 1950 + 10 * page + row;
      pages.back().push_back({50, 80 + 16.0 * row, std::to_string(year)});
      pages.back().push_back({200, 80 + 16.0 * row, fmt::format("{} ships", year / 7)});
      rows.push_back(fmt::format("|{} | {} ships", year, year / 7));
    }
    pages.back().push_back({50, 750, std::to_string(page * 31)});
    pages.back().push_back({200, 750, std::to_string(page * 57)});
    rows.push_back(fmt::format("|{} | {}", page * 31, page * 57));
  }
  CHECK(lines_of(pages) == rows);
}

TEST_CASE("pdf: headers with the number of the page in them are dropped") {
  struct Case {
    std::string reason;
    int pages;
    const char* header;
    double number_left;
    const char* number;
  };
  const std::array cases{
      Case{"the number stands apart", 3, "Port Gazette", 500, "{}"},
      Case{"the number is called a page's", 3, "Port Gazette, page", 150, "{}"},
      Case{"a sign stands before the number", 3, "Port Gazette", 120, "| {}"},
      Case{"the number is on all of many pages", 4, "Port Gazette", 110, "{}"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.reason);
    std::vector<std::vector<PdfText>> pages;
    for (int page = 1; page <= c.pages; ++page)
      pages.push_back({{50, 40, c.header},
                       {c.number_left, 40, fmt::format(fmt::runtime(c.number), page)},
                       {50, 200, full_line("harbour") + "."}});
    std::string text = "|" + full_line("harbour") + ".";
    for (int page = 2; page <= c.pages; ++page) text += " " + full_line("harbour") + ".";
    CHECK(lines_of(pages) == std::vector<std::string>{text});
  }
}

TEST_CASE("pdf: a heading that comes again where parts begin is text, a head of each second page is none") {
  struct Case {
    std::string reason;
    std::vector<int> pages;
    bool is_text;
  };
  for (const Case& sample :
       {Case{"where parts begin", {1, 3, 6, 9}, true}, Case{"on each page", {1, 2, 3, 4}, false},
        Case{"on each second page", {2, 4, 6, 8}, false},
        Case{"interrupted by pictures", {1, 2, 5, 6, 9}, false}}) {
    CAPTURE(sample.reason);
    std::vector<std::vector<PdfText>> pages;
    for (int number = 1; number <= 9; ++number) {
      pages.push_back({{50, 100, full_line("harbour") + fmt::format(" of page {}.", number)}});
      if (std::find(sample.pages.begin(), sample.pages.end(), number) != sample.pages.end())
        pages.back().push_back({200, 50, "Grants for lanterns"});
    }
    std::size_t found = 0;
    for (const std::string& line : lines_of(pages))
      found += line.find("Grants") != std::string::npos ? 1U : 0U;
    CHECK(found == (sample.is_text ? sample.pages.size() : 0));
  }
}

TEST_CASE("pdf: what is numbered beside the page numbers is text") {
  std::vector<std::vector<PdfText>> pages;
  for (int page = 1; page <= 5; ++page)
    pages.push_back({{50, 50, fmt::format("Table {}", page)},
                     {50, 200, full_line("harbour") + "."},
                     {300, 780, std::to_string(page)}});
  const std::vector<std::string> lines = lines_of(pages);
  REQUIRE(lines.size() == 10);
  CHECK(lines[4] == "|Table 3");
}

TEST_CASE("pdf: each paragraph knows its page") {
  const auto document =
      foreign::extract_pdf(pdf_of({{{50, 100, "On the first page."}}, {{50, 100, "On the second page."}}}));
  REQUIRE(document.paragraphs.size() == 2);
  CHECK(document.paragraphs[0].page == 1);
  CHECK(document.paragraphs[1].page == 2);
}

TEST_CASE("pdf: columns are read one after the other, and what spans them in its place") {
  std::vector<PdfText> page{{50, 80, full_line("above") + " " + full_line("above")}};
  for (int line = 0; line < 8; ++line) {
    page.push_back({50, 110 + 12.0 * line, "left hand words, which fill that side of the page"});
    page.push_back({310, 110 + 12.0 * line, "right hand text, which fills the other side too"});
  }
  const auto lines = lines_of({page});
  std::string all;
  for (const auto& line : lines) all += line + "\n";
  CHECK(all.rfind("left") < all.find("right"));
  CHECK(all.find("above") < all.find("left"));
}

TEST_CASE("pdf: a table of words between prose is read row by row, and tears no prose") {
  const std::vector<std::pair<std::string, std::string>> offices{
      {"Keeper of the Lamps", "Ms Ana Lim Wei"},
      {"Keeper of the Piers", "Mr Bo Tan Ah Kow"},
      {"Warden of the Eastern Breakwater", "Ms C D Ng"},
      {"Pilot of the Roads", "Mr Eu Fan Gee"},
      {"Clerk of the Dues", "Ms Ha Im Jo"},
      {"Diver of the Port", "Mr Ko Li Mah"},
      {"Master of the Ropes", "Ms Na Ong Poh"},
      {"Reader of the Tides", "Mr Qu Ra Soh"}};
  std::vector<PdfText> page;
  std::vector<std::string> rows;
  // "a ship", again and again, has a space wherever the columns of the table may part.
  std::string prose = "a";
  for (int i = 0; i < 16; ++i) prose += i % 2 == 0 ? " ship" : " of a";
  for (int line = 0; line < 8; ++line) page.push_back({50.0, 60 + 12.0 * line, prose + " ship that came by"});
  double top = 170;
  for (const auto& [office, name] : offices) {
    page.push_back({50, top, office});
    page.push_back({310, top, name});
    rows.push_back("|" + office + " | " + name);
    top += 12;
  }
  for (int line = 0; line < 8; ++line)
    page.push_back({50.0, top + 20 + 12.0 * line, prose + " ship that came by"});
  const std::vector<std::string> lines = lines_of({page});
  REQUIRE(lines.size() == 10);
  CHECK(std::vector<std::string>(lines.begin() + 1, lines.end() - 1) == rows);
  CHECK(lines.front() == lines.back());
}

TEST_CASE("pdf: a cell that is full ends where those of its column do, and a numbered row goes on below") {
  CHECK(lines_of({{{50, 100, "No."},
                   {80, 100, "Holder"},
                   {210, 100, "Work"},
                   {50, 116, "1."},
                   {80, 116, "Guild of Pilots and Keepers"},
                   {210, 116, "Mend the eastern"},
                   {80, 128, "of the Lamps"},
                   {210, 128, "breakwater"},
                   {50, 144, "2."},
                   {80, 144, "Union of Divers"},
                   {210, 144, "Clear the roads"}},
                  {{210, 60, "of wrecks"}}}) ==
        std::vector<std::string>{"|No. Holder | Work",
                                 "|1. Guild of Pilots and Keepers of the Lamps | Mend the eastern breakwater",
                                 "|2. Union of Divers | Clear the roads of wrecks"});
}

TEST_CASE("pdf: the words of lines that are stretched are no cells") {
  const std::string text = full_line("harbour");
  std::vector<PdfText> page{{50, 100, "Dues"}, {150, 100, "Ten"}};
  for (const double left : {50.0, 100.0, 150.0, 200.0}) page.push_back({left, 112, "harbour"});
  CHECK(lines_of({page})[1] == "|harbour harbour harbour harbour");
}

TEST_CASE("pdf: the first cell of a row may begin in the line above") {
  CHECK(lines_of({{{50, 100, "Ships that came in by night"},
                   {50, 112, "and left by day"},
                   {300, 112, "64%"},
                   {50, 140, "Other ships"},
                   {300, 140, "36%"}}}) ==
        std::vector<std::string>{"|Ships that came in by night and left by day | 64%", "|Other ships | 36%"});
}

TEST_CASE("pdf: rows of tables stay together, and cells go on below") {
  CHECK(lines_of({{{50, 100, "Award"},
                   {200, 100, "Best idea of the port"},
                   {50, 112, "Reason"},
                   {200, 112, "It is the one"},
                   {200, 124, "that pays."}}}) ==
        std::vector<std::string>{"|Award | Best idea of the port", "|Reason | It is the one that pays."});
}

TEST_CASE("pdf: a cell of two lines beside a label in its middle is read line by line") {
  CHECK(lines_of({{{50, 112, "Lanterns", 24},
                   {200, 104, "Rollout of fifty new"},
                   {200, 115, "brass harbour lanterns"},
                   {400, 104, "Trial of"},
                   {400, 115, "tide tables"}}}) ==
        std::vector<std::string>{
            "|Lanterns | Rollout of fifty new brass harbour lanterns | Trial of tide tables"});
}

TEST_CASE("pdf: only words over one another are in lines of their own") {
  using foreign::PdfWord;
  struct Case {
    std::string reason;
    foreign::PdfRow row;
    std::string order;
  };
  const std::array cases{
      Case{"beside each other", {PdfWord{"a", 0, 0, 10, 10, 10}, PdfWord{"b", 12, 3, 20, 13, 10}}, "ab"},
      Case{"two lines",
           {PdfWord{"a", 0, 0, 20, 10, 10}, PdfWord{"c", 0, 8, 12, 18, 10}, PdfWord{"d", 14, 8, 30, 18, 10},
            PdfWord{"b", 22, 0, 30, 10, 10}},
           "abcd"},
      Case{"the mark of a footnote that stands over its word",
           {PdfWord{"a", 0, 2, 20, 12, 10}, PdfWord{"1", 16, 0, 19, 5, 5}, PdfWord{"b", 23, 2, 40, 12, 10}},
           "a1b"},
      Case{"letters that are set closely",
           {PdfWord{"a", 0, 0, 20, 10, 10}, PdfWord{"b", 17, 0, 40, 10, 10}},
           "ab"},
      Case{"two cells, of which the second has two lines",
           {PdfWord{"a", 0, 4, 20, 14, 10}, PdfWord{"c", 60, 8, 80, 18, 10}, PdfWord{"b", 61, 0, 80, 10, 10}},
           "abc"},
      Case{"a raised ending stays in its line",
           {PdfWord{"a", 0, 2, 20, 12, 10}, PdfWord{"d", 0, 12, 30, 22, 10}, PdfWord{"b", 20, 0, 26, 5, 5},
            PdfWord{"c", 29, 2, 40, 12, 10}},
           "abcd"},
      Case{"a large letter before two lines",
           {PdfWord{"A", 0, 0, 10, 24, 24}, PdfWord{"a", 13, 2, 30, 12, 10}, PdfWord{"c", 13, 11, 25, 21, 10},
            PdfWord{"b", 33, 2, 45, 12, 10}, PdfWord{"d", 28, 11, 45, 21, 10}},
           "Aabcd"},
      Case{"lines that are staggered by half a word",
           {PdfWord{"a", 0, 0, 20, 10, 10}, PdfWord{"d", 10, 9, 32, 19, 10}, PdfWord{"b", 23, 0, 43, 10, 10},
            PdfWord{"e", 35, 9, 55, 19, 10}, PdfWord{"c", 46, 0, 66, 10, 10}},
           "abcde"},
      Case{"two small words behind a large one, where all others are usual",
           {PdfWord{"a", 0, 0, 20, 10, 10}, PdfWord{"b", 22, 0, 40, 10, 10}, PdfWord{"L", 41, 0, 50, 30, 30},
            PdfWord{"x", 51, 0, 55, 4, 4}, PdfWord{"y", 52, 6, 55, 10, 4}},
           "abLxy"},
      Case{"three lines",
           {PdfWord{"c", 0, 16, 20, 26, 10}, PdfWord{"a", 1, 0, 20, 10, 10}, PdfWord{"b", 2, 8, 20, 18, 10}},
           "abc"},
  };
  for (Case sample : cases) {
    CAPTURE(sample.reason);
    foreign::order_stacked_words(sample.row);
    std::string order;
    for (const PdfWord& word : sample.row) order += word.text;
    CHECK(order == sample.order);
  }
}

TEST_CASE("pdf: a compound that the end of a stacked line parts keeps its hyphen and gets no space") {
  foreign::PdfRow row{{"b", 0, 9, 20, 19, 10}, {"light-", 1, 0, 20, 10, 10}};
  foreign::order_stacked_words(row);
  CHECK(row[0].text == "light-");
  CHECK(!foreign::has_space_between(row[0], row[1]));
}

TEST_CASE("pdf: footnotes stand behind the text, their marks nowhere") {
  const std::string wide = full_line("harbour");
  CHECK(lines_of({{{50, 300, wide},
                   {50, 312, "Dues rise"},
                   {93, 308, "1", 6},
                   {100, 312, "again."},
                   {50, 600, "1", 6},
                   {56, 600, "By a tenth.", 7}}}) ==
        std::vector<std::string>{"|" + wide + " Dues rise again.", "|1. By a tenth."});
}

TEST_CASE("pdf: a table in small print at the foot of a page stands where it is") {
  const std::string wide = full_line("harbour");
  CHECK(lines_of({{{50, 500, wide},
                   {50, 512, wide},
                   {50, 600, "Year", 8},
                   {200, 600, "Dues", 8},
                   {50, 612, "2014", 8},
                   {200, 612, "12 crowns", 8},
                   {50, 624, "2015 was a good year.", 8}},
                  {{50, 100, wide}}}) == std::vector<std::string>{"|" + wide + " " + wide, "|Year | Dues",
                                                                  "|2014 | 12 crowns",
                                                                  "|2015 was a good year.", "|" + wide});
}

TEST_CASE("pdf: a page that is set sideways is turned, a note beside the text is not") {
  const std::string wide = full_line("harbour").substr(0, 79);
  CHECK(lines_of({{{50, 100, wide}, {580, 400, "Draft", 10, false, true}},
                  {{100, 700, "Dues of the", 10, false, true},
                   {100, 400, "in crowns", 10, false, true},
                   {112, 700, "eastern port", 10, false, true},
                   {112, 400, "12", 10, false, true},
                   {300, 50, "Draft"}}}) ==
        std::vector<std::string>{"|" + wide, "|Dues of the | in crowns", "|eastern port | 12"});
}

TEST_CASE("pdf: Chinese in a font that is not embedded") {
  // 港口费用 in UCS-2, with a font and a map that every reader of PDF knows (package poppler-data).
  const std::string content = "BT /F1 12 Tf 50 700 Td <6E2F53E38D397528> Tj ET\n";
  const auto document = foreign::extract_pdf(
      test::pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources "
                            "<< /Font << /F1 5 0 R >> >> >>",
                            fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content),
                            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
                            "/DescendantFonts [6 0 R] >>",
                            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << "
                            "/Registry (Adobe) /Ordering "
                            "(GB1) /Supplement 4 >> /DW 1000 >>"}));
  CHECK(paragraph_lines(document.paragraphs) == std::vector<std::string>{"|港口费用"});
}

TEST_CASE("pdf: properties of the file keep names of their own") {
  const auto document = foreign::extract_pdf(
      pdf_of({{{50, 100, "Text."}}}, "/Title (Dues) /Author (Ana Lim) /CreationDate (D:20200304101112Z)"));
  using Property = std::pair<std::string, std::string>;
  CHECK(document.properties == std::vector<Property>{{"file:title", "Dues"},
                                                     {"file:author", "Ana Lim"},
                                                     {"file:created", "2020-03-04"}});
}

TEST_CASE("pdf: what cannot be read says why") {
  CHECK(fault_of("%PDF-1.4 and no more") == "the PDF is damaged, or cut short");
  CHECK(fault_of(pdf_of({{}})) == "none of its 1 pages holds text: it is scanned, or a drawing");
  CHECK(fault_of(test::pdf_of_objects(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
             "<< /Filter /Standard /V 1 /R 2 /O "
             "<0000000000000000000000000000000000000000000000000000000000000000> /U "
             "<1111111111111111111111111111111111111111111111111111111111111111> /P -44 >>"},
            "/Encrypt 3 0 R /ID [<00> <00>]")) == "the PDF is encrypted, and its password is not known");
}

TEST_CASE("pdf: pages that refer to themselves end") {
  CHECK(fault_of(test::pdf_of_objects(
            {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 3 >>",
             "<< /Type /Page /Parent 2 0 R /Contents 3 0 R /MediaBox [0 0 9 9] >>"})) != "none");
}
