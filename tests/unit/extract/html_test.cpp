// SPDX-License-Identifier: GPL-2.0-or-later
// Is the text of a page taken as a reader sees it, and what the page says of itself?
#include "extract/extract.h"
#include "paragraph_lines.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using dossier::extract::extract;
using dossier::extract::Format;
using dossier::extract::RawDocument;
using dossier::test::paragraph_lines;
using dossier::test::ParagraphRow;

namespace {

RawDocument html(const std::string& text) {
  return extract(Format::html, text);
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("html: blocks, lines and words") {
  const ParagraphRow rows[] = {
      {"nothing", "", {}},
      {"block tags separate, inline tags do not",
       "<p>One<i>two</i> <b>th</b>ree</p>four<div>five</div>six",
       {"|Onetwo three", "|four", "|five", "|six"}},
      {"one line break does not separate paragraphs, two do",
       "<p>One<br>two<br> <br>three</p>",
       {"|One two", "|three"}},
      {"a line break before a number does", "<p>1. One<br>2. Two<br>goes on</p>", {"1|One", "2|Two goes on"}},
      {"any number then, for the break is meant",
       "<p>The questions of the members who are here on the first of May<br>7. Mr Lim<br>9. Ms Tan</p>",
       {"|The questions of the members who are here on the first of May", "7|Mr Lim", "9|Ms Tan"}},
      {"a line end of the source is a space", "<p>One\ntwo</p>", {"|One two"}},
      {"between Chinese characters it is none",
       "<p>新的住房政\n   <b>策\n部长</b><br>说明</p><table><tr><td>预\n 算<td>2</table>",
       {"|新的住房政策部长说明", "|预算 | 2"}},
      {"entities and odd spaces", "<p>A&nbsp;&nbsp;B &amp; C&shy;D&#8203;</p>", {"|A B & CD"}},
      {"headings",
       "<h2>Title<br>goes on</h2><p><b>Bold one</b></p><p><b>A bold sentence.</b></p>",
       {"#|Title goes on", "#|Bold one", "|A bold sentence."}},
      {"a bold line above a text is a heading",
       "<p><strong>Title</strong><br>Text here.</p>",
       {"#|Title", "|Text here."}},
      {"a bold name within its sentence is none",
       "<p><b>Mr Lim</b><br>asked the Minister.</p>",
       {"|Mr Lim asked the Minister."}},
      {"too long for a heading",
       "<p><b>" + std::string(121, 'x') + "</b></p>",
       {"|" + std::string(121, 'x')}},
      {"lists count",
       "<ol start=12><li>One<li><p>Two</p><p>more</p></li><li value=20>Three</ol>",
       {"12|One", "13|Two", "|more", "20|Three"}},
      {"lists of letters",
       "<ol type=a><li>One<li>Two</ol><ol type=I start=4><li>Three</ol>",
       {"a|One", "b|Two", "IV|Three"}},
      {"lists backwards", "<ol reversed><li>One<li>Two</ol>", {"2|One", "1|Two"}},
      {"a list inside of a paragraph's does not repeat its numbers",
       "<ol start=7><li>Seven<ol><li>First<li>Second</ol><li>Eight</ol>",
       {"7|Seven", "|First", "|Second", "8|Eight"}},
      {"an inner list of letters does", "<ol><li>One<ol type=a><li>First</ol></ol>", {"1|One", "a|First"}},
      {"bullets", "<ul><li>One<li>Two</ul>", {"|One", "|Two"}},
      {"a number alone belongs to what follows", "<p>1</p><p>One</p><p>2.</p><p>Two</p>", {"1|One", "2|Two"}},
      {"a row of a table is a paragraph",
       "<table><tr><th>Year<th>Sum<tr><td><p>2023</p><td>1,<br>5<tr><td><td></table>",
       {"|Year | Sum", "|2023 | 1, 5"}},
      {"a table that lays out the page is none",
       "<table><tr><td><p>One</p><p>Two</p></table>",
       {"|One", "|Two"}},
      {"nor one with tables in it",
       "<table><tr><td>A<td><table><tr><td>B<td>C</table></table>",
       {"|A", "|B | C"}},
      {"numbers of rows are no paragraph numbers", "<table><tr><td>1.<td>One</table>", {"|1. | One"}},
      {"marks of footnotes",
       "<p>1. Policy<sup>1</sup>, plan<sup>[2]</sup> and rule<a href='#n'>[3]</a>.</p>",
       {"1|Policy, plan and rule."}},
      {"no marks",
       "<p>5 km<sup>2</sup>, 10<sup>6</sup>, 27<sup>th</sup>, <a href='#n'>part 3</a>.</p>",
       {"|5 km2, 10^6, 27th, part 3."}},
      {"links to notes",
       "<p>One<a href='#n'>[1]</a> two<a href='#n'>*</a> <b>three</b><a href='#n'><sup>(3)</sup></a>.</p>",
       {"|One two three."}},
      {"references to parts of a statute",
       "<p>See subsection <a href='#a'>(1)</a>, 4<a href='#b'>(2)</a>, <a href='#c'>(a)</a>, <a "
       "href='#d'>5</a>, "
       "<a href='#e'>*</a>.</p>",
       {"|See subsection (1), 4(2), (a), 5, *."}},
      {"a footnote's text has no number",
       "<p>1. One.</p><p><sup>1</sup> 2. Series</p>",
       {"1|One.", "|2. Series"}},
      {"preformatted lines", "<pre>One\nTwo\n\nThree</pre>", {"|One Two", "|Three"}},
      {"definition lists", "<dl><dt>Term<dd>Meaning</dl>", {"|Term", "|Meaning"}},
      {"images have no text", "<p>One <img src=x alt='a picture'> two</p>", {"|One two"}},
  };
  for (const ParagraphRow& row : rows) {
    CAPTURE(row.why);
    CHECK(paragraph_lines(html(row.input).paragraphs) == row.lines);
  }
}

TEST_CASE("html: what a reader does not see and what belongs to the site is left out") {
  const std::string page =
      "<html><head><title>T</title><style>p{}</style></head><body><header>Site</header><nav>Menu</nav>"
      "<script>var x = '<p>no</p>';</script><!-- <p>no</p> --><p hidden>no</p><p style='Display : "
      "NONE'>no</p>"
      "<aside>no</aside><form><label>Search</label><select><option>no</select><input "
      "value=no><button>no</button>"
      "<textarea>no</textarea></form><div role=navigation>no</div><noscript>no</noscript><p>Text</p>"
      "<footer>Copyright</footer></body></html>";
  CHECK(paragraph_lines(html(page).paragraphs) == std::vector<std::string>{"|Search", "|Text"});
}

TEST_CASE("html: the one main element or article is the text") {
  using Lines = std::vector<std::string>;
  CHECK(paragraph_lines(html("<p>no</p><main><header>Top</header><p>yes</p></main><p>no</p>").paragraphs) ==
        Lines{"|Top", "|yes"});
  CHECK(paragraph_lines(html("<p>no</p><article>yes</article>").paragraphs) == Lines{"|yes"});
  CHECK(paragraph_lines(html("<article>one</article><article>two</article>").paragraphs) ==
        Lines{"|one", "|two"});
  CHECK(paragraph_lines(html("<h1>Answer</h1><p>The answer.</p><article>Other news</article>").paragraphs) ==
        Lines{"#|Answer", "|The answer.", "|Other news"});
  CHECK(
      paragraph_lines(html("<div><a href='/'>Menu of the site</a></div><article>yes</article>").paragraphs) ==
      Lines{"|yes"});
  CHECK(paragraph_lines(html("<p>yes</p><article><a href='/x'>Subscribe now</a></article>").paragraphs) ==
        Lines{"|yes", "|Subscribe now"});
  CHECK(paragraph_lines(html("<main></main><p>elsewhere</p>").paragraphs) == Lines{"|elsewhere"});
}

TEST_CASE("html: the header of a section, or around the title, is text") {
  using Lines = std::vector<std::string>;
  CHECK(paragraph_lines(html("<header>Site</header><section><header><h2>One</h2>16 May</header><p>Text</p>"
                             "</section><h1>A</h1><h1>B</h1>")
                            .paragraphs) == Lines{"#|One", "|16 May", "|Text", "#|A", "#|B"});
  CHECK(paragraph_lines(
            html("<header><h1><img src=x></h1>Site</header><header><h1>Title</h1>16 May</header><p>Text</p>")
                .paragraphs) == Lines{"#|Title", "|16 May", "|Text"});
  CHECK(paragraph_lines(html("<header><h1>Site</h1></header><h1>Title</h1><p>Text</p>").paragraphs) ==
        Lines{"#|Title", "|Text"});
}

TEST_CASE("html: properties, language and links") {
  const RawDocument document = html(
      "<html lang='en-GB'><head><title> A  title </title><meta name='DC.Date' content='2023-02-28'>"
      "<meta property='og:title' content='Other'><meta name=empty content=''><link rel=canonical "
      "href='https://x/y'>"
      "</head><body><svg><title>no</title></svg><p><time datetime='2023-03-01'>1 March</time></p>"
      "<a href='a%20b.pdf'>PDF</a><a href='#top'>up</a><a href='javascript:x()'>x</a></body></html>");
  CHECK(document.declared_language == "en-GB");
  CHECK(document.properties == std::vector<std::pair<std::string, std::string>>{{"title", "A title"},
                                                                                {"dc.date", "2023-02-28"},
                                                                                {"og:title", "Other"},
                                                                                {"canonical", "https://x/y"},
                                                                                {"time", "2023-03-01"}});
  CHECK(document.links == std::vector<std::string>{"a%20b.pdf"});
  CHECK(html("<meta http-equiv='Content-Language' content='ja'>").declared_language == "ja");
}

TEST_CASE("html: the declared charset is used, unless the bytes are UTF-8") {
  const std::string text = "<p>\x91\x8D\x96\xB1\x8F\xC8</p>";
  const std::vector<std::string> lines{"|総務省"};
  for (const char* declaration :
       {"<meta charset=shift_jis>",
        "<META http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">",
        "<?xml version='1.0' encoding='Shift_JIS'?>"}) {
    CAPTURE(declaration);
    CHECK(paragraph_lines(html(declaration + text).paragraphs) == lines);
  }
  CHECK(paragraph_lines(html("<meta charset='iso-8859-1'><p>総務省</p>").paragraphs) == lines);
}

TEST_CASE("html: a zero byte is no reason to refuse a page, many are") {
  CHECK(html(std::string("<p>a page with a zero byte at its end</p>\0", 42)).paragraphs.size() >= 1);
  CHECK_THROWS_AS(html(std::string(100, '\0') + "<p>"), dossier::Error);
}

TEST_CASE("html: hostile pages are refused in time") {
  struct Page {
    std::string why;
    std::string html;
    std::string message;
  };
  std::string fonts;
  std::string attributes = "<a ";
  for (int i = 0; i < 30'000; ++i) {
    fonts += "<p><font id=" + std::to_string(i) + ">x";
    attributes += "a" + std::to_string(i) + " ";
  }
  const Page pages[] = {
      {"deep nesting", repeat("<div>", 1'000'000), "HTML with elements nested too deeply, the limit is 400"},
      {"deep nesting of text", repeat("<b>", 1'000'000),
       "HTML with elements nested too deeply, the limit is 400"},
      {"deep nesting in a drawing", "<svg><style>" + repeat("<g>", 1'000'000),
       "HTML with elements nested too deeply, the limit is 400"},
      {"many attributes", attributes, "HTML with a tag of too many attributes, the limit is 500"},
      {"formatting that is opened anew in each paragraph", fonts,
       "HTML that needs too much memory or time to parse"},
  };
  for (const Page& page : pages) {
    CAPTURE(page.why);
    try {
      static_cast<void>(html(page.html));
      FAIL("no error");
    } catch (const dossier::Error& error) {
      CHECK(error.code() == dossier::ErrorCode::invalid_argument);
      CHECK(std::string(error.what()) == page.message);
    }
  }
}

TEST_CASE("html: broken pages are read") {
  for (const std::string& page :
       {repeat("<", 100'000), repeat("<!--", 100'000), repeat("&", 100'000), repeat("</p>", 100'000),
        repeat("<p>x", 50'000), repeat("<table><tr><td>", 100), std::string("<a href=\"unclosed"),
        std::string("<"), std::string("<p"), std::string("</"), repeat("<ol start=2147483647><li>x", 50),
        repeat("<sup>1</sup>", 200'000), "<p>" + repeat("<b>x</b><br>", 100'000)})
    CHECK_NOTHROW(html(page));
  CHECK(paragraph_lines(html(repeat("<div>", 399) + "deep").paragraphs) == std::vector<std::string>{"|deep"});
}
