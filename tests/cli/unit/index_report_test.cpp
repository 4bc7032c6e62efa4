// SPDX-License-Identifier: GPL-2.0-or-later
// Does the report of an indexing run say what happened, in good English?
#include "dossier/index_report.h"
#include "dossier/progress.h"

#include <doctest/doctest.h>

namespace dossier::cli {

namespace {

IndexReport first_run() {
  IndexReport report;
  report.added = report.documents = 745;
  report.elapsed = std::chrono::milliseconds(1234);
  report.skipped.resize(3);
  return report;
}

}  // namespace

TEST_CASE("report: the summary of a run") {
  CHECK(summary_line(first_run()) == "indexed 745 documents (745 new) in 1.2 s: 0 failed, 3 skipped");
  IndexReport report;
  CHECK(summary_line(report) == "indexed 0 documents in 0.0 s: 0 failed, 0 skipped");
  report.added = report.documents = 1;
  CHECK(summary_line(report) == "indexed 1 document (1 new) in 0.0 s: 0 failed, 0 skipped");
  report.updated = 2;
  report.unchanged = 40;
  report.removed = 3;
  report.documents = 50;
  report.failed.resize(1);
  report.known_failed.resize(2);
  CHECK(summary_line(report) ==
        "indexed 43 documents (1 new, 2 changed, 40 unchanged, 3 removed) in 0.0 s: 1 failed, 2 failed as "
        "before, "
        "0 skipped; the index holds 50 documents");
}

TEST_CASE("report: a few skipped files are named, many are counted by kind") {
  IndexReport report;
  report.skipped = {{"a.exe", "not a kind that is read"}, {"b", "a link"}};
  CHECK(skipped_lines(report, Verbosity::normal) ==
        std::vector<std::string>{"skipped a.exe: not a kind that is read", "skipped b: a link"});
  report.skipped.assign(24, {"x.exe", "not a kind that is read"});
  report.skipped.push_back({"b", "a link"});
  CHECK(skipped_lines(report, Verbosity::normal) ==
        std::vector<std::string>{"skipped 1 file: a link", "skipped 24 *.exe: not a kind that is read"});
  CHECK(skipped_lines(report, Verbosity::verbose).size() == 25);
}

TEST_CASE("report: progress tells rate and time left") {
  constexpr std::size_t wide = 79;
  IndexProgress progress;
  progress.files_total = 745;
  CHECK(progress_text(progress, wide) == "indexing: 0 of 745 files");
  progress.documents_done = 50;  // of a record file that is not done yet
  progress.elapsed = std::chrono::milliseconds(1000);
  CHECK(progress_text(progress, wide) == "indexing: 0 of 745 files, 50 documents a second");
  progress.files_done = 149;
  progress.documents_done = 300;
  progress.elapsed = std::chrono::milliseconds(2000);
  CHECK(progress_text(progress, wide) == "indexing: 149 of 745 files, 150 documents a second, 8 s left");
  progress.files_total = 149000;
  CHECK(progress_text(progress, wide) ==
        "indexing: 149 of 149000 files, 150 documents a second, 33 min left");
  progress.files_total = 1490000;
  CHECK(progress_text(progress, wide) == "indexing: 149 of 1490000 files, 150 documents a second, 6 h left");
  progress.files_done = progress.files_total;
  CHECK(progress_text(progress, wide) ==
        "indexing: 1490000 of 1490000 files, 150 documents a second, writing the index");
}

TEST_CASE("report: progress keeps to the width of the terminal, the rate goes first") {
  IndexProgress progress;
  progress.files_total = 745;
  progress.files_done = 149;
  progress.documents_done = 300;
  progress.elapsed = std::chrono::milliseconds(2000);
  CHECK(progress_text(progress, 59) == "indexing: 149 of 745 files, 8 s left");
  CHECK(progress_text(progress, 30) == "indexing: 149 of 745 files");
  CHECK(progress_text(progress, 12) == "indexing: 14");
}

}  // namespace dossier::cli
