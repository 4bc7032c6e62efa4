// SPDX-License-Identifier: GPL-2.0-or-later
// What may a program that links the library rely on when it builds and updates an index?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
using dossier::test::code_of;
using dossier::test::ferry;
using dossier::test::harbour;
using dossier::test::Ids;
using dossier::test::Place;
using dossier::test::TemporaryFolder;

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
  CHECK(report.failed[0].path == "b.jsonl:1");
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
  place.folder.write("more/c.md", ferry);
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

TEST_CASE("index: a moved file keeps its document, under the new id and the old one") {
  const Place place;
  place.write("2021/a.md", "# Alpha\n\nTrams run on rails.\n");
  place.write("keep.md", harbour);
  (void)place.update();
  std::filesystem::create_directories(place.documents / "speeches");
  std::filesystem::rename(place.documents / "2021/a.md", place.documents / "speeches/2022-03-04-b.md");
  IndexReport report = place.update();
  CHECK(report.moved == 1);
  CHECK(report.unchanged == 1);
  CHECK(report.added + report.removed + report.updated == 0);
  CHECK(place.ids("trams") == Ids{"speeches/2022-03-04-b.md"});
  const Searcher searcher(place.index);
  const auto found = searcher.document("2021/a.md");
  REQUIRE(found);
  CHECK(found->record.id == "speeches/2022-03-04-b.md");
  CHECK(found->record.source == "speeches/2022-03-04-b.md");
  CHECK(found->record.title == "Alpha");
  // What is judged by the path is judged anew.
  CHECK(found->record.date == "2022-03-04");
  REQUIRE(found->paragraphs.size() == 2);
  CHECK(found->paragraphs[1].text == "Trams run on rails.");

  CHECK(place.update().unchanged == 2);
  std::filesystem::rename(place.documents / "speeches/2022-03-04-b.md", place.documents / "c.md");
  CHECK(place.update().moved == 1);
  CHECK(Searcher(place.index).document("2021/a.md")->record.id == "c.md");
  std::filesystem::remove(place.documents / "c.md");
  CHECK(place.update().removed == 1);
  CHECK_FALSE(Searcher(place.index).document("2021/a.md"));
}

TEST_CASE("index: a moved file's old id goes to a new file of that name") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  std::filesystem::rename(place.documents / "a.md", place.documents / "b.md");
  place.write("a.md", harbour);
  (void)place.update();
  CHECK(place.ids() == Ids{"a.md", "b.md"});
  CHECK(Searcher(place.index).document("a.md")->record.title == "Harbours");
  CHECK(Searcher(place.index).document("b.md")->record.title == "Ferries");
}

TEST_CASE(
    "index: a run over files that have not changed, or were only touched, writes no new database state") {
  const Place place;
  place.write("a.md", ferry);
  place.write("b.md", harbour);
  (void)place.update();
  Searcher searcher(place.index);
  (void)searcher.document("a.md");
  CHECK_FALSE(searcher.is_outdated());
  std::filesystem::last_write_time(place.documents / "a.md",
                                   std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  IndexReport report = place.update();
  CHECK(report.unchanged == 2);
  CHECK(report.updated == 0);
  CHECK_FALSE(searcher.is_outdated());
  CHECK(preview_update(place.index, std::vector<Root>{{place.documents, ""}}).unchanged_files == 2);

  place.write("b.md", ferry);
  (void)place.update();
  CHECK(searcher.is_outdated());
  CHECK(searcher.refresh());
  CHECK_FALSE(searcher.refresh());
  CHECK_FALSE(searcher.is_outdated());
}

TEST_CASE("index: a Searcher sees a commit after a time in which nothing changed") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  const Searcher searcher(place.index);
  const auto found = [&] {
    SearchRequest request;
    request.query = "harbours";
    return searcher.search(request).total;
  };
  // Long enough for it to rely on the look of the files alone.
  for (int tenths = 0; tenths < 25; ++tenths) {
    CHECK(found() == 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  place.write("b.md", harbour);
  (void)place.update();
  CHECK(found() == 1);
  std::filesystem::remove(place.documents / "b.md");
  (void)place.update();
  CHECK(found() == 0);
}

TEST_CASE("index: a Searcher sees a folder that was put in the place of its index, with many threads too") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  const auto count = [](const Searcher& searcher) {
    SearchRequest request;
    request.query = "harbours";
    return searcher.search(request).total;
  };
  Searcher searcher(place.index);
  CHECK(count(searcher) == 0);
  // The other index has the same generation and revision, and more documents than columns of the first.
  const Place other;
  constexpr std::size_t documents = 300;
  for (std::size_t i = 0; i < documents; ++i)
    other.write(std::to_string(i) + ".md", std::string(harbour) + "\n\n" + std::to_string(i));
  (void)other.update();
  std::filesystem::remove_all(place.index);
  std::filesystem::rename(other.index, place.index);
  CHECK(searcher.is_outdated());
  std::vector<std::thread> threads;
  std::vector<std::size_t> totals(4);
  for (std::size_t& total : totals) threads.emplace_back([&] { total = count(searcher); });
  for (std::thread& thread : threads) thread.join();
  CHECK(totals == std::vector<std::size_t>(4, documents));
  CHECK_FALSE(searcher.is_outdated());
  CHECK_FALSE(searcher.refresh());
}

TEST_CASE("index: what a run would do is told without doing it") {
  const Place place;
  place.write("a.md", ferry);
  place.write("b.md", harbour);
  place.write("c.xyz", "x");
  const std::vector<Root> roots{{place.documents, ""}};
  IndexPreview preview = preview_update(place.index, roots);
  CHECK(preview.new_files == Ids{"a.md", "b.md"});
  CHECK(preview.skipped.size() == 1);
  CHECK_FALSE(std::filesystem::exists(place.index));
  (void)place.update();
  place.write("a.md", "changed");
  place.write("d.md", "new");
  std::filesystem::remove(place.documents / "b.md");
  preview = preview_update(place.index, roots);
  CHECK(preview.new_files == Ids{"d.md"});
  CHECK(preview.changed_files == Ids{"a.md"});
  CHECK(preview.vanished_files == Ids{"b.md"});
  CHECK(place.ids() == Ids{"a.md", "b.md"});
}

TEST_CASE("index: failed files are read again when that is asked for, and stay old news") {
  const Place place;
  place.write("a.md", "---\ntitle: [broken\n---\nText.\n");
  IndexReport report = place.update();
  CHECK(report.failed.size() == 1);
  IndexerOptions options;
  options.retry_failed = true;
  const std::vector<Root> roots{{place.documents, ""}};
  CHECK(preview_update(place.index, roots).changed_files.empty());
  CHECK(preview_update(place.index, roots, options).changed_files == Ids{"a.md"});
  report = place.update(options);
  CHECK(report.failed.empty());
  CHECK(report.known_failed.size() == 1);
}

TEST_CASE("index: what was beyond a limit is read when the limit is raised, and only then") {
  const Place place;
  place.write("a.txt", std::string(2000, 'a'));
  place.write("b.txt", "small");
  place.write("c.jsonl", "{\"id\": \"long\", \"text\": \"" + std::string(2000, 'c') + "\"}\n");
  IndexerOptions options;
  options.max_document_bytes = 1000;
  CHECK(place.update(options).failed.size() == 2);
  const std::vector<Root> roots{{place.documents, ""}};
  options.max_document_bytes = 1500;  // raised, but not enough: told with the new limit
  CHECK(place.update(options).failed.size() == 2);
  CHECK(preview_update(place.index, roots, options).changed_files.empty());
  options.max_document_bytes = 500;
  CHECK(preview_update(place.index, roots, options).changed_files.empty());
  options.max_document_bytes = 5000;
  CHECK(preview_update(place.index, roots, options).changed_files == Ids{"a.txt", "c.jsonl"});
  CHECK(place.update(options).added == 2);
  CHECK(place.ids() == Ids{"a.txt", "b.txt", "long"});
}

TEST_CASE("index: many changes make a new database that answers like one built from nothing") {
  const Place place;
  const auto name = [](int i) { return "d" + std::to_string(i) + ".txt"; };
  const auto write = [&](int i, const std::string& more) {
    place.write(name(i), "tram number " + std::to_string(i) + "\n\n" + more);
  };
  for (int i = 0; i < 1300; ++i) write(i, "first");
  (void)place.update();
  for (int i = 0; i < 1300; i += 13) std::filesystem::remove(place.documents / name(i));
  for (int i = 1; i < 1300; i += 13) write(i, "second");
  for (int i = 1300; i < 2600; ++i) write(i, "third");
  IndexReport report = place.update();
  CHECK(report.added == 1300);
  CHECK(report.removed == 100);
  CHECK(report.updated == 100);
  CHECK(report.documents == 2500);
  CHECK(std::filesystem::exists(place.index / "generation-2"));
  CHECK_FALSE(std::filesystem::exists(place.index / "generation-1"));

  const auto fresh = place.folder.path() / "fresh";
  {
    Indexer indexer(fresh);
    const std::vector<Root> roots{{place.documents, ""}};
    (void)indexer.update(roots);
  }
  for (const char* query : {"second", "first", "tram number 7", "third", ""}) {
    SearchRequest request;
    request.query = query;
    request.limit = std::nullopt;
    request.facets = {"category", "language"};
    const auto a = Searcher(place.index).search(request);
    const auto b = Searcher(fresh).search(request);
    CHECK(a.total == b.total);
    REQUIRE(a.hits.size() == b.hits.size());
    for (std::size_t i = 0; i < a.hits.size(); ++i) CHECK(a.hits[i].document.id == b.hits[i].document.id);
    CHECK(a.facets[0].values[0].count == b.facets[0].values[0].count);
  }
  CHECK(place.update().unchanged == 2500);
}

TEST_CASE("index: a rebuild makes the index anew without the sources, and an open reader follows") {
  const Place place;
  place.write("a.md", ferry);
  place.write("sub/b.md", harbour);
  (void)place.update();
  std::filesystem::rename(place.documents / "a.md", place.documents / "moved.md");
  (void)place.update();
  const Searcher searcher(place.index);
  CHECK(searcher.document("a.md"));
  const auto elsewhere = place.folder.path() / "elsewhere";
  std::filesystem::rename(place.documents, elsewhere);
  {
    Indexer indexer(place.index);
    const IndexReport report = indexer.rebuild();
    CHECK(report.documents == 2);
    CHECK_FALSE(report.stopped);
  }
  CHECK(searcher.document("sub/b.md")->record.title == "Harbours");
  CHECK(searcher.document("a.md")->record.id == "moved.md");
  CHECK(place.ids("ferries") == Ids{"moved.md"});
  std::filesystem::rename(elsewhere, place.documents);
  CHECK(place.update().unchanged == 2);
}

TEST_CASE("index: a lost manifest is made anew, and no root's documents go with it") {
  const Place place;
  place.write("a.md", ferry);
  place.folder.write("more/b.md", harbour);
  {
    Indexer indexer(place.index);
    const std::vector<Root> both{{place.documents, ""}, {place.folder.path() / "more", "more"}};
    (void)indexer.update(both);
  }
  std::size_t lost = 0;
  for (const auto& entry : std::filesystem::directory_iterator(place.index / "generation-1"))
    if (entry.path().filename().string().starts_with("manifest-"))
      lost += std::filesystem::remove(entry.path()) ? 1 : 0;
  REQUIRE(lost == 1);
  const IndexReport report = place.update();
  CHECK(report.removed == 0);
  CHECK(report.added == 0);
  CHECK(place.ids() == Ids{"a.md", "more/b.md"});
}

TEST_CASE("index: one record of many that changes is the only one indexed again") {
  const Place place;
  const auto records = [](int changed) {
    std::string lines;
    for (int i = 0; i < 2000; ++i)
      lines += "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"tram " +
               (i == changed ? "changed" : "plain") + "\"}\n";
    return lines;
  };
  place.write("r.jsonl", records(-1));
  CHECK(place.update().added == 2000);
  place.write("r.jsonl", records(77));
  const IndexReport report = place.update();
  CHECK(report.updated == 1);
  CHECK(report.unchanged == 1999);
  CHECK(place.ids("changed") == Ids{"r77"});
}
