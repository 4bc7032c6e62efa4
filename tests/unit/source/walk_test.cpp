// SPDX-License-Identifier: GPL-2.0-or-later
// Does a walk find every document below a root, and say what it left out?
#include "source/walk.h"

#include "temporary_folder.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using dossier::FileIssue;
using dossier::Root;
using dossier::source::FoundFile;
using dossier::source::Walk;
using dossier::source::walk;
using dossier::test::TemporaryFolder;

namespace {

std::vector<std::string> ids(const Walk& walk) {
  std::vector<std::string> found;
  for (const FoundFile& file : walk.files) found.push_back(file.id);
  return found;
}

std::vector<std::string> lines(const std::vector<FileIssue>& issues) {
  std::vector<std::string> found;
  for (const FileIssue& issue : issues) found.push_back(issue.path + ": " + issue.reason);
  return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("walk: files are found in byte order of their ids") {
  const TemporaryFolder folder;
  folder.write("b.md", "1");
  folder.write("a/c.md", "22");
  folder.write("a.md", "333");
  folder.write("ä.md", "");
  const Walk found = walk(Root{folder.path(), ""}, false);
  CHECK(ids(found) == Lines{"a.md", "a/c.md", "b.md", "ä.md"});
  CHECK(found.files[0].stamp.size == 3);
  CHECK(found.files[0].stamp.mtime_ns > 0);
  CHECK(found.skipped.empty());
  CHECK(found.failed.empty());
}

TEST_CASE("walk: a named root stands before its ids") {
  const TemporaryFolder folder;
  folder.write("a/b.md", "x");
  CHECK(ids(walk(Root{folder.path(), "mti"}, false)) == Lines{"mti/a/b.md"});
  CHECK(ids(walk(Root{folder.path() / "a" / "b.md", "mti"}, false)) == Lines{"mti/b.md"});
}

TEST_CASE("walk: a root may be a file, by a link as well") {
  const TemporaryFolder folder;
  folder.write("one.txt", "x");
  std::filesystem::create_symlink("one.txt", folder.path() / "link.txt");
  CHECK(ids(walk(Root{folder.path() / "one.txt", ""}, false)) == Lines{"one.txt"});
  CHECK(ids(walk(Root{folder.path() / "link.txt", ""}, false)) == Lines{"link.txt"});
}

TEST_CASE("walk: a file's path follows from its root") {
  using dossier::source::source_file;
  const TemporaryFolder folder;
  folder.write("a/b.md", "x");
  CHECK(source_file(Root{folder.path(), ""}, {"a/b.md", {}, {}}).path == folder.path() / "a/b.md");
  CHECK(source_file(Root{folder.path(), "mti"}, {"mti/a/b.md", {}, {}}).path == folder.path() / "a/b.md");
  CHECK(source_file(Root{folder.path() / "a/b.md", "mti"}, {"mti/b.md", {}, {}}).path ==
        folder.path() / "a/b.md");
}

TEST_CASE("walk: what is below a folder stands where the byte order of whole ids puts it") {
  const TemporaryFolder folder;
  for (const char* name : {"a/z.md", "a-b/c.md", "a.md", "a0.md", "a/b/c.md", "a/b.md"})
    folder.write(name, "x");
  CHECK(ids(walk(Root{folder.path(), ""}, false)) ==
        Lines{"a-b/c.md", "a.md", "a/b.md", "a/b/c.md", "a/z.md", "a0.md"});
}

TEST_CASE("walk: a missing root is an error that names it") {
  const TemporaryFolder folder;
  try {
    static_cast<void>(walk(Root{folder.path() / "gone", ""}, false));
    FAIL("no error");
  } catch (const dossier::Error& error) {
    CHECK(error.code() == dossier::ErrorCode::not_found);
    CHECK(std::string(error.what()).find("gone") != std::string::npos);
  }
}

TEST_CASE("walk: hidden names, links and what is no file are skipped and named") {
  const TemporaryFolder folder;
  folder.write("a.md", "x");
  folder.write(".hidden/b.md", "x");
  folder.write(".c.md", "x");
  folder.write("~$a.docx", "x");  // a word processor's note that somebody has the document open
  std::filesystem::create_symlink("a.md", folder.path() / "link.md");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  const Walk found = walk(Root{folder.path(), ""}, false);
  CHECK(ids(found) == Lines{"a.md"});
  CHECK(lines(found.skipped) == Lines{".c.md: hidden", ".hidden: hidden", "link.md: a symbolic link",
                                      "pipe: a FIFO", "~$a.docx: hidden"});
}

TEST_CASE("walk: followed links are walked once, and loops end") {
  const TemporaryFolder folder;
  const TemporaryFolder other;
  folder.write("z/a.md", "x");
  other.write("far.md", "x");
  std::filesystem::create_directory_symlink("..", folder.path() / "z" / "up");
  std::filesystem::create_directory_symlink("z", folder.path() / "again");
  std::filesystem::create_directory_symlink(other.path(), folder.path() / "other");
  std::filesystem::create_symlink("nowhere", folder.path() / "broken");
  std::filesystem::create_symlink("itself", folder.path() / "itself");
  const Walk found = walk(Root{folder.path(), ""}, true);
  // "again" sorts before "z", but the folder itself keeps its ids.
  CHECK(ids(found) == Lines{"other/far.md", "z/a.md"});
  CHECK(lines(found.skipped) ==
        Lines{"again: a folder that was walked already", "z/up: a folder that was walked already"});
  REQUIRE(found.failed.size() == 2);
  CHECK(lines(found.failed)[0] == "broken: a symbolic link to nothing");
  CHECK(found.failed[1].path == "itself");
}

TEST_CASE(
    "walk: bytes of names that cannot be in ids are written out, and the files are found by their paths") {
  const TemporaryFolder folder;
  for (const char* name :
       {"good.md", "bad\xFF.md", "caf\xC3\xA9.md", "line\nend.md", "f\xE2\x82/a.md", "f/b.md"})
    folder.write(name, name);
  const Root root{folder.path(), "r"};
  Walk found = walk(root, false);
  CHECK(ids(found) == Lines{"r/bad%FF.md", "r/caf\xC3\xA9.md", "r/f%E2%82/a.md", "r/f/b.md", "r/good.md",
                            "r/line%0Aend.md"});
  CHECK(found.failed.empty());
  for (FoundFile& file : found.files) {
    const std::string id = file.id;
    CAPTURE(id);
    const auto source = dossier::source::source_file(root, std::move(file));
    CHECK(source.id == id);
    CHECK(std::filesystem::is_regular_file(source.path));
  }
}

TEST_CASE(
    "walk: of two files with one id the one with this name is taken, the other passed over, and named") {
  const TemporaryFolder folder;
  folder.write("a\xFF.md", "x");
  folder.write("a%FF.md", "x");
  const Walk found = walk(Root{folder.path(), ""}, false);
  CHECK(ids(found) == Lines{"a%FF.md"});
  CHECK(found.files[0].path.empty());
  CHECK(lines(found.skipped) == Lines{"a%FF.md: a second file whose name, with other bytes, is written so"});
}

TEST_CASE("walk: a folder that cannot be read is reported, the rest is walked") {
  if (::geteuid() == 0) return;  // root may read every folder
  const TemporaryFolder folder;
  folder.write("closed/a.md", "x");
  folder.write("open/b.md", "x");
  REQUIRE(::chmod((folder.path() / "closed").c_str(), 0) == 0);
  const Walk found = walk(Root{folder.path(), ""}, false);
  REQUIRE(::chmod((folder.path() / "closed").c_str(), 0700) == 0);
  CHECK(ids(found) == Lines{"open/b.md"});
  CHECK(lines(found.failed) == Lines{"closed: Permission denied"});
}
