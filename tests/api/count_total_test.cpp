// SPDX-License-Identifier: GPL-2.0-or-later
// Does an answer whose total is not asked for have the same hits, and say so where its total is too low?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

constexpr int document_count = 400;

/// Documents of few words, so that some phrases stand in most of them, some in few, and some in none.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    std::mt19937 random(7);
    const std::vector<std::string> words{"fog", "signal", "harbour", "light", "Ferry", "ferry", "tide", "US"};
    for (int number = 0; number < document_count; ++number) {
      Document document;
      document.id = "d" + std::to_string(number);
      document.title = "Note " + std::to_string(number % 7);
      for (std::size_t left = 20 + random() % 60; left > 0; --left)
        document.text += words[random() % words.size()] + " ";
      if (number % 50 == 0) document.text += "a data protection act";
      if (number % 40 == 0) document.text += " 1.5GB";
      if (number % 40 == 1) document.text += " 15GB";
      document.date = std::to_string(1990 + number % 30) + "-03-04";
      document.categories = {number % 3 == 0 ? "speech" : "press-release"};
      indexer.add(document);
    }
    indexer.commit();
  }
};

std::vector<std::pair<std::string, double>> ids_and_scores(const SearchResults& results) {
  std::vector<std::pair<std::string, double>> hits;
  for (const Hit& hit : results.hits) hits.emplace_back(hit.document.id, hit.score);
  return hits;
}

}  // namespace

TEST_CASE("an answer without a counted total has the hits of one with it") {
  const Sample sample;
  const Searcher searcher(sample.index);
  struct Row {
    std::string query;
    std::string why;
  };
  const std::vector<Row> rows{
      {"\"fog signal\"", "a phrase of most documents"},
      {"\"fog signal harbour light\"", "one of few"},
      {"\"fog act\"", "one of none"},
      {"\"fog signal\" category:speech", "with a filter"},
      {"\"fog signal\" AND \"harbour light\"", "two that must stand there"},
      {"\"fog signal\" \"harbour light tide\"", "either: each counts by itself"},
      {"+\"fog signal\" tide", "a word that only ranks"},
      {"fog -\"harbour light\"", "what must not stand there is looked for at once"},
      {"tide AND (\"fog signal tide\" OR \"light light\")", "a phrase that need not stand there"},
      {"NOT (\"fog signal\" AND tide)", "a part of what must not match"},
      {"fog NEAR/1 tide", "words near each other"},
      {"(\"fog signal\" OR light) ADJ/2 tide", "a chain with alternatives"},
      {"=Ferry", "a form with its capitals, which only the text tells"},
      {"=US", "a word in capitals, which its term tells"},
      {"US", "a function word in capitals"},
      {"=ferry", "a form that its term tells"},
      {"=signal", "a form without a term of its own, since it is its stem"},
      {"=1.5GB", "a form whose full stop counts"},
      {"=fer*", "a pattern, which terms tell"},
      {"=Fer*", "a pattern with its capitals"},
      {"(=Ferry) AND (tide OR fog)", "a form in brackets"},
      {"the \"fog signal\"", "beside a word that is passed over"},
      {"\"fog sig*\"", "a pattern in a phrase"},
      {"title:\"note 3\"", "a phrase of the title"},
      {"\"data protection act\"", "a phrase that an acronym may stand for"},
      {"", "no words"},
  };
  std::size_t too_low = 0;
  struct Part {
    std::size_t offset;
    std::size_t limit;
  };
  for (const Row& row : rows)
    for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest})
      for (const Part part : {Part{0, 10}, Part{0, 0}, Part{35, 10}, Part{0, 90}, Part{390, 20}}) {
        CAPTURE(row.query);
        CAPTURE(row.why);
        CAPTURE(part.offset);
        CAPTURE(part.limit);
        SearchRequest request;
        request.query = row.query;
        request.sort = sort;
        request.offset = part.offset;
        request.limit = part.limit;
        const SearchResults exact = searcher.search(request);
        request.count_total = false;
        const SearchResults fast = searcher.search(request);
        CHECK(exact.is_total_exact);
        CHECK(ids_and_scores(fast) == ids_and_scores(exact));
        if (fast.is_total_exact) {
          CHECK(fast.total == exact.total);
        } else {
          CHECK(fast.total <= exact.total);
          CHECK(fast.total >= part.offset + fast.hits.size());
          ++too_low;
        }
      }
  // Or nothing was put off, and the above says nothing.
  CHECK(too_low > 50);
}

TEST_CASE("a total that terms tell is exact all the same") {
  const Sample sample;
  const Searcher searcher(sample.index);
  for (const std::string query : {"fog", "=ferry", "=US", "fog AND tide", "sig*", "category:speech"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const std::size_t total = searcher.search(request).total;
    CHECK(total > 120);
    request.count_total = false;
    const SearchResults results = searcher.search(request);
    CHECK(results.is_total_exact);
    CHECK(results.total == total);
  }
}

TEST_CASE("an exact form with a full stop is not found without it") {
  const Sample sample;
  const Searcher searcher(sample.index);
  for (const std::string query : {"=1.5GB", "=15GB"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    CHECK(searcher.search(request).total == 10);
  }
}

TEST_CASE("a total that is not asked for is exact all the same where all documents are looked at") {
  const Sample sample;
  const Searcher searcher(sample.index);
  SearchRequest request;
  request.query = "\"fog signal\"";
  const std::size_t total = searcher.search(request).total;
  request.count_total = false;
  REQUIRE_FALSE(searcher.search(request).is_total_exact);

  SUBCASE("facets count all") {
    request.facets = {"category"};
  }
  SUBCASE("all hits are asked for") {
    request.limit.reset();
  }
  const SearchResults results = searcher.search(request);
  CHECK(results.is_total_exact);
  CHECK(results.total == total);
}

TEST_CASE("what looser queries find is counted where the query's own total is not") {
  const Sample sample;
  SearchRequest request;
  request.query = "\"fog signal\" AND xyzzy";
  request.count_total = false;
  request.explain_misses = true;
  const SearchResults results = Searcher(sample.index).search(request);
  CHECK(results.total == 0);
  REQUIRE_FALSE(results.loosened.empty());
  for (const LoosenedQuery& looser : results.loosened) {
    SearchRequest counted;
    counted.query = looser.query;
    CHECK(looser.total == Searcher(sample.index).search(counted).total);
  }
}
