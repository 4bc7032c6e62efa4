// SPDX-License-Identifier: GPL-2.0-or-later
// Does a document that harms its reader cost that document only, and is it news only once?
#include "temporary_folder.h"

#include <dossier/error.h>
#include <dossier/indexer.h>
#include <dossier/searcher.h>

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

using namespace dossier;

namespace {

IndexerOptions options_with(const std::string& program) {
  IndexerOptions options;
  options.extractor.program = program;
  options.extractor.max_time = std::chrono::seconds(1);
  options.threads = 2;
  return options;
}

void write(const std::filesystem::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

std::vector<std::string> paths_of(const std::vector<FileIssue>& issues) {
  std::vector<std::string> paths;
  for (const FileIssue& issue : issues) paths.push_back(issue.path);
  return paths;
}

}  // namespace

TEST_CASE("extractor: a crash, a hang and nonsense cost one document each, and are news once") {
  const test::TemporaryFolder folder;
  const auto documents = folder.path() / "documents";
  std::filesystem::create_directories(documents);
  for (const std::string what : {"crash", "hang busy", "nonsense", "exit"})
    write(documents / (what + ".pdf"), "%PDF-1.4 " + what);
  for (int number = 0; number < 8; ++number)
    write(documents / ("good" + std::to_string(number) + ".pdf"), "%PDF-1.4 harbour");
  write(documents / "good.md", "The harbour.");
  const Root root{documents, {}};
  Indexer indexer(folder.path() / "index", options_with(DOSSIER_FAULTY_EXTRACTOR));
  const IndexReport first = indexer.update({&root, 1});
  CHECK(first.added == 9);
  CHECK(paths_of(first.failed) ==
        std::vector<std::string>{"crash.pdf", "exit.pdf", "hang busy.pdf", "nonsense.pdf"});
  const IndexReport second = indexer.update({&root, 1});
  CHECK(second.unchanged == 9);
  CHECK(second.failed.empty());
  CHECK(second.known_failed.size() == 4);
}

TEST_CASE("extractor: what failed for want of processor time is tried again, and its copy stays meanwhile") {
  const test::TemporaryFolder folder;
  const auto documents = folder.path() / "documents";
  std::filesystem::create_directories(documents);
  write(documents / "slow.pdf", "%PDF-1.4 harbour");
  const Root root{documents, {}};
  const auto run = [&] {
    return Indexer(folder.path() / "index", options_with(DOSSIER_FAULTY_EXTRACTOR)).update({&root, 1});
  };
  CHECK(run().added == 1);
  const auto its_turn = folder.path() / "turn";
  const std::string changed = "%PDF-1.4 wait for " + its_turn.string();
  write(documents / "slow.pdf", changed);
  CHECK(paths_of(run().failed) == std::vector<std::string>{"slow.pdf"});
  const auto text = [&] {
    return Searcher(folder.path() / "index").document("slow.pdf")->paragraphs[0].text;
  };
  CHECK(text() == "%PDF-1.4 harbour");
  write(its_turn, "");
  CHECK(run().updated == 1);  // the same bytes, at a time when the machine is not busy
  CHECK(text() == changed);
}

TEST_CASE("extractor: documents that failed for want of the program are read when it is there") {
  const test::TemporaryFolder folder;
  const auto documents = folder.path() / "documents";
  std::filesystem::create_directories(documents);
  write(documents / "a.pdf", "%PDF-1.4 harbour");
  const Root root{documents, {}};
  {
    Indexer indexer(folder.path() / "index", options_with("/nonexistent/extractor"));
    const IndexReport report = indexer.update({&root, 1});
    REQUIRE(report.failed.size() == 1);
    CHECK(report.failed[0].reason ==
          "cannot start the extractor '/nonexistent/extractor': No such file or directory");
  }
  Indexer indexer(folder.path() / "index", options_with(DOSSIER_FAULTY_EXTRACTOR));
  CHECK(indexer.update({&root, 1}).added == 1);
  const auto shown = Searcher(folder.path() / "index").document("a.pdf");
  REQUIRE(shown.has_value());
  CHECK(shown->paragraphs[0].page == 2);
}

TEST_CASE("extractor: limits that mean nothing are refused") {
  const test::TemporaryFolder folder;
  IndexerOptions options;
  options.extractor.max_time = std::chrono::seconds(0);
  CHECK_THROWS_AS(Indexer(folder.path() / "index", options), Error);
  options.extractor.max_time = std::chrono::seconds(30);
  options.extractor.max_memory_bytes = 1;
  CHECK_THROWS_AS(Indexer(folder.path() / "index", options), Error);
}
