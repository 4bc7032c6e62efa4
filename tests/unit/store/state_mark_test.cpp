// SPDX-License-Identifier: GPL-2.0-or-later
// Is each change of an index seen from the outside, and is nothing said where it cannot be?
#include "store/state_mark.h"

#include "support/file.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace dossier;
namespace fs = std::filesystem;

namespace {

/// The two files of an index that tell its state.
struct Files {
  test::TemporaryFolder folder;
  fs::path pointer = folder.path() / "current";
  fs::path generation = folder.path() / "generation-1";
  fs::path version = generation / "iamglass";

  Files() {
    fs::create_directory(generation);
    support::replace_file(pointer, "dossier-index 5 generation-1\n");
    support::replace_file(version, "revision 1");
  }

  [[nodiscard]] store::StateMark mark() const {
    store::StateMark mark(pointer);
    mark.add_database(generation);
    return mark;
  }

  /// A mark of files that have been as they are for long enough.
  [[nodiscard]] store::StateMark sure_mark() const {
    for (int tenths = 0; tenths < 50; ++tenths) {
      if (const auto mark = this->mark(); mark.holds()) return mark;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return mark();
  }
};

}  // namespace

TEST_CASE("of files that changed just now nothing is sure") {
  const Files files;
  CHECK_FALSE(files.mark().holds());
}

TEST_CASE("a mark holds until one of the files is replaced, by as many bytes too, or goes") {
  const Files files;
  const store::StateMark mark = files.sure_mark();
  CHECK(mark.holds());
  const store::StateMark copy = mark;
  SUBCASE("a commit") {
    support::replace_file(files.version, "revision 2");
  }
  SUBCASE("a commit of the same bytes") {
    support::replace_file(files.version, "revision 1");
  }
  SUBCASE("another generation") {
    support::replace_file(files.pointer, "dossier-index 5 generation-2\n");
  }
  SUBCASE("written in place") {
    std::ofstream(files.version) << "revision 3";
  }
  SUBCASE("no pointer") {
    fs::remove(files.pointer);
  }
  SUBCASE("no database") {
    fs::remove_all(files.generation);
  }
  CHECK_FALSE(mark.holds());
  CHECK_FALSE(copy.holds());
}

TEST_CASE("two marks tell whether the database was replaced, settled or not") {
  const Files files;
  const store::StateMark mark = files.mark();
  CHECK(mark.has_same_database(files.mark()));
  support::replace_file(files.pointer, "dossier-index 5 generation-1\n");
  CHECK(mark.has_same_database(files.mark()));
  support::replace_file(files.version, "revision 1");
  CHECK_FALSE(mark.has_same_database(files.mark()));
  fs::remove(files.version);
  CHECK_FALSE(files.mark().has_same_database(files.mark()));
}

TEST_CASE("where there is no file, nothing is sure") {
  const Files files;
  fs::remove(files.version);
  CHECK_FALSE(files.mark().holds());
}
