// SPDX-License-Identifier: GPL-2.0-or-later
// Does the text for people read well, at every width and without Unicode or colour?
#include "render/text.h"

#include <doctest/doctest.h>

namespace dossier::render {

namespace {

const TextStyle narrow{false, true, 40};
const TextStyle ascii{false, false, 40};

Hit hit(std::size_t rank, std::string id, std::string title) {
  Hit made;
  made.rank = rank;
  made.document.id = std::move(id);
  made.document.title = std::move(title);
  made.document.categories = {"speech"};
  return made;
}

SearchResults two_of(std::size_t total) {
  SearchResults results;
  results.total = total;
  results.hits = {hit(1, "a.md", "Lights in the harbour, and who pays for them"), hit(2, "b.md", "")};
  results.hits[0].document.date = "2021-03-04";
  results.hits[0].document.ministers = {"Ana Lim", "Bo Tan"};
  results.hits[0].snippet = {"The new lights are paid for by the port.", {{4, 14}}, "12"};
  return results;
}

std::string text_of(const SearchRequest& request, const SearchResults& results, const TextStyle& style) {
  std::string out;
  render::append_text(out, render::Answer{request, results}, style);
  return out;
}

std::string issues_of(std::vector<QueryIssue> issues, std::string_view query, const TextStyle& style) {
  std::string out;
  render::append_issues(out, issues, query, style);
  return out;
}

}  // namespace

TEST_CASE("render: an answer is laid out for reading") {
  SearchRequest request;
  request.query = "new lights";
  request.filters.ministers = {"Ana Lim", "Bo Tan"};
  request.filters.since = "2020";
  CHECK(text_of(request, two_of(7), narrow) ==
        "7 documents for new lights (Ana Lim or\n"
        "Bo Tan, since 2020)\n"
        "\n"
        "1  Lights in the harbour, and who pays\n"
        "   for them\n"
        "   2021-03-04 · speech · Ana Lim, Bo Tan\n"
        "   ¶12 The new lights are paid for by\n"
        "   the port.\n"
        "   a.md\n"
        "\n"
        "2  b.md\n"
        "   no date · speech\n"
        "   b.md\n"
        "\n"
        "showing 1-2; --offset 2 for more\n");
}

TEST_CASE("render: an answer without Unicode says the same") {
  SearchRequest request;
  request.query = "lights";
  const auto text = text_of(request, two_of(2), ascii);
  CHECK(text.starts_with("2 documents for lights\n"));
  CHECK(text.find("2021-03-04 - speech - Ana Lim, Bo Tan\n") != std::string::npos);
  CHECK(text.find("par. 12 The new lights") != std::string::npos);
  CHECK(text.find("showing") == std::string::npos);
}

TEST_CASE("render: colours mark title and matches only where they are wanted") {
  const TextStyle colored{true, true, 80};
  const auto text = text_of({}, two_of(2), colored);
  CHECK(text.find("\x1b[1mLights in the harbour, and who pays for them\x1b[0m") != std::string::npos);
  CHECK(text.find("¶12 The \x1b[1;31mnew lights\x1b[0m are") != std::string::npos);
  CHECK(text_of({}, two_of(2), narrow).find('\x1b') == std::string::npos);
}

TEST_CASE("render: head lines and ends of lists") {
  SearchRequest request;
  SearchResults nothing;
  request.query = "lights";
  CHECK(text_of(request, nothing, narrow) == "no documents for lights\n");
  request.query.clear();
  request.filters.categories = {"speech"};
  request.limit = 0;
  auto one = nothing;
  one.total = 1;
  CHECK(text_of(request, one, narrow) == "1 document (speech)\n");
  request.limit = 10;
  request.offset = 50;
  CHECK(text_of(request, one, narrow) == "1 document (speech)\n\nnothing at --offset 50\n");
  auto last = two_of(12);
  last.hits[0].rank = 11;
  last.hits[1].rank = 12;
  CHECK(text_of({}, last, narrow).ends_with("\nshowing 11-12, the last\n"));
}

TEST_CASE("render: titles and ids cannot play tricks on the terminal") {
  SearchResults results;
  results.total = 1;
  results.hits = {hit(1, "a\x1b]0;x\a.md",
                      "Title\x1b[2J\n\xc2\x9b"
                      "31m")};
  const auto text = text_of({}, results, narrow);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\a') == std::string::npos);
  CHECK(text.find("Title�[2J �31m\n") != std::string::npos);
}

TEST_CASE("render: facets are drawn as bars, the largest the longest, none invisible") {
  std::string out;
  render::append_facets(out, {{"year", {{"2022", 100}, {"2021", 50}, {"none", 1}}}}, narrow);
  CHECK(out ==
        "year\n"
        "  2022  100  ███████████████████████████\n"
        "  2021   50  █████████████▌\n"
        "  none    1  ▎\n");
  out.clear();
  render::append_facets(out, {{"year", {{"2022", 100}, {"2021", 50}, {"none", 1}}}, {"topic", {}}}, ascii);
  CHECK(out ==
        "year\n"
        "  2022  100  ###########################\n"
        "  2021   50  ##############\n"
        "  none    1  #\n"
        "\n"
        "topic\n"
        "  no values\n");
}

TEST_CASE("render: a facet says what it does not show, and how many documents have none of it") {
  Facet facet{"topic", {{"Ports", 20}, {"5G", 1}}, 3, 23};
  std::string out;
  render::append_facets(out, {facet, {"asked-by", {}, 7, 0}}, ascii);
  CHECK(out ==
        "topic\n"
        "  Ports  20  ###########################\n"
        "  5G      1  #\n"
        "  ... and 23 more\n"
        "  none    3\n"
        "\n"
        "asked-by\n"
        "  no values\n"
        "  none  7\n");
}

TEST_CASE("render: figures name only the first values of a facet") {
  IndexStats stats;
  stats.facets = {{"topic", {}, 0, 0}};
  for (int i = 0; i < 20; ++i) stats.facets[0].values.push_back({"T" + std::to_string(i), 9});
  std::string out;
  render::append_text(out, stats, render::FailedFiles::counted, ascii);
  CHECK(out.find("  T11 ") != std::string::npos);
  CHECK(out.find("  T12 ") == std::string::npos);
  CHECK(out.find("... and 8 more") != std::string::npos);
}

TEST_CASE("render: words of the title are marked, and further passages follow") {
  SearchRequest request;
  request.query = "lights";
  SearchResults results = two_of(2);
  results.hits.resize(1);
  results.hits[0].title_highlights = {{0, 6}};
  results.hits[0].snippet = {};
  results.hits[0].snippet.text = "Lights are lit.";
  results.hits[0].more_passages.resize(1);
  results.hits[0].more_passages[0].text = "More of it.";
  results.hits[0].more_passages[0].paragraph = "4";
  render::TextStyle style = ascii;
  style.color = true;
  std::string out;
  render::append_text(out, {request, results}, style);
  CHECK(out.find("Lights\x1b[0m") != std::string::npos);
  CHECK(out.find("Lights are lit.\n   par. 4 More of it.\n") != std::string::npos);
}

TEST_CASE("render: a facet with many long values stays narrow") {
  Facet facet{"topic", {}};
  for (int i = 0; i < 20; ++i)
    facet.values.push_back({"海港の照明についての長い長い名前 " + std::to_string(i), 9});
  std::string out;
  render::append_facets(out, {facet}, narrow);
  CHECK(out.find("海港の照明についての…") == std::string::npos);  // 19 columns and the mark
  CHECK(out.find("…") != std::string::npos);
}

TEST_CASE("render: issues point at their place in the query") {
  CHECK(issues_of({{4, 5, "unknown field 'isuer'"}}, "new isuer:x", narrow) ==
        "note: unknown field 'isuer'\n"
        "  new isuer:x\n"
        "      ^^^^^\n");
  CHECK(issues_of({{7, 3, "odd"}}, "海港 (a", narrow) ==
        "note: odd\n  海港 (a\n       ^^\n");  // columns, not bytes
  CHECK(issues_of({{2, 0, "missing )"}}, "(a", narrow) == "note: missing )\n  (a\n    ^\n");
  CHECK(issues_of({{0, 0, "unknown minister 'X'"}}, "a", narrow) == "note: unknown minister 'X'\n");
}

TEST_CASE("render: an issue far out in a long query is shown with what stands around it") {
  const auto query = std::string(100000, 'a') + " bad: " + std::string(100000, 'b');
  const auto text = issues_of({{100001, 4, "odd"}}, query, narrow);
  CHECK(text.size() < 200);
  CHECK(text.find("bad:") != std::string::npos);
  CHECK(issues_of({{900, 4, "beyond the end"}}, "a", narrow) == "note: beyond the end\n");
}

TEST_CASE("render: a document shows metadata, provenance and numbered paragraphs") {
  StoredDocument document;
  document.record.id = "a.md";
  document.record.title = "Lights";
  document.record.categories = {"parliamentary-question"};
  document.record.asked_by = {"Cy Ong"};
  document.record.provenance = {{"categories", "parliamentary-question", "folder", "'qa'"}};
  document.paragraphs = {{"To ask who pays.", "", ParagraphKind::question, "en"},
                         {"The port pays, and it pays all of it.", "12", ParagraphKind::answer, "en"},
                         {"For ever.", "3", ParagraphKind::answer, "en"}};
  std::string out;
  render::append_text(out, document, narrow);
  CHECK(out ==
        "Lights\n"
        "\n"
        "id          a.md\n"
        "date        no date\n"
        "categories  parliamentary-question\n"
        "asked by    Cy Ong\n"
        "\n"
        "Where this comes from\n"
        "  categories parliamentary-question:\n"
        "    folder ('qa')\n"
        "\n"
        "Question\n"
        "\n"
        "    To ask who pays.\n"
        "\n"
        "Answer\n"
        "\n"
        "12  The port pays, and it pays all of\n"
        "    it.\n"
        "\n"
        " 3  For ever.\n");
}

TEST_CASE("render: figures for people") {
  IndexStats stats;
  stats.format_version = "1";
  stats.software_version = "0.1.0";
  stats.documents = 3;
  stats.terms_total = 30;
  stats.average_length = 10;
  stats.bytes_on_disk = 1536;
  stats.first_date = "2020";
  stats.last_date = "2021-02-03";
  stats.roots = {{"docs", ""}, {"more", "m"}};
  stats.failed = {{"x.md", "not readable"}};
  std::string out;
  render::append_text(out, stats, render::FailedFiles::counted, narrow);
  CHECK(out ==
        "documents     3\n"
        "dates         2020 to 2021-02-03\n"
        "terms         30, 10.0 a document\n"
        "size on disk  1.5 KiB\n"
        "format        1, written by dossier 0.1.0\n"
        "root          docs\n"
        "root          m=more\n"
        "not readable  1 file (--failed names them)\n");
  out.clear();
  render::append_text(out, stats, render::FailedFiles::named, narrow);
  CHECK(out.ends_with("not readable  1 file\n  x.md: not readable\n"));
}

TEST_CASE("render: an explanation and a list of terms") {
  std::string out;
  const std::vector<QueryTokenInfo> tokens{
      {"word", "a", 0, 1, {"a"}, 1}, {"operator", "OR", 2, 2, {}, 0}, {"wildcard", "b*", 5, 2, {"ba"}, 12}};
  render::append_text(out, Explanation{"a OR b", "OR\n  a\n  b", "Query((a OR b))", {}, tokens}, "a OR b",
                      narrow);
  CHECK(out ==
        "tokens\n  word      a   a\n  operator  OR\n  wildcard  b*  12 terms: ba ...\nquery\n  a OR "
        "b\ntree\n  OR\n    a\n    b\nxapian\n  Query((a OR b))\n");
  out.clear();
  const std::vector<TermInfo> terms{
      {"light", "stem", 1, 0, 6}, {"lights", "exact", 0, 0, 6}, {"odd", "stem", 2, 9, 4}};
  render::append_text(out, terms, "Lights", narrow);
  CHECK(out ==
        "position  kind      term    from\n"
        "       1  stem      light   Lights\n"
        "       -  exact     lights  Lights\n"
        "       2  stem      odd     \n");
}

}  // namespace dossier::render
