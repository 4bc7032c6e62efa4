// SPDX-License-Identifier: GPL-2.0-or-later
// Are facet counts what users of such systems miss elsewhere? (A: their complaints)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

const std::string odd_topic = R"(R&D / "deep tech": 5G)";

/// An index of 60 documents about ferries; each third one has no topic.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    for (int i = 0; i < 60; ++i) {
      Document document;
      document.id = std::to_string(i);
      document.title = "Ferries";
      document.text = i % 2 == 0 ? "The ferry is late." : "The ferry is on time.";
      if (i % 10 != 9)
        document.date = "202" + std::to_string(i % 4) + "-0" + std::to_string(1 + i % 9) + "-05";
      document.categories = {i % 5 == 0 ? "hamburg/norden" : "speech"};
      if (i % 3 == 1) document.topics = {odd_topic};
      if (i % 3 == 2) document.topics = {"Piers", "topic " + std::to_string(i)};
      indexer.add(document);
    }
    indexer.commit();
  }

  [[nodiscard]] SearchResults search(SearchRequest request) const { return Searcher(index).search(request); }

  [[nodiscard]] Facet facet(const std::string& name, SearchRequest request = {}) const {
    request.facets = {name};
    return search(request).facets.at(0);
  }
};

std::map<std::string, std::size_t> counts(const Facet& facet) {
  std::map<std::string, std::size_t> all;
  for (const FacetValue& value : facet.values) all[value.value] = value.count;
  return all;
}

SearchRequest query(std::string text) {
  SearchRequest request;
  request.query = std::move(text);
  return request;
}

}  // namespace

TEST_CASE("A1: facets count all documents that match, not the page") {
  const Sample sample;
  SearchRequest request = query("late");
  request.limit = 3;
  const Facet facet = sample.facet("category", request);
  CHECK(counts(facet)["speech"] + counts(facet)["hamburg/norden"] == 30);
  CHECK(sample.search(request).total == 30);
}

TEST_CASE("A2: values with slashes, quotation marks and colons count, and select as they are printed") {
  const Sample sample;
  CHECK(counts(sample.facet("category"))["hamburg/norden"] == 12);
  CHECK(counts(sample.facet("topic"))[odd_topic] == 20);
  SearchRequest by_filter;
  by_filter.filters.topics = {odd_topic};
  CHECK(sample.search(by_filter).total == 20);
  const SearchResults by_query = sample.search(query(R"(ferry topic:"R&D / \"deep tech\": 5G")"));
  CHECK(by_query.total == 20);
  CHECK(by_query.issues.empty());
  CHECK(sample.search(query("category:hamburg/norden")).total == 12);
}

TEST_CASE("A3: choosing a value leaves the counts of its own facet, and narrows those of others") {
  const Sample sample;
  SearchRequest chosen;
  chosen.filters.topics = {"Piers"};
  CHECK(counts(sample.facet("topic", chosen)) == counts(sample.facet("topic")));
  CHECK(counts(sample.facet("category", chosen))["speech"] == 16);
  chosen.filters.topics.push_back(odd_topic);
  CHECK(counts(sample.facet("topic", chosen)) == counts(sample.facet("topic")));
  CHECK(counts(sample.facet("category", chosen))["speech"] == 32);
}

TEST_CASE("A31: each count is the number of documents that choosing the value gives") {
  const Sample sample;
  for (const std::string name : {"topic", "category"}) {
    for (const FacetValue& value : sample.facet(name).values) {
      CAPTURE(value.value);
      SearchRequest request;
      (name == "topic" ? request.filters.topics : request.filters.categories) = {value.value};
      CHECK(sample.search(request).total == value.count);
    }
  }
  for (const std::string name : {"year", "quarter", "month"}) {
    const Facet facet = sample.facet(name);
    CHECK_FALSE(facet.values.empty());
    for (const FacetValue& value : facet.values) {
      CAPTURE(value.value);
      CHECK(sample.search(query("date:" + value.value)).total == value.count);
    }
  }
}

TEST_CASE("facets: a filter beside AND selects as one side by side does, its facet's counts included") {
  const Sample sample;
  SearchRequest side_by_side = query("+ferry +late category:speech");
  SearchRequest joined = query("ferry AND late category:speech");
  for (const std::string name : {"category", "topic", "year"}) {
    CAPTURE(name);
    CHECK(counts(sample.facet(name, joined)) == counts(sample.facet(name, side_by_side)));
  }
  CHECK(counts(sample.facet("category", joined)).size() == 2);
}

TEST_CASE("facets: one that is asked for twice is counted once") {
  const Sample sample;
  SearchRequest request;
  request.facets = {"year", "category", "year"};
  CHECK(sample.search(request).facets.size() == 2);
}

TEST_CASE("facets: documents without a value are counted, and none selects them") {
  const Sample sample;
  const Facet topics = sample.facet("topic");
  CHECK(topics.without == 20);
  SearchRequest request;
  request.filters.topics = {"none"};
  CHECK(sample.search(request).total == topics.without);
  CHECK(sample.facet("topic", request).without == topics.without);
  const Facet months = sample.facet("month");
  CHECK(months.without == 6);
  CHECK(sample.search(query("date:none")).total == 6);
  CHECK(sample.search(query("late date:none")).total == 0);
  CHECK(sample.search(query("date:none date:2021")).total == 6 + sample.search(query("date:2021")).total);
  CHECK(sample.search(query("date:none since:2021")).total == 0);
  CHECK(sample.facet("month", query("date:none")).without == 6);
}

TEST_CASE("facets: a removed document has no date either, but is not found") {
  const Sample sample;
  Indexer indexer(sample.index);
  indexer.remove("3");
  indexer.commit();
  CHECK(sample.search(query("date:none")).total == 6);
}

TEST_CASE("facets: only so many values, and how many more there are") {
  const Sample sample;
  const Facet all = sample.facet("topic");
  REQUIRE(all.values.size() == 22);
  CHECK(all.further_values == 0);
  SearchRequest request;
  request.facet_limit = 2;
  const Facet few = sample.facet("topic", request);
  REQUIRE(few.values.size() == 2);
  CHECK(few.values[0].value == "Piers");
  CHECK(few.values[1].value == odd_topic);
  CHECK(few.further_values == 20);
  CHECK(few.without == all.without);
}

TEST_CASE("facets: the names that are offered are understood") {
  const Sample sample;
  const auto names = facet_names();
  CHECK(std::count(names.begin(), names.end(), "quarter") == 1);
  for (const auto& name : names) CHECK(sample.facet(name).name == name);
}
