// SPDX-License-Identifier: GPL-2.0-or-later
// Do RTF, Akoma Ntoso and e-mail give their text in reading order, and what they say of themselves?
#include "foreign/akoma_ntoso.h"
#include "foreign/email.h"
#include "foreign/rtf.h"

#include "../extract/paragraph_lines.h"
#include "fixtures.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

using namespace dossier;
using test::fault_of;
using test::paragraph_lines;

namespace {

using Lines = std::vector<std::string>;
using Properties = std::vector<std::pair<std::string, std::string>>;

Lines rtf_lines(const std::string& body) {
  return paragraph_lines(
      foreign::extract_rtf("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}{\\f1\\fcharset128 Mincho;}}" +
                           body + "}")
          .paragraphs);
}

}  // namespace

TEST_CASE("rtf: paragraphs, characters of every kind, numbers of lists") {
  const test::ParagraphRow rows[] = {
      {"paragraphs", "One.\\par Two.\\par", {"|One.", "|Two."}},
      {"code page, Unicode, words for characters",
       "caf\\'e9 \\u8364?100 \\endash  \\u-10179?\\u-8704?",
       {"|café €100 – 😀"}},
      {"the font's charset", "{\\f1\\'8d\\'60\\'82\\'cc\\'97\\'bf\\'8b\\'e0}", {"|港の料金"}},
      {"a bold line is a heading",
       "\\b Harbour dues\\b0\\par They rise.\\par",
       {"#|Harbour dues", "|They rise."}},
      {"printed numbers",
       "{\\listtext 1.\\tab}First\\par{\\listtext 2.\\tab}Second\\par",
       {"1|First", "2|Second"}},
      {"rows of tables",
       "\\trowd\\intbl Year\\cell Dues\\cell\\row\\pard End.\\par",
       {"|Year | Dues", "|End."}},
      {"hidden, deleted, headers, pictures",
       "a{\\v b}{\\deleted c}{\\header d}{\\pict 00ff}{\\*\\unknown e}f\\par",
       {"|af"}},
      {"entries of indexes and of tables of contents are not printed",
       "Dues{\\xe {dues}}{\\tc Dues} rise.\\par",
       {"|Dues rise."}},
      {"a box is read behind its paragraph, once, and without the properties of its drawing",
       "Before{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard In a box\\par}}"
       "{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext In a box\\par}}}} and behind.\\par End.\\par",
       {"|Before and behind.", "|In a box", "|End."}},
      {"a box of old programs",
       "Before{\\*\\do\\dptxbx{\\dptxbxtext In a box\\par}}.\\par",
       {"|Before.", "|In a box"}},
      {"a box in a header is part of the header",
       "{\\header{\\shp{\\*\\shpinst{\\shptxt a}}}}b\\par",
       {"|b"}},
      {"a footnote in a cell ends neither the cell nor its row",
       "\\trowd\\pard\\intbl Year\\cell Dues{\\footnote\\pard By ship.\\par}\\par a "
       "head\\cell\\row\\pard End.\\par",
       {"|Year | Dues a head", "|End.", "|1. By ship."}},
      {"styles are not the paragraph's", "{\\stylesheet{\\s1\\outlinelevel0 heading;}}Text\\par", {"|Text"}},
      {"what is skipped behind a Unicode character ends with its group",
       "The Minister{\\u8217}s na{\\u239 }ve {\\u8364?}5\\par",
       {"|The Minister’s naïve €5"}},
      {"footnotes", "Dues{\\footnote By a tenth.} rise.\\par", {"|Dues rise.", "|1. By a tenth."}},
      {"escaped characters", "\\{x\\} \\\\ a\\~b\\par", {"|{x} \\ a b"}},
      {"binary data", "a{\\pict\\bin5 }}{{{}b\\par", {"|ab"}},
      {"groups that are not closed", "{{{a", {"|a"}},
      {"too many ends", "a}}}b\\par", {"|ab"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(rtf_lines(row.input) == row.lines);
  }
}

TEST_CASE("rtf: few bytes are read in the document's charset, though they are UTF-8 by chance") {
  const auto lines_of = [](const std::string& body) {
    return paragraph_lines(
        foreign::extract_rtf("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset0 "
                             "Times;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset1 Other;}}" +
                             body + "}")
            .paragraphs);
  };
  CHECK(lines_of("{\\f1\\'c4\\'a3\\'ca\\'bd}\\cell {\\f2\\'cd\\'a8\\'d6\\'aa}\\cell\\row") ==
        Lines{"|模式 | 通知"});
  CHECK(lines_of("\\f0 It\\'92s the \\'93caf\\'e9\\'94\\par") == Lines{"|It’s the “café”"});
}

TEST_CASE("rtf: a Latin font is Latin in East Asia only") {
  CHECK(paragraph_lines(foreign::extract_rtf("{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 "
                                             "Times;}}\\f0\\'cc\\'e8\\'f0\\par}")
                            .paragraphs) == Lines{"|Мир"});
}

TEST_CASE("rtf: properties") {
  const auto document = foreign::extract_rtf(
      "{\\rtf1{\\info{\\title Dues}{\\author Ana}{\\creatim\\yr2020\\mo3\\dy4\\hr1}}x\\par}");
  CHECK(document.properties ==
        Properties{{"file:title", "Dues"}, {"file:author", "Ana"}, {"file:created", "2020-03-04"}});
}

TEST_CASE("rtf: what was made to do harm ends") {
  CHECK(fault_of([] { return foreign::extract_rtf("{\\rtf1" + std::string(100'000, '{')); }) ==
        "its groups are nested more than 10000 deep");
  CHECK(fault_of([] { return foreign::extract_rtf("text"); }) == "named as RTF, but it is none");
}

TEST_CASE("akoma ntoso: headings, numbers, speeches, notes, and what is in its meta") {
  const auto document = foreign::extract_akoma_ntoso(
      "<?xml version=\"1.0\"?><akomaNtoso xmlns=\"x\"><debate><meta><identification><FRBRWork><FRBRdate "
      "date=\"2023-03-01\"/>"
      "</FRBRWork><FRBRExpression><FRBRlanguage "
      "language=\"zho\"/></FRBRExpression></identification></meta><preface><p>"
      "<docTitle>Debate on "
      "dues</docTitle></p></preface><debateBody><debateSection><num>1.</num><heading>Dues</heading>"
      "<speech><from>Ms Ana Lim</from><p>港口<b>费用</b>?<authorialNote><p>See the "
      "report.</p></authorialNote></p></speech>"
      "</debateSection><section><num>2.</num><subsection><num>(1)</num><content><p>A ship pays "
      "&lt;ten&gt;.</p></content>"
      "</subsection><point><num>(a)</num><content><p>for "
      "entry;</p></content></point></section></debateBody></debate></akomaNtoso>");
  CHECK(paragraph_lines(document.paragraphs) == Lines{"#|Debate on dues", "#1|Dues", "|Ms Ana Lim: 港口费用?",
                                                      "|(1) A ship pays <ten>.", "|(a) for entry;",
                                                      "|1. See the report."});
  CHECK(document.declared_language == "zh");
  CHECK(document.properties == Properties{{"date", "2023-03-01"}, {"dc.title", "Debate on dues"}});
}

TEST_CASE("akoma ntoso: amendments quote sections; references and italics stand within a sentence") {
  const auto lines_of = [](const std::string& body) {
    return paragraph_lines(
        foreign::extract_akoma_ntoso("<akomaNtoso><act><body>" + body + "</body></act></akomaNtoso>")
            .paragraphs);
  };
  CHECK(lines_of("<section><num>2.</num><content><p>Insert<mod><quotedStructure><section><num>3A</"
                 "num><heading>Dues</heading><content><p>Ships "
                 "pay.</p></content></section></quotedStructure></mod>, and "
                 "repeal section 4.</p></content></section>") ==
        Lines{"2|Insert", "#|3A Dues", "|Ships pay.", "|, and repeal section 4."});
  CHECK(lines_of("<section><num>3.</num><content><ul><li>See <ref>section 3</ref> of the "
                 "<i>Act</i><authorialNote><p>As it stands.</p></authorialNote> for more.</li><li>And "
                 "<span>4</span>.<p>End.</p></li></ul></content></section>") ==
        Lines{"3|See section 3 of the Act for more.", "|And 4.", "|End.", "|1. As it stands."});
}

TEST_CASE("akoma ntoso: entities are not expanded, nothing is read from elsewhere, nesting ends") {
  const auto document = foreign::extract_akoma_ntoso(
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y "
      "\"yyyy\">]><akomaNtoso><doc><p>&x;&y;</p></doc></akomaNtoso>");
  CHECK(paragraph_lines(document.paragraphs) == Lines{"|&x;&y;"});
  std::string deep = "<akomaNtoso>";
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK(fault_of([&] {
          return foreign::extract_akoma_ntoso(deep);
        }).starts_with("the file is not well-formed XML"));
  for (int i = 0; i < 200'000; ++i) deep += "</div>";
  CHECK(fault_of([&] { return foreign::extract_akoma_ntoso(deep + "</akomaNtoso>"); }) ==
        "its elements are nested more than 256 deep");
}

TEST_CASE("e-mail: sender, plain text of several forms, attachments named") {
  const auto document = foreign::extract_email(
      "From: =?utf-8?B?6ZmI?= Ana Lim <ana@example.org>\r\nTo: bo@example.org\r\nSubject: "
      "=?iso-8859-1?Q?Caf=E9_dues?=\r\n"
      "Date: Tue, 3 Mar 2020 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
      "boundary=X\r\n\r\n--X\r\n"
      "Content-Type: multipart/alternative; boundary=Y\r\n\r\n--Y\r\nContent-Type: text/plain; "
      "charset=utf-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 pays dues.\r\n--Y\r\nContent-Type: "
      "text/html\r\n\r\n"
      "<p>html</p>\r\n--Y--\r\n--X\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
      "filename=a.pdf\r\n\r\nx\r\n"
      "--X--\r\n");
  CHECK(paragraph_lines(document.paragraphs) ==
        Lines{"|From: 陈 Ana Lim <ana@example.org>", "|To: bo@example.org", "|The café pays dues."});
  CHECK(document.properties == Properties{{"title", "Café dues"}, {"date", "2020-03-03"}});
  CHECK(document.warnings == Lines{"its attachment 'a.pdf' is not read"});
}

TEST_CASE("e-mail: which of several forms is read") {
  const auto lines_of = [](const std::string& parts) {
    const auto document = foreign::extract_email(
        "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=X\n\n" + parts +
        "--X--\n");
    return paragraph_lines(document.paragraphs);
  };
  const std::string calendar = "--X\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n";
  const std::string html = "--X\nContent-Type: text/html\n\n<p>Ships pay dues in every harbour.</p>\n";
  const std::string related =
      "--X\nContent-Type: multipart/related; boundary=Z\n\n--Z\nContent-Type: text/html\n\n<p>Ships "
      "pay.</p>\n--Z--\n";
  const auto plain = [](const std::string& text) {
    return "--X\nContent-Type: text/plain\n\n" + text + "\n";
  };
  CHECK(lines_of(html + calendar) == Lines{"|Ships pay dues in every harbour."});
  CHECK(lines_of(related + calendar) == Lines{"|Ships pay."});
  CHECK(lines_of(plain("Ships pay dues in every harbour, boats do not.") + html) ==
        Lines{"|Ships pay dues in every harbour, boats do not."});
  CHECK(lines_of(plain("Your program shows no HTML.") + html) == Lines{"|Ships pay dues in every harbour."});
  const std::string letter(600, 'x');
  CHECK(lines_of(plain(letter) + "--X\nContent-Type: text/html\n\n" + std::string(900, 'y') + "\n") ==
        Lines{"|" + letter});
  CHECK(lines_of(plain(" ") + related) == Lines{"|Ships pay."});
  CHECK(lines_of(plain("Ships pay.")) == Lines{"|Ships pay."});
  std::string deep = "--X\nContent-Type: text/html\n\n";
  for (int i = 0; i < 1000; ++i) deep += "<div>";
  CHECK(lines_of(plain("Ships pay.") + deep + "Ships pay dues.\n") == Lines{"|Ships pay."});
}

TEST_CASE("e-mail: a message without text says so") {
  const auto document =
      foreign::extract_email("Subject: x\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n");
  CHECK(document.warnings == Lines{"its body holds no text that is read"});
}

TEST_CASE("e-mail: words in charsets of East Asia") {
  const auto lines_of = [](const std::string& type, const std::string& body) {
    return paragraph_lines(
        foreign::extract_email("Subject: x\nContent-Type: " + type + "\n\n" + body).paragraphs);
  };
  const std::string page = "<meta charset=gb2312><p>\xCD\xA8\xD6\xAA</p>";
  CHECK(lines_of("text/plain; charset=gb2312", "\xCD\xA8\xD6\xAA") == Lines{"|通知"});
  CHECK(lines_of("text/html; charset=gb2312", page) == Lines{"|通知"});
  CHECK(lines_of("text/html", page) == Lines{"|通知"});
  CHECK(lines_of("text/html; charset=utf-8", "<meta charset=gb2312><p>caf\xC3\xA9</p>") == Lines{"|café"});
}

TEST_CASE("e-mail: HTML, other charsets, forwarded messages, nesting, and what is none") {
  CHECK(
      paragraph_lines(foreign::extract_email(
                          "Subject: x\nContent-Type: text/html; charset=Shift_JIS\n\n<p>\x8d\x60\x82\xcc</p>")
                          .paragraphs) == Lines{"|港の"});
  CHECK(paragraph_lines(
            foreign::extract_email(
                "Subject: x\nContent-Type: message/rfc822\n\nSubject: Inner\nFrom: a@b.c\n\nInside.")
                .paragraphs) == Lines{"#|Inner", "|From: a@b.c", "|Inside."});
  std::string deep = "Subject: x\n";
  for (int i = 0; i < 200; ++i) deep += "Content-Type: message/rfc822\n\nSubject: y\n";
  // GMime stops by itself, or the reader does: both end.
  CHECK_NOTHROW(fault_of([&] { return foreign::extract_email(deep + "\ntext"); }));
  CHECK(fault_of([] { return foreign::extract_email("no headers here\n"); }) ==
        "named as an e-mail, but it has no header of one");
}
