// SPDX-License-Identifier: GPL-2.0-or-later
// Does an index stay whole when something else than an indexer touches it, or a program does the unexpected?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

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
