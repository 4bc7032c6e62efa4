// SPDX-License-Identifier: GPL-2.0-or-later
// Does an index stay whole when something else than an indexer touches it, or a program does the unexpected?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

// Of the leak sanitizer; null in programs without it.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
extern "C" [[gnu::weak]] void __lsan_disable();
extern "C" [[gnu::weak]] void __lsan_enable();
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)

using namespace dossier;
using dossier::test::code_of;
using dossier::test::Ids;
using dossier::test::Place;

namespace {

namespace fs = std::filesystem;

Document document(std::string id) {
  Document given;
  given.id = std::move(id);
  given.text = "Trams run at night.";
  return given;
}

/// Indexes one document. \returns where a backup of that lies
fs::path backup_of_one(const Place& place) {
  auto backup = place.folder.path() / "backup";
  place.write("a.md", "A tram.");
  (void)place.update();
  (void)backup_index(place.index, backup);
  return backup;
}

/// An index of a file and of a document from memory, of which nothing names the database.
void lose_pointer(const Place& place) {
  place.write("a.md", "A tram.");
  (void)place.update();
  {
    Indexer indexer(place.index);
    indexer.add(document("given"));
    indexer.commit();
  }
  fs::remove(place.index / "current");
}

/// Xapian never frees the databases that it compacts when that fails: what is made while this lives may stay.
class MayLeak {
 public:
  MayLeak() {
    if (__lsan_disable) __lsan_disable();
  }
  MayLeak(const MayLeak&) = delete;
  MayLeak& operator=(const MayLeak&) = delete;
  ~MayLeak() {
    if (__lsan_enable) __lsan_enable();
  }
};

bool is_whole(const fs::path& index) {
  for (const auto part : {CheckPart::structure, CheckPart::content})
    if (!check_index(index, part).findings.empty()) return false;
  return true;
}

/// Goes back to the folder where it was made.
class FolderOfNow {
 public:
  explicit FolderOfNow(const fs::path& folder) { fs::current_path(folder); }
  ~FolderOfNow() { fs::current_path(before_); }
  FolderOfNow(const FolderOfNow&) = delete;
  FolderOfNow& operator=(const FolderOfNow&) = delete;

 private:
  fs::path before_ = fs::current_path();
};

}  // namespace

TEST_CASE(
    "recovery: nothing is written into a backup that was restored while an indexer had the index open") {
  const Place place;
  const auto backup = backup_of_one(place);
  place.write("b.md", "Another tram.");
  (void)place.update();
  const std::vector<Root> roots{{place.documents, ""}};
  Indexer indexer(place.index);
  fs::rename(place.index, place.folder.path() / "damaged");
  fs::rename(backup, place.index);
  place.write("c.md", "A third tram.");
  CHECK(code_of([&] { (void)indexer.update(roots); }) == ErrorCode::io);
  indexer.add(document("d"));
  CHECK(code_of([&] { indexer.commit(); }) == ErrorCode::io);
  CHECK(is_whole(place.index));
  CHECK(place.ids() == Ids{"a.md"});
  CHECK(place.update().added == 2);
  CHECK(place.ids() == Ids{"a.md", "b.md", "c.md"});
}

TEST_CASE(
    "recovery: what another indexer does with an index that was put in the place of its own is left alone") {
  const Place place;
  const auto backup = backup_of_one(place);
  Indexer first(place.index);
  first.add(document("of the first"));
  fs::rename(place.index, place.folder.path() / "damaged");
  fs::rename(backup, place.index);
  Indexer second(place.index);
  const auto scratch = place.index / "generation-2-additions";
  fs::create_directories(scratch);
  CHECK(code_of([&] { first.commit(); }) == ErrorCode::io);
  CHECK(code_of([&] { first.add(document("again")), first.commit(); }) == ErrorCode::io);
  CHECK(fs::exists(scratch));
  second.add(document("of the second"));
  second.commit();
  CHECK(place.ids() == Ids{"a.md", "of the second"});
  CHECK(is_whole(place.index));
}

TEST_CASE("recovery: compacting leaves alone what came into the place of its index") {
  const Place place;
  const auto backup = backup_of_one(place);
  std::string records;
  for (int i = 0; i < 20'000; ++i)
    records +=
        "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"Tram " + std::to_string(i) + " runs.\"}\n";
  place.write("records.jsonl", records);
  (void)place.update();
  const auto next = place.index / "generation-3";
  std::jthread operator_at_work([&] {
    while (!fs::exists(next)) std::this_thread::yield();
    fs::rename(place.index, place.folder.path() / "damaged");
    fs::rename(backup, place.index);
  });
  {
    const MayLeak may_leak;
    CHECK(code_of([&] { (void)compact_index(place.index); }) == ErrorCode::io);
  }
  operator_at_work.join();
  CHECK(place.ids() == Ids{"a.md"});
  CHECK(is_whole(place.index));
  CHECK_FALSE(fs::exists(next));
}

TEST_CASE("recovery: a backup that is copied into the folder of an open index is left alone") {
  const Place place;
  const auto backup = backup_of_one(place);
  place.write("b.md", "Another tram.");
  (void)place.update();
  {
    Indexer indexer(place.index);
    indexer.add(document("c"));
    fs::remove_all(place.index / "generation-1");
    fs::remove(place.index / "current");
    fs::copy(backup / "generation-1", place.index / "generation-1", fs::copy_options::recursive);
    CHECK(code_of([&] { indexer.commit(); }) == ErrorCode::io);
    CHECK_THROWS_AS((indexer.add(document("d")), indexer.commit()), Error);
  }
  fs::copy(backup / "current", place.index / "current");
  CHECK(is_whole(place.index));
  CHECK(place.ids() == Ids{"a.md"});
}

TEST_CASE("recovery: the names of a path behind a link do not say where it leads") {
  const Place place;
  const auto base = place.folder.path();
  fs::create_directories(base / "real" / "deep");
  fs::create_symlink("real/deep", base / "link");
  {
    Indexer indexer(base / "real" / "index");
    indexer.add(document("a"));
    indexer.commit();
  }
  CHECK(Searcher(base / "link" / ".." / "index").document("a"));
}

TEST_CASE("recovery: a relative path means what it meant when it was given") {
  const Place place;
  const auto here = place.folder.path() / "here";
  const auto there = place.folder.path() / "there";
  fs::create_directories(here);
  fs::create_directories(there);
  {
    Indexer other(there / "index");
    other.add(document("other"));
    other.commit();
  }
  const FolderOfNow folder(here);
  Indexer indexer("index");
  indexer.add(document("one"));
  fs::current_path(there);
  indexer.commit();
  fs::current_path(here);
  const Searcher searcher("index");
  fs::current_path(there);
  CHECK(searcher.document("one"));
  CHECK_FALSE(searcher.document("other"));
  CHECK(is_whole(here / "index"));
  CHECK(is_whole(there / "index"));
  CHECK_FALSE(Searcher(there / "index").document("one"));
}

TEST_CASE("recovery: what a failed commit lost is told until something new is given") {
  const Place place;
  Indexer indexer(place.index);
  indexer.add(document("a"));
  indexer.commit();
  indexer.add(document("b"));
  const auto away = place.folder.path() / "away";
  fs::rename(place.index, away);
  CHECK(code_of([&] { indexer.commit(); }) == ErrorCode::io);
  fs::rename(away, place.index);
  CHECK(code_of([&] { indexer.commit(); }) == ErrorCode::io);
  indexer.add(document("c"));
  indexer.commit();
  CHECK(place.ids() == Ids{"a", "c"});
  CHECK(is_whole(place.index));
}

TEST_CASE("recovery: a child that the program has forked does not keep the lock") {
  const Place place;
  pid_t child = 0;
  {
    Indexer indexer(place.index);
    child = ::fork();
    if (child == 0) {
      ::pause();
      ::_exit(0);
    }
    REQUIRE(child > 0);
  }
  CHECK_NOTHROW(Indexer(place.index));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

TEST_CASE("recovery: a backup that cannot be made removes nothing that it did not make") {
  const Place place;
  place.write("a.md", "A tram.");
  (void)place.update();
  const auto link = place.folder.path() / "link";
  fs::create_symlink(place.folder.path() / "nowhere" / "deep", link);
  CHECK_THROWS_AS((void)backup_index(place.index, link), Error);
  CHECK(fs::is_symlink(link));
  const auto loop = place.folder.path() / "loop";
  fs::create_symlink(loop, loop);
  CHECK(code_of([&] { (void)backup_index(place.index, loop / "x"); }) == ErrorCode::io);
  const auto taken = place.folder.path() / "taken";
  fs::create_directories(taken / "generation-1");
  CHECK(code_of([&] { (void)backup_index(place.index, taken); }) == ErrorCode::invalid_argument);
  CHECK(fs::exists(taken / "generation-1"));
  CHECK(backup_index(place.index, place.folder.path() / "new" / "deep" / "copy").documents == 1);
}

TEST_CASE("recovery: a search with the longest of times has time") {
  const Place place;
  place.write("a.md", "A tram.");
  (void)place.update();
  SearchRequest request;
  request.query = "tram";
  request.timeout = std::chrono::milliseconds::max();
  CHECK(Searcher(place.index).search(request).total == 1);
}

TEST_CASE("recovery: an index that lost the name of its database has it back with the next run") {
  const Place place;
  lose_pointer(place);
  IndexerOptions options;
  options.must_exist = true;
  CHECK(code_of([&] { Indexer{place.index, options}; }) == ErrorCode::index_missing);
  CHECK(code_of([&] { (void)compact_index(place.index); }) == ErrorCode::index_missing);
  REQUIRE(fs::exists(place.index / "generation-1" / "iamglass"));
  CHECK(place.update().unchanged == 1);
  CHECK(place.ids() == Ids{"a.md", "given"});
  CHECK(is_whole(place.index));
}

TEST_CASE(
    "recovery: of a database without a name all is kept that can be, and nothing removed that cannot be "
    "read") {
  const Place place;
  lose_pointer(place);
  const fs::path database = place.index / "generation-1";
  SUBCASE("what lies beside it is made anew") {
    fs::remove(database / "words");
    for (const auto& entry : fs::directory_iterator(database))
      if (entry.path().filename().string().starts_with("columns-")) fs::remove(entry);
    CHECK(place.update().added == 0);
    CHECK(place.ids() == Ids{"a.md", "given"});
  }
  SUBCASE("a table is cut") {
    fs::resize_file(database / "postlist.glass", 100);
    CHECK(code_of([&] { (void)place.update(); }) == ErrorCode::index_damaged);
    CHECK(fs::exists(database / "docdata.glass"));
  }
  SUBCASE("a writer left it half done") {
    for (const auto& entry : fs::directory_iterator(database))
      if (entry.path().filename().string().starts_with("manifest-")) fs::remove(entry);
    CHECK(place.update().added == 1);
    CHECK(place.ids() == Ids{"a.md"});
  }
}

TEST_CASE("recovery: a folder of something else is left alone by whatever makes no index") {
  const Place place;
  IndexerOptions options;
  options.must_exist = true;
  const auto is_left_alone = [&] {
    CHECK(code_of([&] { Indexer{place.index, options}; }) == ErrorCode::index_missing);
    CHECK(code_of([&] { (void)compact_index(place.index); }) == ErrorCode::index_missing);
  };
  is_left_alone();
  CHECK_FALSE(fs::exists(place.index));
  place.folder.write("index/lock", "not ours");
  place.folder.write("index/generation-2024/data", "x");
  is_left_alone();
  CHECK(fs::file_size(place.index / "lock") == 8);
  CHECK(fs::exists(place.index / "generation-2024" / "data"));
  place.folder.write("index/lock", "");
  place.folder.write("index/readme", "x");
  is_left_alone();
  CHECK(fs::file_size(place.index / "lock") == 0);
}

TEST_CASE("recovery: gaps that changes leave among the documents are closed before they are too many") {
  const Place place;
  constexpr std::size_t count = 2000;
  std::vector<int> texts(count);
  std::uint32_t chance = 1;
  const auto write = [&](int round) {
    std::string records;
    for (std::size_t i = 0; i < count; ++i) {
      chance = chance * 1664525 + 1013904223;
      if (chance >> 31 == 0) texts[i] = round;
      records +=
          "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"Tram " + std::to_string(texts[i]) + ".\"}\n";
    }
    place.write("records.jsonl", records);
  };
  std::size_t remade = 0;
  int rounds = 0;
  for (; remade == 0 && rounds < 30; ++rounds) {
    write(rounds);
    remade = place.update().remade;
  }
  CHECK(remade == count);
  CHECK(rounds > 5);
  CHECK(place.ids("tram").size() == count);
  CHECK(place.update().remade == 0);
  CHECK(is_whole(place.index));
}

TEST_CASE("recovery: gaps are closed in a small index too, once") {
  const Place place;
  std::string records;
  for (int i = 0; i < 12'000; ++i)
    records += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"Tram.\"}\n";
  place.write("records.jsonl", records);
  (void)place.update();
  place.write("records.jsonl",
              records.substr(0, records.find('\n') + 1) + records.substr(records.rfind('{')));
  const IndexReport report = place.update();
  CHECK(report.removed == 11'998);
  CHECK(report.remade == 2);
  CHECK(place.update().remade == 0);
  CHECK(place.ids("tram") == Ids{"0", "11999"});
  CHECK(is_whole(place.index));
}

TEST_CASE("recovery: a stop leaves waiting files as they were: moves are moves, and known failures no news") {
  const Place place;
  for (int i = 0; i < 3000; ++i)
    place.write("old/" + std::to_string(i) + ".md", "Tram " + std::to_string(i) + ".");
  place.write("torn.md", "---\ntitle: [\n---\n");
  (void)place.update();
  fs::rename(place.documents / "old", place.documents / "new");
  std::stop_source source;
  IndexerOptions options;
  options.threads = 1;
  options.retry_failed = true;
  options.stop = source.get_token();
  options.on_progress = [&](const IndexProgress&) { source.request_stop(); };
  std::size_t moved = 0;
  // The first progress is told after a tenth of a second: then everything is done, or the rest waits.
  const IndexReport stopped = place.update(options);
  moved += stopped.moved;
  const IndexReport rest = place.update();
  moved += rest.moved;
  CHECK(moved == 3000);
  CHECK(rest.added + rest.removed == 0);
  CHECK(rest.failed.empty());
  CHECK(Searcher(place.index).document("old/7.md"));

  source = {};
  options.stop = source.get_token();
  source.request_stop();
  place.write("new/1.md", "Tram again.");
  CHECK(place.update(options).stopped);
  CHECK(place.ids("tram").size() == 3000);
  CHECK(place.update().failed.empty());
}

TEST_CASE("recovery: a file that went round in a ring is found under its first name") {
  const Place place;
  place.write("a.md", "A tram.");
  (void)place.update();
  const std::vector<std::string> names{"a.md", "b.md", "c.md", "b.md"};
  for (std::size_t i = 1; i < names.size(); ++i) {
    fs::rename(place.documents / names[i - 1], place.documents / names[i]);
    CHECK(place.update().moved == 1);
  }
  for (const auto* name : {"a.md", "b.md", "c.md"}) {
    CAPTURE(name);
    const auto found = Searcher(place.index).document(name);
    REQUIRE(found);
    CHECK(found->record.id == "b.md");
  }
}

namespace {

/// Runs over the documents and calls `meddle` when they are listed, but not all read.
IndexReport update_meddled(const Place& place, const std::function<void()>& meddle) {
  for (int count = 8000;; count *= 4) {
    REQUIRE(count < 10'000'000);
    std::string records;
    for (int i = 0; i < count; ++i)
      records += "{\"id\": \"" + std::to_string(i) + "\", \"text\": \"" + std::to_string(count) + "\"}\n";
    place.write("a.jsonl", records);
    bool has_meddled = false;
    IndexerOptions options;
    options.on_progress = [&](const IndexProgress& progress) {
      if (has_meddled || progress.files_done > 0) return;
      has_meddled = true;
      meddle();
    };
    const IndexReport report = place.update(options);
    if (has_meddled) return report;
  }
}

}  // namespace

TEST_CASE("recovery: a record file that is being written anew keeps what it does not show yet") {
  const Place place;
  const std::string first = "{\"id\": \"x\", \"text\": \"Tram.\"}\n";
  const std::string second = "{\"id\": \"y\", \"text\": \"Tram.\"}\n";
  place.write("z.jsonl", first + second);
  (void)place.update();
  place.write("z.jsonl", first + second + "\n");
  const IndexReport report = update_meddled(place, [&] { place.write("z.jsonl", first); });
  CHECK(report.removed == 0);
  CHECK(place.ids("tram") == Ids{"x", "y"});
  CHECK(place.update().removed == 1);  // that is all now
  CHECK(place.ids("tram") == Ids{"x"});
}

TEST_CASE("recovery: a file that is emptied between the list and the look keeps its text") {
  const Place place;
  place.write("z.md", "Tram.");
  (void)place.update();
  place.write("z.md", "Tram again.");
  const IndexReport report = update_meddled(place, [&] { place.write("z.md", ""); });
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed.front().path == "z.md");
  CHECK(place.ids("tram") == Ids{"z.md"});
  CHECK(place.update().failed.empty());
  CHECK(place.ids("tram") == Ids{"z.md"});
}
