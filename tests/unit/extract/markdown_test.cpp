// SPDX-License-Identifier: GPL-2.0-or-later
// Is Markdown read as it is printed, with the HTML that editors leave in it?
#include "extract/extract.h"
#include "paragraph_lines.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using dossier::extract::extract;
using dossier::extract::Format;
using dossier::extract::RawDocument;
using dossier::test::paragraph_lines;
using dossier::test::ParagraphRow;

namespace {

RawDocument markdown(const std::string& text) {
  return extract(Format::markdown, text);
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("markdown: front matter is split off and not parsed") {
  struct Row {
    std::string why;
    std::string text;
    std::string front_matter;
    std::vector<std::string> lines;
    std::size_t warnings;
  };
  const Row rows[] = {
      {"the plain form", "---\ntitle: A\n---\nText", "title: A\n", {"|Text"}, 0},
      {"with a byte order mark and CRLF",
       "\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\nText",
       "title: A\n",
       {"|Text"},
       0},
      {"closed by dots, spaces behind", "--- \ntitle: A\n...\t\nText", "title: A\n", {"|Text"}, 0},
      {"empty", "---\n---\nText", "", {"|Text"}, 0},
      {"a document of nothing else", "---\ntitle: A\n---", "title: A\n", {}, 0},
      {"a rule inside of a value is none", "---\na: |\n  ---\n---\nText", "a: |\n  ---\n", {"|Text"}, 0},
      {"not at the start", "Text\n\n---\n\nMore", "", {"|Text", "|More"}, 0},
      {"never closed: it is text, and told", "---\n\nText", "", {"|Text"}, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const RawDocument document = markdown(row.text);
    CHECK(document.front_matter == row.front_matter);
    CHECK(paragraph_lines(document.paragraphs) == row.lines);
    CHECK(document.warnings.size() == row.warnings);
  }
}

TEST_CASE("markdown: paragraphs, numbers and headings") {
  const ParagraphRow rows[] = {
      {"a list's items are its numbers", "1. One\n2. Two\n\n3. Three", {"1|One", "2|Two", "3|Three"}},
      {"a list may start anywhere", "Intro\n\n12. One\n13. Two", {"|Intro", "12|One", "13|Two"}},
      {"a number that cannot interrupt a paragraph", "1. One\n\nIntro\n2. Two", {"1|One", "|Intro", "2|Two"}},
      {"the same inside of a list's item", "1. One  \n\n   goes on", {"1|One", "|goes on"}},
      {"escaped", "12\\. Text", {"12|Text"}},
      {"escaped inside of HTML", "<p>12\\. Text</p>", {"12|Text"}},
      {"in bold print", "**12.** Text\n\n**13. Mr Lim:** To ask", {"12|Text", "13|Mr Lim: To ask"}},
      {"alone on its line", "3.\n\nText", {"3|Text"}},
      {"with parentheses", "12) Text", {"12|Text"}},
      {"a wrapped line that begins with an amount",
       "We gave\n10 million to\n5. That was all",
       {"|We gave 10 million to 5. That was all"}},
      {"headings",
       "# One\n\nTwo\n===\n\n**Three**\n\n**Four.**\n\n#NoHeading",
       {"#|One", "#|Two", "#|Three", "|Four.", "|#NoHeading"}},
      {"bold print with spaces that Markdown refuses",
       "**Answer: **\n\n** Title**",
       {"#|Answer:", "#|Title"}},
      {"a heading that got into a list", "1. One\n\n    **Title**\n\n2. Two", {"1|One", "#|Title", "2|Two"}},
      {"a catchword is none", "* **Catchword**\n* **Other** text", {"|Catchword", "|Other text"}},
      {"typed lists below an item",
       "1. We will:\n\n    a. plan;\n\n    b. act.",
       {"1|We will:", "|a. plan;", "|b. act."}},
      {"a line break", "One  \ntwo\n\nThree<br>four<br><br>five", {"|One two", "|Three four", "|five"}},
      {"tables", "| A | B |\n|---|---|\n| 1 | **2** |", {"|A | B", "|1 | 2"}},
      {"Chinese is broken inside of words", "新的住房政\n策**部\n长**", {"|新的住房政策部长"}},
      {"links and images", "See [the plan](/files/plan.pdf) ![alt](/x.png).", {"|See the plan ."}},
      {"struck out", "~~One~~ two", {"|One two"}},
      {"single asterisks and tildes stay", "5 * 3 ~ 15 ** x", {"|5 * 3 ~ 15 x"}},
      {"footnotes", "1. One[^1] two.\n\n[^1]: The note.", {"1|One two.", "|1. The note."}},
      {"footnotes by HTML",
       "1. One<sup>1</sup>.\n2. Two.\n\n---\n\n1. The note.",
       {"1|One.", "2|Two.", "|1. The note."}},
      {"a mark without its note", "One[^9] two.", {"|One two."}},
      {"names with an asterisk", "A\\*STAR works", {"|A*STAR works"}},
      {"names that look like emphasis",
       "A*STAR and A*STAR's work, *really*",
       {"|A*STAR and A*STAR's work, really"}},
      {"HTML as editors leave it",
       "<p>1.&nbsp;&nbsp;One <span>two</span></p><p></p>\n<ol start=\"2\" "
       "class=\"tight\">\n<li>\n<p>Two</p>\n</li>\n</ol>",
       {"1|One two", "2|Two"}},
      {"comments and scripts", "<!-- no -->\n\n<script>no</script>\n\nText", {"|Text"}},
      {"question and answer keep their text",
       "QUESTION FOR WRITTEN ANSWER\n---\n\n**30. Mr Lim**: To ask.\n\n**Reply:**\n\n1. Yes.",
       {"#|QUESTION FOR WRITTEN ANSWER", "30|Mr Lim: To ask.", "#|Reply:", "1|Yes."}},
  };
  for (const ParagraphRow& row : rows) {
    CAPTURE(row.why);
    CHECK(paragraph_lines(markdown(row.input).paragraphs) == row.lines);
  }
}

TEST_CASE("markdown: links are kept for the metadata that is only there") {
  CHECK(markdown("[PDF](/files/speech%20by%20minister.pdf) and <https://x.example>").links ==
        std::vector<std::string>{"/files/speech%20by%20minister.pdf", "https://x.example"});
}

TEST_CASE("markdown: hostile texts end, by an answer or an error") {
  std::string table = repeat("x|", 10'000) + "\n" + repeat("-|", 10'000) + "\n" + repeat("|a\n", 10'000);
  for (const std::string& text :
       {repeat(">", 1'000'000), repeat("[", 1'000'000), repeat("![[]()", 3'000), repeat("*a **b ", 100'000),
        repeat("a ** ", 1'200'000), repeat("a ~~ ", 1'200'000), repeat("- ", 100'000), repeat("<a ", 200'000),
        repeat("\\", 500'000), repeat("[^1]: x\n\n[^1] ", 10'000), table}) {
    try {
      static_cast<void>(markdown(text));
    } catch (const dossier::Error& error) {
      CHECK(error.code() == dossier::ErrorCode::invalid_argument);
    }
  }
  CHECK_THROWS_AS(markdown(table), dossier::Error);
}

TEST_CASE("markdown: binary bytes are refused") {
  CHECK_THROWS_AS(markdown(std::string("a\0b", 3)), dossier::Error);
}

TEST_CASE("markdown: threads do not disturb each other") {
  const std::string text = repeat("1. One **two**\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n", 50);
  const auto expected = paragraph_lines(markdown(text).paragraphs);
  std::vector<std::thread> threads;
  std::vector<int> same(4);
  for (std::size_t i = 0; i < same.size(); ++i)
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round)
        same[i] += paragraph_lines(markdown(text).paragraphs) == expected ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : same) CHECK(count == 50);
}

TEST_CASE("markdown: a footnote that nothing refers to is text all the same") {
  struct Row {
    std::string why;
    std::string text;
    std::vector<std::string> lines;
  };
  const Row rows[] = {
      {"its mark was lost in editing", "Text.\n\n[^5]: A note.\n", {"Text.", "1. A note."}},
      {"beside one that is referred to",
       "Text.[^a]\n\n[^a]: One.\n[^b]: Two.\n",
       {"Text.", "1. One.", "2. Two."}},
      {"labels mind no capitals", "Text.[^Note]\n\n[^note]: One.\n", {"Text.", "1. One."}},
      {"in code", "```\n[^1]: x\n```\n\nText.\n", {"[^1]: x", "Text."}},
      {"behind code that does not end", "[^1]: One.\n\n```\ncode", {"code"}},
      {"in HTML", "<div>\n[^1]: x\n</div>\n", {"[^1]: x"}},
      {"one of them in code", "[^1]: One.\n\n```\n[^2]: x\n```\n", {"[^2]: x", "1. One."}},
      {"a mark that HTML escapes", "```\n[^a&b]: x\n```\n", {"[^a&b]: x"}},
      {"the character that is put around marks", "[^1]: One.\n\nA&#xFDD0;b.\n", {"A\uFFFDb."}},
      {"twice the same label: the first counts", "[^1]: One.\n\n[^1]: Two.\n", {"1. One."}},
      {"no footnote", "An [^open bracket, [^]: nothing, 2 [^3].\n", {"An [^open bracket, [^]: nothing, 2 ."}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    std::vector<std::string> lines;
    for (const auto& paragraph : markdown(row.text).paragraphs) lines.push_back(paragraph.text);
    CHECK(lines == row.lines);
  }
}
