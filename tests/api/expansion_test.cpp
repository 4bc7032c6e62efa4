// SPDX-License-Identifier: GPL-2.0-or-later
// Do words find what is spelt otherwise, does the answer say so, and can it be switched off?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <string>

using namespace dossier;

namespace {

/// Two documents, one in British and one in American spelling.
struct Sample {
  test::TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    const auto add = [&](const char* id, const char* text) {
      Document document;
      document.id = id;
      document.title = id;
      document.text = text;
      indexer.add(document);
    };
    add("british", "The data centre programme will digitise records.");
    add("american", "The data center program will digitize records.");
    indexer.commit();
  }

  [[nodiscard]] SearchResults search(const std::string& query,
                                     WordExpansion expansion = WordExpansion::spelling) const {
    SearchRequest request;
    request.query = query;
    request.expansion = expansion;
    return Searcher(index).search(request);
  }
};

}  // namespace

TEST_CASE("expansion: British and American spellings find each other, and the answer says so") {
  const Sample sample;
  for (const char* query : {"centre", "center", "centers", "programme", "digitizing"}) {
    CAPTURE(query);
    const auto results = sample.search(query);
    CHECK(results.total == 2);
    REQUIRE(results.expanded.size() == 1);
    CHECK(results.expanded.front().word == query);
    CHECK(results.expanded.front().also.size() == 1);
  }
  CHECK(sample.search("records").expanded.empty());
}

TEST_CASE("expansion: the other spelling of a word is no other word") {
  const test::TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  {
    Indexer indexer(index);
    for (const std::string text : {"They digitised it.", "They digitize it.",
                                   "Digital mobile public experts.", "Authors and authorities of organs."}) {
      Document document;
      document.id = document.text = text;
      indexer.add(document);
    }
    indexer.commit();
  }
  const Searcher searcher(index);
  const auto total = [&](std::string query) {
    SearchRequest request;
    request.query = std::move(query);
    return searcher.search(request).total;
  };
  CHECK(total("digitise") == 2);
  CHECK(total("digitization") == 2);
  CHECK(total("digitized NEAR/3 it") == 2);
  CHECK(total("digital -digitise") == 1);
  for (const auto* query :
       {"mobilise", "publicised", "expertise", "authorised", "organize", "organisation"}) {
    CAPTURE(query);
    CHECK(total(query) == 0);
  }
}

TEST_CASE("expansion: a word is stemmed by the rules of Malay for Malay text only") {
  const test::TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  {
    Indexer indexer(index);
    const auto add = [&](const char* id, const char* text) {
      Document document;
      document.id = id;
      document.text = text;
      indexer.add(document);
    };
    add("malay",
        "Kementerian itu akan membina lebih banyak makanan untuk rakyat supaya mereka dapat makan di "
        "rumah "
        "yang selesa. Encik Perera bercakap tentang makanan. Program SMEs di center, dan edagang.");
    add("member", "Mr Perera asked about permission.");
    add("era", "A new era of missions begins.");
    indexer.commit();
  }
  const Searcher searcher(index);
  const auto ids = [&](std::string query) {
    SearchRequest request;
    request.query = std::move(query);
    request.sort = SortOrder::oldest;
    std::string found;
    for (const Hit& hit : searcher.search(request).hits) found += hit.document.id + " ";
    return found;
  };
  CHECK(ids("perera") == "malay member ");
  CHECK(ids("=perera") == "malay member ");
  CHECK(ids("\"perera\"") == "malay member ");
  CHECK(ids("permission") == "member ");
  CHECK(ids("makan") == "malay ");
  CHECK(ids("makanan") == "malay ");
  CHECK(ids("=makan") == "malay ");
  CHECK(ids("\"banyak makanan\"") == "malay ");
  CHECK(ids("makan NEAR/9 rakyat") == "malay ");
  CHECK(ids("makana*") == "malay ");
  CHECK(ids("*akanan") == "malay ");
  for (const auto* query :
       {"programme", "centre", "SME", "e-dagang", "edagang", "programme NEAR/3 makanan"}) {
    CAPTURE(query);
    CHECK(ids(query) == "malay ");
  }
}

TEST_CASE("expansion: a spelling that no document has is not told") {
  const Sample sample;
  CHECK(sample.search("colour data").expanded.empty());
}

// A19, A25: an exact search is still expanded, and it cannot be switched off.
TEST_CASE("A19 A25: phrases, exact forms and --exact are not expanded") {
  const Sample sample;
  CHECK(sample.search("\"data centre\"").total == 1);
  CHECK(sample.search("=center").total == 1);
  const auto results = sample.search("centre", WordExpansion::none);
  CHECK(results.total == 1);
  CHECK(results.expanded.empty());
}

TEST_CASE("expansion: the other spelling is highlighted") {
  const Sample sample;
  const auto results = sample.search("center");
  REQUIRE(results.hits.size() == 2);
  const auto marked = [](const Hit& hit) { return !hit.snippet.highlights.empty(); };
  CHECK(std::all_of(results.hits.begin(), results.hits.end(), marked));
}
