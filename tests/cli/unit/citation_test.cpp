// SPDX-License-Identifier: GPL-2.0-or-later
// Is a place cited as one would write it, and safely in BibTeX?
#include "render/citation.h"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

namespace dossier::render {

namespace {

DocumentRecord record() {
  DocumentRecord made;
  made.id = "speeches/a.md";
  made.title = "On \"smart\" trams";
  made.date = "2019-11-05";
  made.categories = {"press-release", "speech"};
  made.ministers = {"Ana Lim"};
  made.url = "https://example.org/a";
  return made;
}

}  // namespace

TEST_CASE("citation: who, what, which kind, when, where") {
  CHECK(citation(record(), {"5", 2}) ==
        "Ana Lim, \"On 'smart' trams\", press release, 5 November 2019, para 5. https://example.org/a");
  CHECK(citation(record(), {"", 2}) ==
        "Ana Lim, \"On 'smart' trams\", press release, 5 November 2019, p. 2. https://example.org/a");
}

TEST_CASE("citation: a question is not the minister's, and its paragraphs are numbered apart") {
  auto some = record();
  some.asked_by = {"Bo Tan"};
  CHECK(citation(some, {"2", 0, ParagraphKind::question}).starts_with("Bo Tan, \"On 'smart' trams\""));
  CHECK(citation(some, {"2", 0, ParagraphKind::question}).find("question, para 2.") != std::string::npos);
  CHECK(citation(some, {"2", 0, ParagraphKind::answer}).starts_with("Ana Lim, "));
  CHECK(citation(some, {"2", 0, ParagraphKind::answer}).find("answer, para 2.") != std::string::npos);
  CHECK(citation(some, {"", 0, ParagraphKind::answer}).find("2019, answer.") != std::string::npos);
  CHECK(bibtex_entry(some, {"2", 0, ParagraphKind::question}).find("author = {{Bo Tan}}") !=
        std::string::npos);
  some.asked_by.clear();
  CHECK(citation(some, {"2", 0, ParagraphKind::question}).starts_with("\"On 'smart' trams\""));
}

TEST_CASE("citation: what tells of ministers is not theirs") {
  auto some = record();
  for (const std::string category : {"press-release", "public-consultation", "other"}) {
    some.categories = {category};
    CHECK(citation(some, {}).starts_with("\"On 'smart' trams\""));
    CHECK(bibtex_entry(some, {}).find("author") == std::string::npos);
  }
  for (const std::string category :
       {"speech", "transcript", "parliamentary-question", "joint-statement", "memo"}) {
    some.categories = {category};
    CHECK(citation(some, {}).starts_with("Ana Lim, \"On 'smart' trams\""));
  }
}

TEST_CASE("citation: several authors, partial dates, what is not known is left out") {
  auto some = record();
  some.ministers = {"Ana Lim", "Bo Tan", "Cy"};
  some.date = "2019-11";
  CHECK(citation(some, {}).starts_with(
      "Ana Lim, Bo Tan and Cy, \"On 'smart' trams\", press release, November 2019."));
  some.ministers.clear();
  some.categories = {"other"};
  some.date = "2019";
  some.url = "/a/path/on/the/site";
  CHECK(citation(some, {}) == "\"On 'smart' trams\", 2019. speeches/a.md");
  some.date.clear();
  CHECK(citation(some, {}) == "\"On 'smart' trams\", no date. speeches/a.md");
}

TEST_CASE("citation: nothing that a terminal obeys") {
  auto evil = record();
  evil.title = "red \x1b[31m\nline";
  CHECK(citation(evil, {}).find('\x1b') == std::string::npos);
  CHECK(citation(evil, {}).find('\n') == std::string::npos);
}

TEST_CASE("bibtex: one entry") {
  CHECK(bibtex_entry(record(), {"5", 0}).substr(std::string("@misc{lim2019-").size() + 8) ==
        ",\n  author = {{Ana Lim}},\n  title = {{On \"smart\" trams}},\n  year = {2019},\n  month = nov,\n"
        "  day = {5},\n  url = {https://example.org/a},\n  note = {press release, para 5}\n}\n");
}

TEST_CASE("bibtex: keys are of plain letters, differ by id and stay") {
  const auto key = [](const DocumentRecord& of) {
    const auto entry = bibtex_entry(of, {});
    return entry.substr(6, entry.find(',') - 6);
  };
  auto first = record();
  auto second = record();
  second.id = "speeches/b.md";
  CHECK(key(first) == key(record()));
  CHECK(key(first) != key(second));
  CHECK(key(first).starts_with("lim2019-"));
  first.ministers = {"杨莉明"};
  CHECK(key(first).starts_with("pressrelease2019-"));
  first.date.clear();
  first.categories.clear();
  first.id = "a b}{\\";
  CHECK(key(first).find_first_not_of("-0123456789abcdef") == std::string::npos);
}

TEST_CASE("bibtex: what LaTeX obeys becomes harmless") {
  CHECK(latex_escaped("100% of S$5 & #1_a") == "100\\% of S\\$5 \\& \\#1\\_a");
  CHECK(latex_escaped("\\input{x}~^") ==
        "\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}\\textasciitilde{}\\textasciicircum{}");
  CHECK(latex_escaped("a < b | c > d") == "a \\textless{} b \\textbar{} c \\textgreater{} d");
}

TEST_CASE("bibtex: braces are in balance whatever a document says") {
  auto evil = record();
  evil.title = "}}}, note = {x";
  evil.ministers = {"A }{ B"};
  evil.url = "https://example.org/}{ \\\"";
  evil.id = "}";
  for (const auto& url : {evil.url, std::string()}) {
    evil.url = url;
    const auto entry = bibtex_entry(evil, {"}", 0});
    int depth = 0;
    int deepest_end = 0;
    for (std::size_t i = 0; i < entry.size(); ++i) {
      depth += entry[i] == '{' ? 1 : entry[i] == '}' ? -1 : 0;
      if (depth == 0 && i > 6) ++deepest_end;
      REQUIRE(depth >= 0);
    }
    CHECK(depth == 0);
    CHECK(deepest_end == 2);  // only behind the last brace: it and the line end
  }
}

}  // namespace dossier::render
