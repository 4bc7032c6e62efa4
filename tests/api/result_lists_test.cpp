// SPDX-License-Identifier: GPL-2.0-or-later
// Can all of a long answer be had, in the order wanted, without copies in the way? (A: users' complaints)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

constexpr std::size_t many = 12'000;

void build(const TemporaryFolder& folder) {
  Indexer indexer(folder.path() / "index");
  const std::vector<Root> roots{{folder.path() / "documents", ""}};
  indexer.update(roots);
}

std::string record(const std::string& id, const std::string& date, const std::string& text,
                   const std::string& category = "speech") {
  return R"({"id": ")" + id + R"(", "title": "Ferries )" + id + R"(", "date": ")" + date +
         R"(", "category": ")" + category + R"(", "text": ")" + text + "\"}\n";
}

/// More documents than lists of other systems can show; made once.
const std::filesystem::path& long_list() {
  static const TemporaryFolder folder;
  static const std::filesystem::path index = [] {
    std::string records;
    for (std::size_t i = 0; i < many; ++i)
      records += record(
          "d" + std::to_string(i), "20" + std::to_string(10 + i % 10) + "-03-0" + std::to_string(1 + i % 9),
          "Ferry number " + std::to_string(i) + " is late.", i % 4 == 0 ? "press-release" : "speech");
    folder.write("documents/all.jsonl", records);
    build(folder);
    return folder.path() / "index";
  }();
  return index;
}

SearchRequest ferries() {
  SearchRequest request;
  request.query = "ferry";
  request.snippets = SnippetMode::none;
  return request;
}

std::vector<std::string> dates(const SearchResults& results) {
  std::vector<std::string> all;
  for (const Hit& hit : results.hits) all.push_back(hit.document.date);
  return all;
}

}  // namespace

TEST_CASE("A11: a whole answer is had at once, however long, with the filters of the search") {
  SearchRequest request = ferries();
  request.filters.categories = {"press-release"};
  request.filters.since = "2012";
  request.limit = std::nullopt;
  const SearchResults results = Searcher(long_list()).search(request);
  CHECK(results.total == 2400);
  CHECK(results.hits.size() == results.total);
  CHECK(std::all_of(results.hits.begin(), results.hits.end(), [](const Hit& hit) {
    return hit.document.categories.front() == "press-release" && hit.document.date >= "2012";
  }));
}

TEST_CASE("A12: pages go on to the end, beyond the ten-thousandth hit, and none shows a hit twice") {
  const Searcher searcher(long_list());
  for (const SortOrder order : {SortOrder::relevance, SortOrder::newest}) {
    SearchRequest request = ferries();
    request.sort = order;
    request.limit = 997;
    std::set<std::string> seen;
    for (request.offset = 0; request.offset < many; request.offset += *request.limit) {
      const SearchResults page = searcher.search(request);
      CHECK(page.total == many);
      REQUIRE_FALSE(page.hits.empty());
      CHECK(page.hits.front().rank == request.offset + 1);
      for (const Hit& hit : page.hits) CHECK(seen.insert(hit.document.id).second);
    }
    CHECK(seen.size() == many);
    CHECK(searcher.search(request).hits.empty());
  }
}

TEST_CASE("A13: hits come newest first or oldest first, on every page") {
  const Searcher searcher(long_list());
  SearchRequest request = ferries();
  request.limit = std::nullopt;
  request.sort = SortOrder::newest;
  const auto newest = dates(searcher.search(request));
  CHECK(std::is_sorted(newest.rbegin(), newest.rend()));
  CHECK(newest.front() == "2019-03-09");
  request.sort = SortOrder::oldest;
  const auto oldest = dates(searcher.search(request));
  CHECK(std::is_sorted(oldest.begin(), oldest.end()));
  CHECK(oldest.front() == "2010-03-01");
  request.limit = 50;
  request.offset = 6000;
  const auto page = dates(searcher.search(request));
  REQUIRE(page.size() == 50);
  CHECK(std::equal(page.begin(), page.end(), oldest.begin() + 6000));
}

TEST_CASE("A14: near copies name the first of them, count like all documents, and are not removed") {
  const TemporaryFolder folder;
  const std::string text =
      "The ferry to the outer islands leaves at six in the morning and again at noon from the eastern pier "
      "of the "
      "harbour, on all days of the week but Sunday, and tickets are sold aboard by the purser for two "
      "dollars each.";
  std::string records = record("first", "2021-01-01", text);
  records += record("second", "2021-02-01", text + " Corrected.");
  records += record("third", "2021-03-01", "Corrected again. " + text);
  records += record("other", "2021-04-01", "Another ferry crosses the strait at night.");
  folder.write("documents/all.jsonl", records);
  build(folder);
  const Searcher searcher(folder.path() / "index");
  const SearchResults results = searcher.search(ferries());
  CHECK(results.total == 4);
  REQUIRE(results.hits.size() == 4);
  for (const Hit& hit : results.hits) {
    const bool is_copy = hit.document.id == "second" || hit.document.id == "third";
    CAPTURE(hit.document.id);
    CHECK(hit.document.duplicate_of == (is_copy ? "first" : ""));
    CHECK(searcher.document(hit.document.id).has_value());
  }
}
