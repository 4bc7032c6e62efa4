// SPDX-License-Identifier: GPL-2.0-or-later
// What becomes of documents whose files move, run empty, fail, or clash with others?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <filesystem>
#include <initializer_list>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

using namespace dossier;
using dossier::test::code_of;
using dossier::test::Ids;
using dossier::test::Place;

namespace {

namespace fs = std::filesystem;

std::string record(std::string_view id, std::string_view text = "Trams run at night.") {
  return "{\"id\": \"" + std::string(id) + "\", \"text\": \"" + std::string(text) + "\"}\n";
}

std::string records(std::initializer_list<std::string_view> ids) {
  std::string lines;
  for (const auto id : ids) lines += record(id);
  return lines;
}

}  // namespace

TEST_CASE("update: records that move to a file that is read before theirs are found there") {
  const Place place;
  place.write("current.jsonl", records({"r1", "r2"}));
  CHECK(place.update().added == 2);
  place.write("archive.jsonl", records({"r1", "r2"}));
  place.write("current.jsonl", records({"r3"}));
  const IndexReport report = place.update();
  CHECK(report.moved == 2);
  CHECK(report.added == 1);
  CHECK(report.removed == 0);
  CHECK(report.failed.empty());
  CHECK(place.ids() == Ids{"r1", "r2", "r3"});
  CHECK(place.update().unchanged == 3);
}

TEST_CASE("update: failures are told in order of files and lines, whenever they were found") {
  const Place place;
  place.write("b.jsonl", records({"r1"}));
  (void)place.update();
  std::string lines;
  for (int i = 0; i < 11; ++i) lines += "{\"text\": \"no id\"}\n";
  place.write("a.jsonl", records({"r1"}));  // refused when b has been read
  place.write("b.jsonl", record("r1", "Trams run by day.") + lines);
  std::vector<std::string> paths;
  for (const FileIssue& issue : place.update().failed) paths.push_back(issue.path);
  REQUIRE(paths.size() == 12);
  CHECK(paths[0] == "a.jsonl");
  CHECK(paths[9] == "b.jsonl:10");
  CHECK(paths[10] == "b.jsonl:11");
}

TEST_CASE("update: two files that change their records with each other") {
  const Place place;
  place.write("a.jsonl", records({"r1"}));
  place.write("b.jsonl", records({"r2"}));
  (void)place.update();
  place.write("a.jsonl", records({"r2", "a"}));
  place.write("b.jsonl", records({"r1", "b"}));
  CHECK(place.update().failed.empty());
  CHECK(place.ids() == Ids{"a", "b", "r1", "r2"});
}

TEST_CASE("update: a record that two files have goes on in the other one when the first lets it go") {
  const Place place;
  place.write("a.jsonl", records({"r1", "r2"}));
  place.write("b.jsonl", records({"r2", "r3"}));
  CHECK(place.update().failed.size() == 1);
  SUBCASE("the first has it no more") {
    place.write("a.jsonl", records({"r1"}));
  }
  SUBCASE("the first is gone") {
    fs::remove(place.documents / "a.jsonl");
  }
  (void)place.update();
  const IndexReport report = place.update();  // the other one has not changed: it is read again now
  CHECK(report.moved == 1);
  CHECK(report.known_failed.empty());
  CHECK(place.ids().back() == "r3");
  CHECK(Searcher(place.index).document("r2"));
}

TEST_CASE(
    "update: a record that was refused is found once nobody else has it, whatever became of who had it") {
  const Place place;
  SUBCASE("who had it was renamed before") {
    place.write("a.jsonl", records({"x", "a"}));
    place.write("b.jsonl", records({"x", "b"}));
    (void)place.update();
    fs::rename(place.documents / "a.jsonl", place.documents / "a2.jsonl");
    (void)place.update();
    place.write("a2.jsonl", records({"a"}));
  }
  SUBCASE("who was refused it is touched in the same run") {
    place.write("a.jsonl", records({"x", "b.md"}));
    place.write("b.md", "Ferries run by day.");
    (void)place.update();
    place.write("a.jsonl", records({"x"}));
    place.write("b.md", "Ferries run by day.");
  }
  SUBCASE("who had it was a file that is moved") {
    place.write("a.md", "Ferries run by day.");
    place.write("x.jsonl", records({"x", "a.md"}));
    (void)place.update();
    fs::rename(place.documents / "a.md", place.documents / "new.md");
  }
  (void)place.update();
  (void)place.update();
  const Searcher searcher(place.index);
  CHECK(searcher.document("x"));
  CHECK(check_index(place.index, CheckPart::content).findings.empty());
  CHECK(place.update().failed.size() + place.update().known_failed.size() == 0);
}

TEST_CASE("update: a record file that is rotated loses nothing, in no run") {
  const Place place;
  std::string rotated;
  SUBCASE("to a name that is read before") {
    rotated = "app-1.jsonl";
  }
  SUBCASE("to a name that is read after") {
    rotated = "app2.jsonl";
  }
  place.write("app.jsonl", records({"r1", "r2"}));
  (void)place.update();
  fs::rename(place.documents / "app.jsonl", place.documents / rotated);
  place.write("app.jsonl", "");
  const IndexReport report = place.update();
  CHECK(report.failed.empty());
  CHECK(report.moved == 2);
  place.write("app.jsonl", records({"r3"}));
  CHECK(place.update().added == 1);
  CHECK(place.ids() == Ids{"r1", "r2", "r3"});
}

TEST_CASE("update: a withdrawn record that another file was refused is findable all the time") {
  const Place place;
  place.write("a.jsonl", records({"x", "a"}));
  place.write("b.jsonl", records({"x", "b"}));
  (void)place.update();
  place.write("a.jsonl", records({"a"}));
  CHECK(place.update().removed == 0);
  CHECK(place.ids() == Ids{"a", "b", "x"});
  CHECK(place.update().moved == 1);
  CHECK(place.ids() == Ids{"a", "b", "x"});
  fs::remove(place.documents / "b.jsonl");
  (void)place.update();
  CHECK(place.ids() == Ids{"a"});
}

TEST_CASE("update: a folder that goes from one root to another keeps its documents") {
  const Place place;
  place.write("n/x.md", "Ferries run by day.");
  place.write("y.md", "Trams run at night.");
  (void)place.update();
  const fs::path other = place.folder.path() / "other";
  fs::rename(place.documents / "n", other);
  SUBCASE("as it was") {}
  SUBCASE("touched") {
    place.folder.write("other/x.md", "Ferries run by day.");
  }
  const std::vector<Root> roots{{place.documents, ""}, {other, "n"}};
  CHECK(Indexer(place.index).update(roots).documents == 2);
  CHECK(place.ids() == Ids{"n/x.md", "y.md"});
  CHECK(check_index(place.index, CheckPart::content).findings.empty());
  CHECK(Indexer(place.index).update(roots).unchanged == 2);
}

TEST_CASE("update: a root that is a folder of the unnamed one is refused") {
  const Place place;
  place.write("n/x.md", "Ferries run by day.");
  const std::vector<Root> roots{{place.documents, ""}, {place.documents / "n", "n"}};
  CHECK(code_of([&] { (void)Indexer(place.index).update(roots); }) == ErrorCode::invalid_argument);
}

TEST_CASE("update: a record file that holds nothing any more is told, and its documents stay") {
  const Place place;
  place.write("a.jsonl", records({"r1", "r2"}));
  (void)place.update();
  place.write("a.jsonl", "");
  IndexReport report = place.update();
  REQUIRE(report.failed.size() == 1);
  CHECK(report.failed[0].path == "a.jsonl");
  CHECK(place.ids() == Ids{"r1", "r2"});

  report = place.update();
  CHECK(report.failed.empty());
  CHECK(report.known_failed.size() == 1);

  SUBCASE("until that is allowed") {
    IndexerOptions options;
    options.allow_empty = true;
    CHECK(place.update(options).removed == 2);
    CHECK(place.ids().empty());
  }
  SUBCASE("until it holds some again") {
    place.write("a.jsonl", records({"r2", "r3"}));
    report = place.update();
    CHECK(report.removed == 1);
    CHECK(report.known_failed.empty());
    CHECK(place.ids() == Ids{"r2", "r3"});
  }
}

TEST_CASE("update: a new failure is news beside an old one with the same reason") {
  const Place place;
  place.write("a.jsonl", record("r1") + "{\"text\": \"no id\"}\n");
  CHECK(place.update().failed.size() == 1);
  place.write("a.jsonl", record("r1") + "{\"text\": \"no id\"}\n{\"text\": \"nor here\"}\n");
  const IndexReport report = place.update();
  CHECK(report.failed.size() == 1);
  CHECK(report.known_failed.size() == 1);
}

TEST_CASE("update: a withdrawn record goes, though another one has an id twice") {
  const Place place;
  place.write("a.jsonl", records({"r1", "r1", "r2"}));
  CHECK(place.update().failed.size() == 1);
  place.write("a.jsonl", records({"r1", "r1"}));
  CHECK(check_index(place.index, CheckPart::sources).findings.size() == 1);
  CHECK(place.update().removed == 1);
  CHECK(place.ids() == Ids{"r1"});
}

TEST_CASE("update: records stay while a line that may hold them cannot be read, and that is said") {
  const Place place;
  place.write("a.jsonl", records({"r1", "r2"}));
  (void)place.update();
  place.write("a.jsonl", record("r1") + "{\"id\": \"r2\", \"te\n");
  const IndexReport report = place.update();
  CHECK(place.ids() == Ids{"r1", "r2"});
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].path == "a.jsonl");
}

TEST_CASE("update: two files with one id are refused, and nothing is changed") {
  const Place place;
  place.write("news/x.md", "The ferry is late.");
  place.folder.write("b/x.md", "The tram is late.");
  const Root documents{place.documents, ""};
  const Root news{place.folder.path() / "b", "news"};
  SUBCASE("in one run") {
    CHECK(code_of([&] {
            (void)Indexer(place.index).update(std::vector<Root>{documents, news});
          }) == ErrorCode::invalid_argument);
  }
  SUBCASE("in two runs") {
    (void)place.update();
    CHECK(code_of([&] { (void)Indexer(place.index).update(std::vector<Root>{news}); }) ==
          ErrorCode::invalid_argument);
    CHECK(place.ids("ferry") == Ids{"news/x.md"});
  }
  SUBCASE("but one file below a root that is given under another name is one file") {
    (void)place.update();
    const Root renamed{place.documents / "news", "news"};
    CHECK(Indexer(place.index).update(std::vector<Root>{renamed}).documents == 1);
  }
}

TEST_CASE("update: a stopped run keeps the documents of files that went, for whoever has them now") {
  const Place place;
  place.write("b.jsonl", records({"r1", "r2"}));
  (void)place.update();
  fs::rename(place.documents / "b.jsonl", place.documents / "c.jsonl");
  place.write("a.md", "Ferries run by day.");
  std::stop_source source;
  source.request_stop();
  IndexerOptions options;
  options.stop = source.get_token();
  CHECK(place.update(options).stopped);
  CHECK(Searcher(place.index).document("r1"));
  const IndexReport report = place.update();
  CHECK(report.moved == 2);
  CHECK(report.removed == 0);
  CHECK(place.ids() == Ids{"a.md", "r1", "r2"});
}

TEST_CASE("update: a file that could not be read is no clean one because it was renamed") {
  const Place place;
  place.write("a.md", "Ferries run by day.");
  (void)place.update();
  place.write("a.md", "---\ntitle: [unclosed\n---\n");
  const bool has_failed = !place.update().failed.empty();
  REQUIRE(has_failed);
  fs::rename(place.documents / "a.md", place.documents / "b.md");
  const IndexReport report = place.update();
  CHECK(report.moved == 0);
  CHECK(report.failed.size() == 1);
}

TEST_CASE("update: after a commit that failed, the same indexer begins anew") {
  const Place place;
  place.write("a.md", "Ferries run by day.");
  Indexer indexer(place.index);
  const std::vector<Root> roots{{place.documents, ""}};
  fs::create_directory(place.index / "current.new");  // in the way of the new pointer
  CHECK(code_of([&] { (void)indexer.update(roots); }) == ErrorCode::io);
  fs::remove(place.index / "current.new");
  CHECK(indexer.update(roots).added == 1);
  CHECK(place.ids() == Ids{"a.md"});
}

TEST_CASE("update: an index whose pointer cannot be examined is not taken for a new one") {
  const Place place;
  place.write("a.md", "Ferries run by day.");
  (void)place.update();
  fs::rename(place.index / "current", place.folder.path() / "current");
  fs::create_symlink("current", place.index / "current");  // to itself
  CHECK(code_of([&] { Indexer{place.index}; }) == ErrorCode::io);
  fs::remove(place.index / "current");
  fs::rename(place.folder.path() / "current", place.index / "current");
  CHECK(place.ids() == Ids{"a.md"});
}
