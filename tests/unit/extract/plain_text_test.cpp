// SPDX-License-Identifier: GPL-2.0-or-later
// Is plain text cut into the paragraphs that its writer meant?
#include "extract/extract.h"
#include "paragraph_lines.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>

using dossier::extract::extract;
using dossier::extract::Format;
using dossier::extract::split_paragraphs;
using dossier::test::paragraph_lines;
using dossier::test::ParagraphRow;

TEST_CASE("plain_text: paragraphs, wrapped lines and numbers") {
  const std::string long_line = "A line of" + std::string(120, 'x');
  const ParagraphRow rows[] = {
      {"nothing", "", {}},
      {"white space only", " \n\n\t\n", {}},
      {"at blank lines; wrapped lines are joined", "One is\nhere.\n\nTwo.\n", {"|One is here.", "|Two."}},
      {"at line ends where there are no blank lines", "One.\nTwo.\nThree.", {"|One.", "|Two.", "|Three."}},
      {"a blank line at the end is none", "One.\nTwo.\n\n\n", {"|One.", "|Two."}},
      {"wrapped lines without blank lines",
       "The Ministry will review the scheme in the coming year, and\nreport to the House. \nThank you.",
       {"|The Ministry will review the scheme in the coming year, and report to the House.", "|Thank you."}},
      {"numbers", "1. One.\n\n2) Two.\n\n3\n\nThree.", {"1|One.", "2|Two.", "3|Three."}},
      {"numbered lines are paragraphs",
       "Intro\n\n1. One is\nhere.\n2. Two.",
       {"|Intro", "1|One is here.", "2|Two."}},
      {"typed lists",
       "We will:\n- build;\n(a) plan; and\nb) act.\n\nThat is all.",
       {"|We will:", "|- build;", "|(a) plan; and", "|b) act.", "|That is all."}},
      {"pages", "One.\fTwo.", {"|One.", "|Two."}},
      {"a page number is not the next paragraph's", "1. One.\n\n7\n\nTwo.", {"1|One.", "|7", "|Two."}},
      {"no-break and ideographic spaces", "One\xC2\xA0 two\xE3\x80\x80three.", {"|One two three."}},
      {"typed rules are no text", "One.\n-----\nTwo.\n\n=====", {"|One.", "|Two."}},
      {"footnotes keep their numbers in the text",
       "1. One.[1]\n\n2. Two.\n\n-----\n\n1. A note.",
       {"1|One.", "2|Two.", "|1. A note."}},
      {"numbers that start again elsewhere are the document's",
       "1. One.\n\n2. Two.\n\nAnnex\n\n1. More.",
       {"1|One.", "2|Two.", "|Annex", "1|More."}},
      {"below a title that says so they are footnotes",
       "1. One.\n\n2. Two.\n\nNotes:\n\n1. More.",
       {"1|One.", "2|Two.", "|Notes:", "|1. More."}},
      {"Chinese and Japanese are broken inside of words",
       "政府今天宣布了新的住房政\n策，预算\n的增加。 \n 第二句。\n\n住宅\nカード\n\nＡＩ！\n策",
       {"|政府今天宣布了新的住房政策，预算的增加。第二句。", "|住宅カード", "|ＡＩ！策"}},
      {"Korean is not, nor are words in Latin letters",
       "정부는 새로운 주택\n정책을\n\n使用AI\n技术 and\n政策",
       {"|정부는 새로운 주택 정책을", "|使用AI 技术 and 政策"}},
      {"an indent is a space", "住房声明\n　　政府今天\n\n完", {"|住房声明 政府今天", "|完"}},
      {"word processors save a paragraph as one line",
       "Title\n\n" + long_line + " end.\nThank you.\n" + long_line + " end.)\n" + long_line + "\nEnd.",
       {"|Title", "|" + long_line + " end.", "|Thank you.", "|" + long_line + " end.)",
        "|" + long_line + " End."}},
      {"a wrapped line that ends a sentence goes on",
       "Title\n\nThe Ministry has reviewed the scheme, and it will report.\nMembers asked.",
       {"|Title", "|The Ministry has reviewed the scheme, and it will report. Members asked."}},
      {"a wrapped line may begin with an amount",
       "1. One.\n\nThe Committee noted that the number of cases had risen from 5 to\n12. The Ministry will "
       "act.",
       {"1|One.",
        "|The Committee noted that the number of cases had risen from 5 to 12. The Ministry will act."}},
      {"the next number is believed, also of long items without a stop",
       "Intro\n\n1. The first of the items, as long as a line that a program wraps\n2. The second of the "
       "items, "
       "as long as a line that a program wraps\n2.1 The third\n",
       {"|Intro", "1|The first of the items, as long as a line that a program wraps",
        "2|The second of the items, as long as a line that a program wraps", "2.1|The third"}},
      {"any number is behind a sentence, and a list begins anywhere",
       "Intro\n\nThe Committee noted that the number of cases had risen to five.\n7. Seven.\n9. Nine\n1. One",
       {"|Intro", "|The Committee noted that the number of cases had risen to five.", "7|Seven.", "9|Nine",
        "1|One"}},
      {"years and amounts",
       "2023 was good.\n\n5G is here.\n\n1.2 million people.\n\n10,000 people.",
       {"|2023 was good.", "|5G is here.", "|1.2 million people.", "|10,000 people."}},
  };
  for (const ParagraphRow& row : rows) {
    CAPTURE(row.why);
    CHECK(paragraph_lines(split_paragraphs(row.input)) == row.lines);
    CHECK(paragraph_lines(extract(Format::plain_text, row.input).paragraphs) == row.lines);
  }
}

TEST_CASE("plain_text: other charsets are read, and line ends of other systems") {
  CHECK(paragraph_lines(extract(Format::plain_text, "caf\xE9.\r\n\r\n\x93Yes\x94 na\xEFve.").paragraphs) ==
        std::vector<std::string>{"|café.", "|“Yes” naïve."});
}

TEST_CASE("plain_text: bytes replaced are told") {
  const auto document = extract(Format::plain_text, "“Plan” — “Ministry” — “House” — “Act” — \xE9\x83");
  REQUIRE(document.warnings.size() == 1);
  CHECK(document.warnings[0] == "bytes are not valid UTF-8");
}

TEST_CASE("plain_text: binary bytes are refused") {
  for (const std::string& bytes : {std::string("abc\0def", 7), std::string("\x7F"
                                                                           "ELF\x01\x02\x03\x04\x05\x06")}) {
    try {
      static_cast<void>(extract(Format::plain_text, bytes));
      FAIL("no error");
    } catch (const dossier::Error& error) {
      CHECK(error.code() == dossier::ErrorCode::invalid_argument);
      CHECK(std::string(error.what()) == "binary bytes, not text");
    }
  }
}

TEST_CASE("plain_text: text from memory is never refused") {
  CHECK(paragraph_lines(split_paragraphs(std::string("a\0b\x01\xFF", 5))) ==
        std::vector<std::string>{"|a b \xEF\xBF\xBD"});
}

TEST_CASE("plain_text: long texts take no more than their time") {
  std::string lines = "Begin.\n\n";
  for (int i = 0; i < 300'000; ++i) lines += "word\n";
  CHECK(split_paragraphs(lines).size() == 2);
  std::string brackets;
  for (int i = 0; i < 1'000'000; ++i) brackets += "a[1";
  CHECK(split_paragraphs(brackets).size() == 1);
}
