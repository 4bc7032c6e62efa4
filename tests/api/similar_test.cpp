// SPDX-License-Identifier: GPL-2.0-or-later
// Are the documents most like one found, and is it said by which words?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

/// An index of documents about ferries, libraries and scams, and some about nothing of it.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    const auto add = [&](std::string id, std::string title, std::string text, std::string category,
                         std::string date) {
      Document document;
      document.id = std::move(id);
      document.title = std::move(title);
      document.text = std::move(text);
      document.categories = {std::move(category)};
      document.date = std::move(date);
      indexer.add(document);
    };
    add("ferry1", "Ferries", "Ferries cross the harbour. Piers are rebuilt for the ferries and their crews.",
        "speech", "2023-01-01");
    add("ferry2", "A new pier", "The harbour has a pier where each ferry lands, and crews rest.",
        "press-release", "2023-02-01");
    add("ferry3", "Harbour dues", "Dues are paid in the harbour. Nothing else is said.", "speech",
        "2022-01-01");
    add("books1", "Libraries", "Libraries lend books. Readers borrow books at night.", "speech",
        "2021-01-01");
    add("books2", "Night readers", "Readers like the library and its books.", "speech", "2021-02-01");
    for (int i = 0; i < 20; ++i)
      add("other" + std::to_string(i), "Other", "Other matters number " + std::to_string(i) + ".", "other",
          "");
    indexer.commit();
  }

  [[nodiscard]] SimilarResults similar(std::string_view id, const SearchRequest& request = {}) const {
    return Searcher(index).similar(id, request).value();
  }
};

std::vector<std::string> ids(const SimilarResults& similar) {
  std::vector<std::string> found;
  for (const Hit& hit : similar.results.hits) found.push_back(hit.document.id);
  return found;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "similar: documents that share the telling words come, the most similar first, but not the document "
    "itself") {
  const Sample sample;
  const SimilarResults similar = sample.similar("ferry1");
  CHECK(ids(similar) == Ids{"ferry2", "ferry3"});
  CHECK(similar.results.total == 2);
  CHECK(similar.id == "ferry1");
  CHECK(similar.results.hits[0].score > similar.results.hits[1].score);
  CHECK(ids(sample.similar("books2")) == Ids{"books1"});
}

TEST_CASE("similar: it says the words it went by, as the document writes them, the most telling first") {
  const Sample sample;
  const auto words = sample.similar("ferry1").words;
  REQUIRE(words.size() >= 4);
  CHECK(words.front().word == "ferries");
  CHECK(words.front().documents == 2);
  CHECK(std::is_sorted(words.begin(), words.end(),
                       [](const auto& a, const auto& b) { return a.weight > b.weight; }));
  for (const SimilarWord& word : words) CHECK(word.word != "the");
}

TEST_CASE("similar: hits show in a snippet what they have in common") {
  const Sample sample;
  const Snippet snippet = sample.similar("ferry1").results.hits.at(0).snippet;
  std::vector<std::string> marked;
  for (const auto& [begin, end] : snippet.highlights)
    marked.push_back(snippet.text.substr(begin, end - begin));
  CHECK(marked == std::vector<std::string>{"harbour", "pier", "ferry", "crews"});
}

TEST_CASE("similar: filters, words, order, pages and facets are those of a search") {
  const Sample sample;
  SearchRequest request;
  request.filters.categories = {"press-release"};
  request.facets = {"category"};
  const SimilarResults filtered = sample.similar("ferry1", request);
  CHECK(ids(filtered) == Ids{"ferry2"});
  CHECK(filtered.results.total == 1);
  REQUIRE(filtered.results.facets.at(0).values.size() == 2);
  CHECK(filtered.results.facets[0].values[0].count == 1);
  SearchRequest none;
  none.limit = 0;
  CHECK(sample.similar("ferry1", none).results.total == 2);
  CHECK(ids(sample.similar("ferry1", none)).empty());
  SearchRequest words;
  words.query = "dues";
  CHECK(ids(sample.similar("ferry1", words)) == Ids{"ferry3"});
  SearchRequest oldest;
  oldest.sort = SortOrder::oldest;
  CHECK(ids(sample.similar("ferry1", oldest)) == Ids{"ferry3", "ferry2"});
  SearchRequest second;
  second.offset = 1;
  second.limit = 1;
  const SimilarResults page = sample.similar("ferry1", second);
  CHECK(ids(page) == Ids{"ferry3"});
  CHECK(page.results.total == 2);
  CHECK(page.results.hits[0].rank == 2);
}

TEST_CASE("similar: a copy is there and says so, and an unknown id has no answer") {
  const Sample sample;
  Indexer indexer(sample.index);
  for (const std::string id : {"copy-a", "copy-b"}) {
    Document document;
    document.id = id;
    document.title = "Trams";
    for (int i = 0; i < 60; ++i)
      document.text += "Tram line " + std::to_string(i) + " ends at a depot of its own. ";
    indexer.add(document);
  }
  indexer.commit();
  const SimilarResults similar = sample.similar("copy-a");
  REQUIRE_FALSE(similar.results.hits.empty());
  CHECK(similar.results.hits[0].document.id == "copy-b");
  CHECK(similar.results.hits[0].document.duplicate_of == "copy-a");
  CHECK_FALSE(Searcher(sample.index).similar("nobody"));
}

TEST_CASE("similar: a document without telling words is like no other") {
  const Sample sample;
  Indexer indexer(sample.index);
  Document document;
  document.id = "lonely";
  document.title = "Xyzzy";
  document.text = "Plugh.";
  indexer.add(document);
  indexer.commit();
  const SimilarResults similar = sample.similar("lonely");
  CHECK(similar.words.empty());
  CHECK(similar.results.total == 0);
}

TEST_CASE("similar: in Chinese it goes by words, not by the ends of two") {
  const TemporaryFolder folder;
  Indexer indexer(folder.path() / "index");
  for (const std::string id : {"a", "b"}) {
    Document document;
    document.id = id;
    document.title = id;
    document.text = id == "a" ? "网络安全教育非常重要。" : "学校重视网络安全教育。";
    indexer.add(document);
  }
  indexer.commit();
  const auto similar = Searcher(folder.path() / "index").similar("a").value();
  CHECK(ids(similar) == Ids{"b"});
  std::vector<std::string> words;
  for (const SimilarWord& word : similar.words) words.push_back(word.word);
  std::sort(words.begin(), words.end());
  CHECK(words == std::vector<std::string>{"安全", "教育", "网络"});
}

TEST_CASE("similar: an id of before a move works") {
  const TemporaryFolder folder;
  const auto documents = folder.path() / "documents";
  std::filesystem::create_directories(documents);
  for (const char* name : {"a.txt", "b.txt"})
    std::ofstream(documents / name) << "Ferries " << name
                                    << "\n\nFerries cross the harbour near the piers.\n";
  const auto index = folder.path() / "index";
  const auto update = [&] {
    Indexer indexer(index);
    const std::vector<Root> roots{{documents, ""}};
    (void)indexer.update(roots);
  };
  update();
  std::filesystem::rename(documents / "a.txt", documents / "moved.txt");
  update();
  const auto similar = Searcher(index).similar("a.txt");
  REQUIRE(similar);
  CHECK(similar->id == "moved.txt");
  CHECK(ids(*similar) == Ids{"b.txt"});
}
