// SPDX-License-Identifier: GPL-2.0-or-later
// May a program check, compact and copy an index while others read and write it?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

Document document(const std::string& id) {
  Document made;
  made.id = id;
  made.text = "Words about harbours and ferries, number " + id + ".";
  made.date = "2023-02-03";
  return made;
}

struct Place {
  TemporaryFolder folder;
  fs::path index = folder.path() / "index";

  void add_pair(Indexer& indexer, int number) const {
    indexer.add(document("left-" + std::to_string(number)));
    indexer.add(document("right-" + std::to_string(number)));
    indexer.commit();
  }
  void build(int pairs) const {
    Indexer indexer(index);
    for (int number = 0; number < pairs; ++number) add_pair(indexer, number);
  }
};

std::size_t total(const fs::path& index) {
  SearchRequest request;
  request.query = "harbours";
  request.limit = 1;
  return Searcher(index).search(request).total;
}

bool is_whole(const fs::path& index) {
  return check_index(index, CheckPart::structure).findings.empty() &&
         check_index(index, CheckPart::content).findings.empty();
}

ErrorCode code_of(const auto& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("no error was thrown");
  return ErrorCode::internal;
}

/// Kind and subject of what is found in the sources.
std::vector<std::string> source_findings(const fs::path& index) {
  static const char* names[] = {"damage", "changed", "vanished", "added", "unreadable"};
  std::vector<std::string> found;
  for (const auto& finding : check_index(index, CheckPart::sources).findings)
    found.push_back(std::string(names[static_cast<int>(finding.kind)]) + " " + finding.subject);
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("maintenance: compacting keeps every document and the next update works") {
  const Place place;
  place.build(40);
  const auto report = compact_index(place.index);
  CHECK(report.documents == 80);
  CHECK(report.bytes_after < report.bytes_before);
  CHECK(total(place.index) == 80);
  CHECK(is_whole(place.index));
  {
    Indexer indexer(place.index);
    CHECK(indexer.remove("left-0"));
    indexer.commit();
  }
  // There is a gap in the numbers of the documents now; columns go by number.
  CHECK(compact_index(place.index).documents == 79);
  CHECK(total(place.index) == 79);
  CHECK(is_whole(place.index));
  const auto folders = std::count_if(fs::directory_iterator(place.index), {},
                                     [](const auto& entry) { return entry.is_directory(); });
  CHECK(folders == 1);
}

TEST_CASE("maintenance: searches go on while the index is compacted") {
  const Place place;
  place.build(20);
  std::atomic<bool> is_over{false};
  std::atomic<int> wrong{0};
  std::atomic<int> searches{0};
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 2; ++reader)
    readers.emplace_back([&] {
      const Searcher shared(place.index);
      while (!is_over) {
        try {
          SearchRequest request;
          request.query = "harbours";
          if (shared.search(request).total != 40 || total(place.index) != 40) ++wrong;
        } catch (const Error& error) {
          MESSAGE(error.what());
          ++wrong;
        }
        ++searches;
      }
    });
  while (searches < 2) std::this_thread::yield();
  for (int round = 0; round < 10; ++round) (void)compact_index(place.index);
  is_over = true;
  readers.clear();
  CHECK(wrong == 0);
}

TEST_CASE("maintenance: compacting needs the lock") {
  const Place place;
  place.build(1);
  const Indexer holder(place.index);
  CHECK(code_of([&] { (void)compact_index(place.index); }) == ErrorCode::index_locked);
  CompactOptions options;
  std::stop_source source;
  options.stop = source.get_token();
  options.lock.wait = std::chrono::hours(1);
  options.lock.on_held = [&](const LockHolder& who) {
    CHECK(describe(who).starts_with("process "));
    source.request_stop();
  };
  CHECK(code_of([&] { (void)compact_index(place.index, options); }) == ErrorCode::cancelled);
}

TEST_CASE("maintenance: a backup while a writer commits is one of its states") {
  const Place place;
  place.build(5);
  std::atomic<bool> is_over{false};
  std::jthread writer([&] {
    Indexer indexer(place.index);
    for (int number = 5; !is_over; ++number) place.add_pair(indexer, number);
  });
  int copies = 0;
  for (int round = 0; round < 12; ++round) {
    const auto copy = place.folder.path() / ("copy-" + std::to_string(round));
    try {
      const auto report = backup_index(place.index, copy);
      ++copies;
      CHECK(report.documents % 2 == 0);
      CHECK(total(copy) == report.documents);
      CHECK(is_whole(copy));
    } catch (const Error& error) {
      // Nothing is said of how fast the writer is: it may win every time, but then nothing is left behind.
      CHECK(error.code() == ErrorCode::index_locked);
      CHECK_FALSE(fs::exists(copy));
    }
  }
  is_over = true;
  writer.join();
  const auto last = place.folder.path() / "last";
  CHECK(backup_index(place.index, last).documents == total(place.index));
  MESSAGE(copies << " of 12 copies while the writer was at work");
}

TEST_CASE("maintenance: a backup is an index of its own") {
  const Place place;
  place.build(2);
  const auto copy = place.folder.path() / "backups" / "monday";
  CHECK(backup_index(place.index, copy).documents == 4);
  {
    Indexer indexer(copy);
    indexer.add(document("new"));
    indexer.commit();
  }
  CHECK(total(copy) == 5);
  CHECK(total(place.index) == 4);
}

TEST_CASE("maintenance: a backup overwrites nothing") {
  const Place place;
  place.build(1);
  const auto refused = [&](const fs::path& destination) {
    return code_of([&] { (void)backup_index(place.index, destination); }) == ErrorCode::invalid_argument;
  };
  place.folder.write("full/precious.txt", "x");
  CHECK(refused(place.folder.path() / "full"));
  CHECK(refused(place.folder.path() / "full/precious.txt"));
  CHECK(refused(place.index));
  CHECK(refused(place.index / "inside"));
  CHECK(fs::exists(place.folder.path() / "full/precious.txt"));
  fs::create_directory(place.folder.path() / "empty");
  CHECK(backup_index(place.index, place.folder.path() / "empty").documents == 2);
  CHECK(refused(place.folder.path() / "empty"));
  CHECK(code_of([&] { (void)backup_index(place.folder.path() / "none", place.folder.path() / "x"); }) ==
        ErrorCode::index_missing);
  CHECK_FALSE(fs::exists(place.folder.path() / "x"));
}

TEST_CASE(
    "maintenance: a document with more word forms than there are codes is checked, compacted and carried "
    "over") {
  const Place place;
  {
    Indexer indexer(place.index);
    indexer.add(document("first"));
    indexer.commit();
    Document large = document("large");  // 16,383 forms of its own have codes
    for (int i = 0; i < 17'500; ++i) large.text += " zq" + std::to_string(i) + "x";
    large.text += " zq1x zq17400x zq17401x end";
    indexer.add(large);
    indexer.commit();
  }
  const auto finds = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.spelling = SpellingMode::off;
    return Searcher(place.index).search(request).total;
  };
  const auto is_as_it_was = [&] {
    return is_whole(place.index) && finds("\"zq17400x zq17401x end\"") == 1 &&
           finds("\"zq1x zq17400x\"") == 1 && finds("\"zq17401x zq17400x\"") == 0;
  };
  CHECK(is_as_it_was());
  (void)compact_index(place.index);
  CHECK(is_as_it_was());
  {
    Indexer indexer(place.index);
    for (int number = 0; number < 600; ++number) indexer.add(document("more-" + std::to_string(number)));
    indexer.commit();  // in bulk
  }
  CHECK(is_as_it_was());
  CHECK(finds("harbours") == 602);
}

TEST_CASE("maintenance: sources are compared with what was indexed") {
  const TemporaryFolder folder;
  const auto index = folder.path() / "index";
  const auto docs = folder.path() / "docs";
  const auto law = folder.path() / "law";
  folder.write("docs/a.md", "One.");
  folder.write("docs/b.md", "Two.");
  folder.write("docs/torn.md", "---\ntitle: [\n---\nx\n");
  folder.write("law/c.md", "Three.");
  folder.write("law/r.jsonl", "{\"id\":\"r1\",\"text\":\"x\"}\n{\"id\":\"r2\",\"text\":\"y\"}\n");
  const std::vector<Root> roots{{docs, ""}, {law, "law"}};
  (void)Indexer(index).update(roots);
  CHECK(source_findings(index) == Lines{});
  CHECK(check_index(index, CheckPart::sources).examined == 5);

  const auto time = fs::last_write_time(docs / "a.md");
  folder.write("docs/a.md", "1ne.");  // same size and time: an update does not see it
  fs::last_write_time(docs / "a.md", time);
  fs::remove(docs / "b.md");
  folder.write("docs/d.md", "Four.");
  folder.write("docs/image.png", "not a document");
  folder.write("law/r.jsonl", "{\"id\":\"r1\",\"text\":\"z\"}\n{\"id\":\"r3\",\"text\":\"y\"}\n");
  CHECK(source_findings(index) == Lines{"changed a.md", "vanished b.md", "added d.md", "vanished law/r.jsonl",
                                        "changed law/r.jsonl:1", "added law/r.jsonl:2"});
  CHECK(check_index(index, CheckPart::sources).findings[0].message ==
        "holds something else than was indexed, though its size and time are the same");
  fs::remove_all(law);
  CHECK(source_findings(index) ==
        Lines{law.string().insert(0, "unreadable "), "changed a.md", "vanished b.md", "added d.md"});
}

TEST_CASE("maintenance: a document without words is no damage") {
  const Place place;
  place.build(1);
  {
    Indexer indexer(place.index);
    Document document;
    document.id = "signs";
    document.title = "***";
    document.text = "!!! ---";
    indexer.add(document);
    indexer.commit();
  }
  CHECK(is_whole(place.index));
  (void)compact_index(place.index);
  CHECK(is_whole(place.index));
}
