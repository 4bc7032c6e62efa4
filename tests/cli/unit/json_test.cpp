// SPDX-License-Identifier: GPL-2.0-or-later
// Is JSON output exactly what docs/output-schema.md promises?
#include "render/json.h"

#include "render/json_writer.h"

#include <doctest/doctest.h>

#include <limits>

namespace dossier::render {

namespace {

struct StringCase {
  const char* reason;
  std::string_view text;
  std::string_view json;
};

DocumentRecord sample_record() {
  DocumentRecord record;
  record.id = "speeches/harbour.md";
  record.title = "Harbour \"lights\"";
  record.date = "2021-03";
  record.categories = {"speech", "transcript"};
  record.topics = {"Cyber Security"};
  record.ministers = {"Ana Lim"};
  record.languages = {"en", "zh"};
  record.url = "https://example.org/1";
  record.source = "docs/harbour.md";
  record.provenance = {{"date", "2021-03", "front-matter", "key 'date'"},
                       {"categories", "speech", "folder", ""},
                       {"categories", "transcript", "title", ""},
                       {"categories", "speech", "folder", "again"}};
  return record;
}

Hit sample_hit() {
  Hit hit;
  hit.rank = 11;
  hit.score = 2.5;
  hit.document = sample_record();
  hit.snippet = {"new lights", {{0, 3}, {4, 10}}, "12"};
  hit.snippet.page = 7;
  hit.title_highlights = {{9, 15}};
  return hit;
}

template <typename... Shown>
std::string json_of(const Shown&... shown) {
  std::string out;
  append_json(out, shown...);
  return out;
}

}  // namespace

TEST_CASE("render: JSON strings are escaped, and always valid UTF-8") {
  using namespace std::literals;
  const StringCase cases[] = {
      {"plain", "harbour", R"("harbour")"},
      {"empty", "", R"("")"},
      {"quote and backslash", R"(a"b\c)", R"("a\"b\\c")"},
      {"line ends and tabs have short names", "a\nb\tc\rd", R"("a\nb\tc\rd")"},
      {"other controls, NUL among them", "\x1b[31m\0x"sv, R"("\u001b[31m\u0000x")"},
      {"DEL and C1, which a terminal obeys", "\x7f\xc2\x9b", R"("\u007f\u009b")"},
      {"other scripts stay", "海港 é 🚢", R"("海港 é 🚢")"},
      {"a stray byte becomes U+FFFD",
       "a\xff"
       "b",
       "\"a\xEF\xBF\xBD"
       "b\""},
      {"a cut sequence at the end too", "a\xe6\xb5", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"half of a surrogate pair is no character", "\xed\xa0\x80",
       "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.reason);
    std::string out;
    append_json_string(out, row.text);
    CHECK(out == row.json);
  }
}

TEST_CASE("render: JSON numbers are never NaN or infinite, which JSON does not know") {
  std::string out;
  render::JsonWriter json(out);
  json.begin_array();
  json.value(std::numeric_limits<double>::infinity());
  json.value(0.1);
  json.value(1e-7);
  json.value(std::numeric_limits<std::size_t>::max());
  json.end_array();
  CHECK(out == "[0,0.1,1e-07,18446744073709551615]");
}

TEST_CASE("render: the answer to a search as JSON") {
  SearchRequest request;
  request.query = "lights";
  SearchResults results;
  results.total = 21;
  results.elapsed = std::chrono::microseconds(1234);
  results.hits = {sample_hit()};
  results.facets = {{"year", {{"2021", 20}, {"none", 1}}, 5, 2}, {"topic", {}}};
  results.issues = {{3, 2, "unknown field 'x'"}};
  CHECK(
      json_of(render::Answer{request, results}) ==
      R"({"schema":"dossier-search-1","query":"lights","total":21,"elapsed_us":1234,)"
      R"("issues":[{"offset":3,"length":2,"message":"unknown field 'x'"}],)"
      R"("hits":[{"rank":11,"score":2.5,"id":"speeches/harbour.md","title":"Harbour \"lights\"","date":"2021-03",)"
      R"("categories":["speech","transcript"],"topics":["Cyber Security"],"ministers":["Ana Lim"],)"
      R"("language":["en","zh"],"url":"https://example.org/1","duplicate_of":null,)"
      R"("snippet":{"text":"new lights","highlights":[[0,3],[4,10]],"paragraph":"12","page":7,"kind":"body"},)"
      R"("title_highlights":[[9,15]],)"
      R"("citation":"Ana Lim, \"Harbour 'lights'\", speech, March 2021, para 12. https://example.org/1"}],)"
      R"("facets":{"year":[{"value":"2021","count":20},{"value":"none","count":1}],"topic":[]},)"
      R"("facet_rest":{"year":{"without":5,"further_values":2},"topic":{"without":0,"further_values":0}}})"
      "\n");
}

TEST_CASE("render: passages are listed when several were asked for, the snippet first") {
  SearchRequest request;
  request.snippet_passages = 2;
  SearchResults results;
  results.hits = {sample_hit()};
  results.hits[0].more_passages.resize(1);
  results.hits[0].more_passages[0].text = "More.";
  const std::string json = json_of(render::Answer{request, results});
  CHECK(json.find(R"("passages":[{"text":"new lights",)") != std::string::npos);
  CHECK(json.find(R"({"text":"More.","highlights":[],"paragraph":null,"page":null,"kind":"body"}])") !=
        std::string::npos);
  request.snippets = SnippetMode::none;
  CHECK(json_of(render::Answer{request, results}).find("passages") == std::string::npos);
}

TEST_CASE("render: what is similar says to what, and by which words") {
  const SearchRequest request;
  SimilarResults similar;
  similar.id = "a.md";
  similar.words = {{"harbour", 1, 4}, {"pier", 0.5, 2}};
  const std::string json = json_of(render::Answer{request, similar.results, {}, &similar});
  CHECK(
      json.find(
          R"({"schema":"dossier-similar-1","id":"a.md","words":[{"word":"harbour","weight":1,"documents":4},)"
          R"({"word":"pier","weight":0.5,"documents":2}],"query":"")") == 0);
}

TEST_CASE("render: what a hit does not have is null, and an answer of a batch says which") {
  SearchRequest request;
  SearchResults results;
  results.total = 1;
  results.hits = {sample_hit()};
  results.hits[0].document = {};
  results.hits[0].document.id = "a";
  results.hits[0].snippet = {"text", {}, std::nullopt};
  const auto with_snippet = json_of(render::Answer{request, results, "q7"});
  CHECK(with_snippet.starts_with(R"({"schema":"dossier-search-1","query_id":"q7","query":"","total":1,)"));
  CHECK(with_snippet.find(R"("title":"","date":null,"categories":[],)") != std::string::npos);
  CHECK(with_snippet.find(
            R"("snippet":{"text":"text","highlights":[],"paragraph":null,"page":null,"kind":"body"})") !=
        std::string::npos);
  CHECK(with_snippet.find(R"("facets":{})") != std::string::npos);
  request.snippets = SnippetMode::none;
  CHECK(json_of(render::Answer{request, results}).find(R"("snippet":null)") != std::string::npos);
}

TEST_CASE("render: a line of a batch that is no query") {
  CHECK(json_of(render::FailedQuery{"q1", 3, "not a query"}) ==
        R"({"schema":"dossier-search-1","query_id":"q1","line":3,"error":"not a query"})"
        "\n");
}

TEST_CASE("render: an exported record has one source word a field, or a list") {
  CHECK(
      json_of(sample_record()) ==
      R"({"id":"speeches/harbour.md","title":"Harbour \"lights\"","date":"2021-03",)"
      R"("categories":["speech","transcript"],"topics":["Cyber Security"],"ministers":["Ana Lim"],)"
      R"("mentioned":[],"asked_by":[],"language":["en","zh"],"url":"https://example.org/1",)"
      R"("source":"docs/harbour.md","duplicate_of":null,"provenance":{"date":"front-matter","categories":["folder","title"]}})"
      "\n");
}

TEST_CASE("render: a document as JSON keeps provenance in full, and its paragraphs") {
  StoredDocument document{sample_record(), {}};
  document.record.provenance.resize(1);
  document.paragraphs = {{"Lights", "", ParagraphKind::heading, ""},
                         {"Yes.", "3a", ParagraphKind::answer, "en"}};
  const auto json = json_of(document);
  CHECK(json.starts_with(R"({"schema":"dossier-document-1","id":"speeches/harbour.md",)"));
  CHECK(json.find(R"("provenance":[{"field":"date","value":"2021-03","source":"front-matter",)"
                  R"("reason":"key 'date'"}])") != std::string::npos);
  CHECK(json.find(
            R"("paragraphs":[{"number":null,"page":null,"kind":"heading","language":null,"text":"Lights"},)"
            R"({"number":"3a","page":null,"kind":"answer","language":"en","text":"Yes."}])") !=
        std::string::npos);
}

TEST_CASE("render: figures, explanations and terms as JSON") {
  IndexStats stats;
  stats.format_version = "1";
  stats.documents = 2;
  stats.roots = {{"docs", "n"}};
  stats.failed = {{"a.md", "why"}};
  CHECK(
      json_of(stats) ==
      R"({"schema":"dossier-stats-1","format_version":"1","software_version":"","documents":2,"terms_total":0,)"
      R"("average_length":0,"bytes_on_disk":0,"first_date":null,"last_date":null,)"
      R"("roots":[{"name":"n","path":"docs"}],"facets":{},"failed":[{"path":"a.md","reason":"why"}]})"
      "\n");
  CHECK(json_of(Explanation{"a", "b\nc", "d", {}, {{"wildcard", "a*", 3, 2, {"ab"}, 12}}}) ==
        R"({"schema":"dossier-explain-1","tokens":[{"kind":"wildcard","text":"a*","offset":3,"length":2,)"
        R"("terms":["ab"],"term_count":12}],"canonical":"a","tree":"b\nc","compiled":"d","issues":[]})"
        "\n");
  const std::vector<TermInfo> terms{{"light", "stem", 1, 0, 6}};
  CHECK(
      json_of(std::span<const TermInfo>(terms)) ==
      R"({"schema":"dossier-terms-1","terms":[{"term":"light","kind":"stem","position":1,"begin":0,"end":6}]})"
      "\n");
}

}  // namespace dossier::render
