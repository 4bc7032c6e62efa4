// SPDX-License-Identifier: GPL-2.0-or-later
// What may a program that links the library rely on when it asks an index?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

Document make(std::string id, std::string title, std::string text, std::string date,
              std::string category = "speech", std::string minister = {}) {
  Document document;
  document.id = std::move(id);
  document.title = std::move(title);
  document.text = std::move(text);
  document.date = std::move(date);
  document.categories = {std::move(category)};
  if (!minister.empty()) document.ministers = {std::move(minister)};
  return document;
}

/// An index of a few documents that the cases below ask.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    indexer.add(make("a", "Secure payments", "Security of e-payments. The data centre in Jurong.",
                     "2022-05-01", "speech", "Mary Rivers"));
    indexer.add(make("b", "Payment security", "The centre of data. COVID-19 and S$1.2 million.", "2023-06-02",
                     "press-release", "João Costa"));
    indexer.add(make("c", "Trams", "US trams and us. Electronic payment by epayment.", "2023-06-02",
                     "hamburg/norden", "Mary Rivers"));
    indexer.add(make("d", "无标题", "电视节目欢喜一家亲播出。", ""));
    indexer.commit();
  }

  [[nodiscard]] SearchResults search(const SearchRequest& request) const {
    return Searcher(index).search(request);
  }

  /// Ids found, in their order.
  [[nodiscard]] std::string ids(const std::string& query, SearchRequest request = {}) const {
    request.query = query;
    std::string found;
    for (const Hit& hit : search(request).hits) found += hit.document.id;
    return found;
  }

  /// Ids found, sorted.
  [[nodiscard]] std::string set(const std::string& query) const {
    std::string found = ids(query);
    std::sort(found.begin(), found.end());
    return found;
  }
};

ErrorCode code_of(const auto& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error was thrown");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("search: each construct of the query language selects what it says") {
  const Sample sample;
  struct Row {
    std::string query;
    std::string found;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"payment", "abc", "stems"},
      {"PAYMENTS", "abc", "capitals do not switch stemming off"},
      {"\"secure payments\"", "a", "a phrase is word for word"},
      {"\"secure payment\"", "", "not by stems"},
      {"\"data centre\"", "a", "in this order"},
      {"data AND centre", "ab", "AND"},
      {"trams OR covid", "bc", "OR"},
      {"payment -trams", "ab", "a word left out"},
      {"payment NOT trams", "ab", "NOT"},
      {"-payment", "d", "everything but"},
      {"+trams payment", "c", "a word required"},
      {"data NEAR/1 centre", "ab", "NEAR in any order"},
      {"security NEAR/1 jurong", "", "too far apart"},
      {"secur*", "ab", "a wildcard"},
      {"*lectronic", "c", "at the front"},
      {"title:payments", "ab", "words of the title"},
      {"title:\"payment security\"", "b", "a phrase of the title"},
      {"COVID-19", "b", "a compound"},
      {"\"COVID 19\"", "b", "its parts as a phrase"},
      {"e-payment", "ac", "written together or apart"},
      {"epayment", "ac", "and the other way"},
      {"S$1.2", "b", "an amount with its currency"},
      {"\"S$1.2 million\"", "b", "in a phrase"},
      {"US", "c", "a country is no pronoun"},
      {"欢喜", "d", "two characters of a run"},
      {"喜一家亲", "d", "any part of a run"},
      {"欢", "d", "one character"},
      {"喜欢", "", "not in another order"},
      {"minister:rivers", "ac", "part of a name"},
      {"minister:\"joao costa\"", "b", "without the accent"},
      {"minister:none", "d", "documents without a value"},
      {"category:\"hamburg/norden\"", "c", "a value with a slash"},
      {"category:speech category:press-release", "abd", "values of one field are alternatives"},
      {"category:speech minister:rivers", "a", "fields narrow each other"},
      {"date:2023", "bc", "a year"},
      {"since:2023-06-02", "bc", "from a day on"},
      {"until:2022", "a", "up to the end of a year"},
      {"date:2022..2023", "abc", "a range"},
      {"id:a", "a", "an id"},
      {"", "abcd", "nothing selects everything"},
      {"xyzzy", "", "a word that is nowhere"},
      {"the of and", "", "function words alone are looked for"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.why);
    if (row.query == "the of and") {
      CHECK_FALSE(sample.set(row.query).empty());
    } else {
      CHECK(sample.set(row.query) == row.found);
    }
  }
}

TEST_CASE("search: equal scores come newest first, then by id; documents without a date last") {
  const Sample sample;
  CHECK(sample.ids("") == "bcad");
  SearchRequest request;
  request.sort = SortOrder::oldest;
  CHECK(sample.ids("", request) == "abcd");
  request.sort = SortOrder::newest;
  CHECK(sample.ids("payment", request) == "bca");
}

TEST_CASE("search: pages fit together and totals are exact") {
  const Sample sample;
  SearchRequest request;
  request.query = "payment";
  const SearchResults all = sample.search(request);
  CHECK(all.total == 3);
  std::string paged;
  for (request.offset = 0; request.offset < 5; ++request.offset) {
    request.limit = 1;
    const SearchResults page = sample.search(request);
    CHECK(page.total == 3);
    for (const Hit& hit : page.hits) {
      CHECK(hit.rank == request.offset + 1);
      paged += hit.document.id;
    }
  }
  CHECK(paged == sample.ids("payment"));
  request.offset = 0;
  request.limit = 0;
  CHECK(sample.search(request).hits.empty());
}

TEST_CASE("search: a facet's counts ignore its own filter, whether it stands in the query or apart") {
  const Sample sample;
  SearchRequest apart;
  apart.query = "payment";
  apart.filters.ministers = {"Mary Rivers"};
  apart.facets = {"minister", "category", "year"};
  SearchRequest inside;
  inside.query = "payment minister:\"mary rivers\"";
  inside.facets = apart.facets;
  for (const SearchRequest& request : {apart, inside}) {
    const SearchResults results = sample.search(request);
    CHECK(results.total == 2);
    REQUIRE(results.facets.size() == 3);
    REQUIRE(results.facets[0].values.size() == 2);
    CHECK(results.facets[0].values[0].value == "Mary Rivers");
    CHECK(results.facets[0].values[0].count == 2);
    CHECK(results.facets[0].values[1].value == "João Costa");
    CHECK(results.facets[1].values.size() == 2);
    REQUIRE(results.facets[2].values.size() == 2);
    CHECK(results.facets[2].values[0].value == "2023");
  }
}

TEST_CASE("search: a filter value that no document has is told, not passed over in silence") {
  const Sample sample;
  SearchRequest request;
  request.filters.ministers = {"Nobody"};
  const SearchResults results = sample.search(request);
  CHECK(results.total == 0);
  REQUIRE(results.issues.size() == 1);
  CHECK(results.issues[0].message == "no document has the minister 'Nobody'");
  request.mode = QueryMode::strict;
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::invalid_argument);
}

TEST_CASE("search: requests that make no sense are refused by name") {
  const Sample sample;
  SearchRequest request;
  request.filters.since = "someday";
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::invalid_argument);
  request = {};
  request.facets = {"colour"};
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::invalid_argument);
  request = {};
  request.query = "a \"b";
  CHECK(sample.search(request).issues.size() == 1);
  request.mode = QueryMode::strict;
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::invalid_argument);
}

TEST_CASE("search: a search that is cancelled or out of time ends with an error") {
  const Sample sample;
  SearchRequest request;
  request.query = "payment";
  std::stop_source stop;
  request.cancel = stop.get_token();
  CHECK(sample.search(request).total == 3);
  stop.request_stop();
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::cancelled);
  request.cancel = {};
  request.timeout = std::chrono::milliseconds(0);
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::cancelled);
}

TEST_CASE("search: time that is up before the search begins, however long ago, is up") {
  const Sample sample;
  SearchRequest request;
  request.query = "payment";
  for (const auto left : {std::chrono::milliseconds(-1), std::chrono::milliseconds(-10'000'000'000'000),
                          std::chrono::milliseconds::min()}) {
    request.timeout = left;
    CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::cancelled);
  }
  request.timeout = std::chrono::milliseconds::max();
  CHECK(sample.search(request).total == 3);
}

TEST_CASE("search: explain and why_not refuse what a search refuses") {
  const Sample sample;
  const Searcher searcher(sample.index);
  SearchRequest request;
  request.query = "\"payment";
  CHECK(searcher.explain(request).issues.size() == 1);
  CHECK(searcher.why_not(request, "a"));
  request.mode = QueryMode::strict;
  CHECK(code_of([&] { (void)searcher.explain(request); }) == ErrorCode::invalid_argument);
  CHECK(code_of([&] { (void)searcher.why_not(request, "a"); }) == ErrorCode::invalid_argument);
  request = {};
  request.facets = {"colour"};
  CHECK(code_of([&] { (void)searcher.why_not(request, "a"); }) == ErrorCode::invalid_argument);
}

TEST_CASE("search: no function to visit with is an argument that is wrong") {
  const Sample sample;
  const Searcher searcher(sample.index);
  CHECK(code_of([&] { searcher.for_each_document({}); }) == ErrorCode::invalid_argument);
  CHECK(code_of([&] { searcher.for_each_mention({}, {}); }) == ErrorCode::invalid_argument);
}

TEST_CASE(
    "search: a filter value longer than any word of a query is refused, and one given twice told once") {
  const Sample sample;
  SearchRequest request;
  request.filters.ministers = {std::string(2001, 'x')};
  CHECK(code_of([&] { (void)sample.search(request); }) == ErrorCode::invalid_argument);
  request.filters.ministers = {std::string(2000, 'x'), std::string(2000, 'x')};
  CHECK(sample.search(request).issues.size() == 1);
}

TEST_CASE("search: what is repeated among alternatives of NEAR is looked for once") {
  const Sample sample;
  SearchRequest request;
  request.query = "(data OR data OR dat* OR data) NEAR centre";
  const SearchResults results = sample.search(request);
  CHECK(results.total == 2);
  const std::string words = Searcher(sample.index).explain(request).compiled;
  CHECK(std::count(words.begin(), words.end(), '\n') == 2);  // a line for each of data, dat* and centre
}

TEST_CASE("search: characters that are written in several code points are the ones of one") {
  const Sample sample;
  {
    Indexer indexer(sample.index);
    indexer.add(make("nfd", "\u1109\u1175\u110C\u1161\u11BC", "\u304B\u3099くせい", "2020"));
    indexer.add(make("nfc", "\uC2DC\uC7A5", "\u304Cくせい", "2021"));
    indexer.commit();
  }
  for (const std::string query : {"\uC2DC\uC7A5", "\u1109\u1175\u110C\u1161\u11BC", "\u304Cく",
                                  "\u304B\u3099く", "\"\u304B\u3099くせい\""})
    CHECK_MESSAGE(sample.ids(query) == "nfcnfd", query);
}

TEST_CASE("search: the letter that stands for a star inside is a letter where it is typed") {
  const Sample sample;
  CHECK(sample.ids(escape_phrase("pay\uA78Fs")).empty());
  CHECK(sample.ids("=pay\uA78Fs").empty());
  CHECK(sample.set("\"pay*s\"") == "a");
}

TEST_CASE("search: a hit can be cited") {
  const Sample sample;
  SearchRequest request;
  request.query = "jurong";
  const SearchResults results = sample.search(request);
  REQUIRE(results.hits.size() == 1);
  const Snippet& snippet = results.hits[0].snippet;
  REQUIRE(snippet.highlights.size() == 1);
  const auto [begin, end] = snippet.highlights[0];
  CHECK(snippet.text.substr(begin, end - begin) == "Jurong");
  request.snippets = SnippetMode::none;
  CHECK(sample.search(request).hits[0].snippet.text.empty());
}

TEST_CASE("search: documents are found by id, and visited in its order") {
  const Sample sample;
  const Searcher searcher(sample.index);
  const auto document = searcher.document("b");
  REQUIRE(document);
  CHECK(document->record.title == "Payment security");
  CHECK_FALSE(document->record.provenance.empty());
  CHECK_FALSE(searcher.document("zzz"));
  CHECK_FALSE(searcher.document("*"));
  std::string ids;
  searcher.for_each_document([&](const DocumentRecord& record) {
    ids += record.id;
    return record.id != "c";
  });
  CHECK(ids == "abc");
}

TEST_CASE("search: an open searcher sees what is committed later") {
  const Sample sample;
  const Searcher searcher(sample.index);
  SearchRequest request;
  request.query = "quantum";
  CHECK(searcher.search(request).total == 0);
  Indexer indexer(sample.index);
  indexer.add(make("q", "Quantum", "Quantum keys.", "2024"));
  CHECK(searcher.search(request).total == 0);
  indexer.commit();
  CHECK(searcher.search(request).total == 1);
}

TEST_CASE("L1 L2 L4: one searcher serves many threads while a writer commits, and none sees an error") {
  const Sample sample;
  const Searcher searcher(sample.index);
  std::atomic<bool> is_done{false};
  std::atomic<int> wrong{0};
  std::vector<std::jthread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      SearchRequest request;
      request.query = "payment \"data centre\"";
      request.facets = {"minister", "year"};
      while (!is_done) {
        try {
          const SearchResults results = searcher.search(request);
          if (results.total == 0 || results.hits.size() != std::min<std::size_t>(10, results.total)) ++wrong;
        } catch (const Error&) {
          ++wrong;
        }
      }
    });
  {
    Indexer indexer(sample.index);
    for (int round = 0; round < 15; ++round) {
      for (int i = 0; i < 5; ++i)
        indexer.add(make("n" + std::to_string(i), "More payments", "round " + std::to_string(round), "2024"));
      indexer.commit();
    }
  }
  is_done = true;
  readers.clear();
  CHECK(wrong == 0);
}

TEST_CASE("search: any bytes are a query") {
  const Sample sample;
  for (const std::string& query :
       {std::string("\0", 1), std::string("\xFF\xFE"), std::string(100'000, '('), std::string(50'000, '*'),
        std::string("\"") + std::string(5000, 'a'), std::string("minister:\x01"), std::string("id:*"),
        std::string("title:*"), std::string("a* NEAR/3 b"), std::string("\"\xE6\xAC\"")}) {
    SearchRequest request;
    request.query = query;
    CHECK_NOTHROW((void)sample.search(request));
  }
}

TEST_CASE("search: the library explains itself") {
  const Sample sample;
  SearchRequest request;
  request.query = "5G security -trams minister:rivers";
  const Explanation explanation = Searcher(sample.index).explain(request);
  CHECK(explanation.canonical == "5G security -trams minister:rivers");
  CHECK(explanation.tree.find("-word trams") != std::string::npos);
  CHECK(explanation.compiled.find("secur") != std::string::npos);
  const auto terms = explain_text("Ministers");
  REQUIRE(terms.size() == 2);
  CHECK(terms[0].term == "minist");
  CHECK(terms[1].kind == "exact");
  const auto names = facet_names();
  CHECK(std::find(names.begin(), names.end(), "minister") != names.end());
}
