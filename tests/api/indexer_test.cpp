// SPDX-License-Identifier: GPL-2.0-or-later
// What may a program that links the library rely on when it builds and updates an index?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

struct Place {
  TemporaryFolder folder;
  std::filesystem::path documents = folder.path() / "documents";
  std::filesystem::path index = folder.path() / "index";

  void write(const std::string& name, std::string_view content) const {
    folder.write("documents/" + name, content);
  }

  [[nodiscard]] IndexReport update(IndexerOptions options = {}) const {
    Indexer indexer(index, std::move(options));
    const std::vector<Root> roots{{documents, ""}};
    return indexer.update(roots);
  }

  [[nodiscard]] std::vector<std::string> ids(const std::string& query = {}) const {
    SearchRequest request;
    request.query = query;
    request.limit = std::nullopt;
    std::vector<std::string> found;
    for (const Hit& hit : Searcher(index).search(request).hits) found.push_back(hit.document.id);
    std::sort(found.begin(), found.end());
    return found;
  }
};

using Ids = std::vector<std::string>;

ErrorCode code_of(const auto& work) {
  try {
    work();
  } catch (const Error& error) {
    CHECK_FALSE(std::string(error.what()).empty());
    return error.code();
  }
  FAIL("no error was thrown");
  return ErrorCode::internal;
}

constexpr std::string_view ferry = "---\ntitle: Ferries\ndate: 2023-02-03\n---\n1. Ferries run at night.\n";
constexpr std::string_view harbour = "---\ntitle: Harbours\ndate: 2022-01-01\n---\nHarbours are lit.\n";

}  // namespace

TEST_CASE("index: a run adds, replaces, removes and passes over what it should") {
  const Place place;
  place.write("a.md", ferry);
  place.write("sub/b.md", harbour);
  IndexReport report = place.update();
  CHECK(report.added == 2);
  CHECK(report.documents == 2);
  CHECK(place.ids() == Ids{"a.md", "sub/b.md"});

  report = place.update();
  CHECK(report.unchanged == 2);
  CHECK(report.added + report.updated + report.removed == 0);

  place.write("a.md", std::string(ferry) + "\n2. Trams, too.\n");
  place.write("c.txt", "A plain note about trams.");
  std::filesystem::remove(place.documents / "sub/b.md");
  report = place.update();
  CHECK(report.updated == 1);
  CHECK(report.added == 1);
  CHECK(report.removed == 1);
  CHECK(report.documents == 2);
  CHECK(place.ids("trams") == Ids{"a.md", "c.txt"});
  CHECK(place.ids("harbours").empty());
}

TEST_CASE("index: a file that becomes unreadable keeps the copy indexed before, and is news once") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  place.write("a.md", "---\ntitle: [broken\n---\nText.\n");
  IndexReport report = place.update();
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].path == "a.md");
  CHECK(place.ids("ferries") == Ids{"a.md"});
  report = place.update();
  CHECK(report.failed.empty());
  CHECK(report.known_failed.size() == 1);
  place.write("a.md", ferry);
  report = place.update();
  CHECK(report.failed.empty());
  CHECK(report.known_failed.empty());
}

TEST_CASE("index: a record cut in half costs that record only, and nothing that was there") {
  const Place place;
  const std::string first = R"({"id": "r1", "title": "One", "text": "alpha"})";
  const std::string second = R"({"id": "r2", "title": "Two", "text": "beta"})";
  place.write("r.jsonl", first + "\n" + second + "\n");
  CHECK(place.update().added == 2);
  place.write("r.jsonl",
              first + "\n" + second.substr(0, 20) + "\n" + R"({"id": "r3", "text": "gamma"})" + "\n");
  const IndexReport report = place.update();
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].path == "r.jsonl:2");
  CHECK(report.added == 1);
  CHECK(report.unchanged == 2);  // the copy of the cut one among them
  CHECK(place.ids() == Ids{"r1", "r2", "r3"});
  place.write("r.jsonl", first + "\n");
  CHECK(place.update().removed == 2);
  CHECK(place.ids() == Ids{"r1"});
}

TEST_CASE("index: two documents with one id are told, both by name") {
  const Place place;
  place.write("a.jsonl", R"({"id": "same", "text": "alpha"})");
  place.write("b.jsonl", R"({"id": "same", "text": "beta"})");
  const IndexReport report = place.update();
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].path == "b.jsonl");
  CHECK(report.failed[0].reason.find("'same'") != std::string::npos);
  CHECK(report.failed[0].reason.find("'a.jsonl'") != std::string::npos);
  CHECK(place.ids("alpha") == Ids{"same"});
}

TEST_CASE("index: only documents below the given roots are removed") {
  const Place place;
  place.write("a.md", ferry);
  place.folder.write("more/b.md", harbour);
  const auto more = place.folder.path() / "more";
  {
    Indexer indexer(place.index);
    const std::vector<Root> both{{place.documents, ""}, {more, "more"}};
    CHECK(indexer.update(both).added == 2);
  }
  std::filesystem::remove(more / "b.md");
  place.folder.write("more/c.md", harbour);
  CHECK(place.update().removed == 0);
  CHECK(place.ids() == Ids{"a.md", "more/b.md"});
  Indexer indexer(place.index);
  const std::vector<Root> one{{more, "more"}};
  CHECK(indexer.update(one).removed == 1);
}

TEST_CASE("index: an unmounted disk does not empty an index") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  std::filesystem::remove(place.documents / "a.md");
  CHECK(code_of([&] { (void)place.update(); }) == ErrorCode::not_found);
  CHECK(place.ids() == Ids{"a.md"});
  IndexerOptions options;
  options.allow_empty = true;
  CHECK(place.update(options).removed == 1);
  std::filesystem::remove_all(place.documents);
  CHECK(code_of([&] { (void)place.update(); }) == ErrorCode::not_found);
}

TEST_CASE("index: a second unnamed root is refused with what to do") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  place.folder.write("more/b.md", harbour);
  Indexer indexer(place.index);
  const std::vector<Root> other{{place.folder.path() / "more", ""}};
  CHECK(code_of([&] { (void)indexer.update(other); }) == ErrorCode::invalid_argument);
}

TEST_CASE("index: documents from memory live beside those of files") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  {
    Indexer indexer(place.index);
    Document document;
    document.id = "memo";
    document.title = "A memo";
    document.text = "First part.\n\nSecond part about trams.";
    document.date = "2024";
    document.categories = {"note"};
    indexer.add(document);
    CHECK(place.ids() == Ids{"a.md"});  // not visible yet
    indexer.commit();
    CHECK(place.ids() == Ids{"a.md", "memo"});
    document.text = "Changed.";
    indexer.add(document);
    indexer.commit();
    CHECK(code_of([&] { indexer.add(Document{}); }) == ErrorCode::invalid_argument);
  }
  CHECK(place.ids("trams").empty());
  (void)place.update();
  CHECK(place.ids() == Ids{"a.md", "memo"});
  Indexer indexer(place.index);
  CHECK(indexer.remove("memo"));
  CHECK_FALSE(indexer.remove("memo"));
  indexer.commit();
  CHECK(place.ids() == Ids{"a.md"});
}

TEST_CASE("index: what is not committed is forgotten, also in a new index") {
  const Place place;
  {
    Indexer indexer(place.index);
    Document document;
    document.id = "memo";
    document.text = "Text.";
    indexer.add(document);
    indexer.add(document);  // the same again replaces it
  }
  CHECK(code_of([&] { Searcher{place.index}; }) == ErrorCode::index_missing);
  place.write("a.md", ferry);
  CHECK(place.update().documents == 1);
}

TEST_CASE("index: one indexer at a time, and the holder is named") {
  const Place place;
  place.write("a.md", ferry);
  const Indexer first(place.index);
  try {
    const Indexer second(place.index);
    FAIL("two indexers at once");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::index_locked);
    CHECK(std::string(error.what()).find("process") != std::string::npos);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("index: places that cannot be an index are refused by name") {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "x");
  folder.write("other/notes.txt", "x");
  CHECK(code_of([&] { Indexer{file}; }) == ErrorCode::invalid_argument);
  CHECK(code_of([&] { Indexer{folder.path() / "other"}; }) == ErrorCode::invalid_argument);
  CHECK(code_of([&] { Searcher{file}; }) == ErrorCode::index_missing);
  CHECK(code_of([&] { Searcher{folder.path() / "absent"}; }) == ErrorCode::index_missing);
  folder.write("odd/current", "something else\n");
  CHECK(code_of([&] { Searcher{folder.path() / "odd"}; }) == ErrorCode::index_damaged);
  folder.write("new/current", "dossier-index 99 generation-1\n");
  CHECK(code_of([&] { Searcher{folder.path() / "new"}; }) == ErrorCode::index_format);
  CHECK(code_of([&] { Indexer{folder.path() / "new"}; }) == ErrorCode::index_format);
}

TEST_CASE("index: options outside their range are refused") {
  const TemporaryFolder folder;
  IndexerOptions options;
  options.threads = 0;
  CHECK(code_of([&] { Indexer(folder.path() / "i", options); }) == ErrorCode::invalid_argument);
  options = {};
  options.max_document_bytes = 0;
  CHECK(code_of([&] { Indexer(folder.path() / "i", options); }) == ErrorCode::invalid_argument);
  options = {};
  options.taxonomy_file = folder.path() / "absent.yaml";
  CHECK(code_of([&] { Indexer(folder.path() / "i", options); }) == ErrorCode::not_found);
}

TEST_CASE("index: files that are none, too large or of no known kind are named") {
  const Place place;
  place.write("a.md", ferry);
  place.write("b.xyz", "unknown");
  place.write("c.txt", std::string(5000, 'x'));
  REQUIRE(::mkfifo((place.documents / "pipe.txt").c_str(), 0600) == 0);
  std::filesystem::create_symlink("a.md", place.documents / "link.md");
  IndexerOptions options;
  options.max_document_bytes = 4000;
  const IndexReport report = place.update(options);
  CHECK(report.added == 1);
  CHECK(report.skipped.size() == 3);
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].path == "c.txt");
  CHECK(report.failed[0].reason.find("5000") != std::string::npos);
}

TEST_CASE("index: a run that is stopped keeps what is done, and the next one goes on") {
  const Place place;
  for (int i = 0; i < 200; ++i)
    place.write("d" + std::to_string(i) + ".txt", "tram number " + std::to_string(i));
  std::stop_source stop;
  IndexerOptions options;
  options.threads = 1;
  options.stop = stop.get_token();
  stop.request_stop();
  const IndexReport report = place.update(options);
  CHECK(report.stopped);
  CHECK(report.documents < 200);
  CHECK(place.update().documents == 200);
  CHECK(place.ids("tram").size() == 200);
}

TEST_CASE("index: the answer does not depend on the number of threads") {
  std::vector<std::string> orders;
  for (const unsigned threads : {1U, 2U, 7U}) {
    const Place place;
    for (int i = 0; i < 100; ++i)
      place.write("d" + std::to_string(i) + ".txt",
                  "tram " + std::string(static_cast<std::size_t>(i % 7), 'x') + " tram");
    IndexerOptions options;
    options.threads = threads;
    (void)place.update(options);
    SearchRequest request;
    request.query = "tram";
    request.limit = std::nullopt;
    std::string order;
    for (const Hit& hit : Searcher(place.index).search(request).hits) order += hit.document.id + "\n";
    orders.push_back(order);
  }
  CHECK(orders[0] == orders[1]);
  CHECK(orders[0] == orders[2]);
}
