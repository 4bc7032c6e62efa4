// SPDX-License-Identifier: GPL-2.0-or-later
// Does `index --log json` say what happened, one valid object a line, whatever files are called?
#include "dossier/index_log.h"
#include "dossier/lock_clash.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <vector>

namespace dossier::cli {

namespace {

using nlohmann::json;
using std::chrono::seconds;
using std::chrono::system_clock;

// The events that `work` writes. Standard output is not touched: the buffer is emptied before it is flushed.
std::vector<json> events_of(LogFormat format, void (*work)(IndexLog&)) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  Output out(fileno(file));
  IndexLog log(out, format);
  work(log);
  out.flush();
  std::vector<json> events;
  std::rewind(file);
  std::string text;
  for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) text += static_cast<char>(byte);
  std::fclose(file);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) events.push_back(json::parse(line));
  return events;
}

std::optional<Error> clash_message(LockChoice choice, ClashNotes notes, const LockHolder& holder,
                                   seconds later) {
  LockClash clash(std::move(choice), notes);
  clash.options().on_held(holder);
  return clash.message(Error(ErrorCode::index_locked, "locked", "wait"), holder.since + later);
}

}  // namespace

TEST_CASE("log: a run from start to end") {
  const auto events = events_of(LogFormat::json, [](IndexLog& log) {
    log.started("idx", {{"docs", ""}, {"law", "law"}});
    log.waiting({4711, "host", system_clock::from_time_t(1700000000)});
    log.waiting({});
    IndexReport report;
    report.added = 2;
    report.documents = 3;
    report.failed = {{"a.md", "torn"}};
    report.known_failed = {{"b.md", "torn"}};
    report.skipped = {{"c.png", "not a format that dossier reads"}};
    report.warnings = {{"d.md", "odd"}};
    report.elapsed = std::chrono::milliseconds(1234);
    log.finished(report, ExitStatus::files_failed);
  });
  REQUIRE(events.size() == 8);
  const auto name = [&](std::size_t at) { return events[at].at("event").get<std::string>(); };
  CHECK(name(0) == "started");
  CHECK(events[0].at("schema") == "dossier-log-1");
  CHECK(events[0].at("roots") == json::parse(R"([{"name":"","path":"docs"},{"name":"law","path":"law"}])"));
  CHECK(name(1) == "waiting");
  CHECK(events[1].at("process") == 4711);
  CHECK(events[1].at("since") == "2023-11-14T22:13:20Z");
  CHECK(events[2].at("process").is_null());
  CHECK(events[2].at("since").is_null());
  CHECK(name(3) == "failed");
  CHECK(events[3].at("path") == "a.md");
  CHECK(events[3].at("reason") == "torn");
  CHECK(name(4) == "failed-before");
  CHECK(name(5) == "skipped");
  CHECK(name(6) == "warning");
  CHECK(name(7) == "finished");
  CHECK(events[7].at("added") == 2);
  CHECK(events[7].at("documents") == 3);
  CHECK(events[7].at("failed") == 1);
  CHECK(events[7].at("failed_before") == 1);
  CHECK(events[7].at("elapsed_ms") == 1234);
  CHECK(events[7].at("status") == 3);
}

TEST_CASE("log: names with line ends, quotes, escapes and bytes that are no UTF-8 stay one valid line each") {
  const auto events = events_of(LogFormat::json, [](IndexLog& log) {
    IndexReport report;
    report.failed = {{"a\nb\"\\\x1b[2J", "\r\xFF\xC0\xAF\xED\xA0\x80"}, {std::string("nul\0nul", 7), ""}};
    log.finished(report, ExitStatus::files_failed);
    log.started("\xFF\xFE", {{"\xFF/\n", "n\xFF"}});
  });
  REQUIRE(events.size() == 4);
  CHECK(events[0].at("path") == "a\nb\"\\\x1b[2J");
  CHECK(events[1].at("path") == std::string("nul\0nul", 7));
}

TEST_CASE("log: progress now and then, an error with its code, a stopped run; nothing for people") {
  const auto work = [](IndexLog& log) {
    for (const int elapsed : {100, 9999, 10000, 10100, 20000, 25000})
      log.progress({3, 4, 5, std::chrono::milliseconds(elapsed)});
    log.failed(Error(ErrorCode::io, "cannot write 'x': No space left on device", "make room"),
               ExitStatus::io);
    IndexReport report;
    report.stopped = true;
    log.finished(report, ended_by_signal(15));
  };
  const auto events = events_of(LogFormat::json, work);
  REQUIRE(events.size() == 4);
  CHECK(events[0].at("elapsed_ms") == 10000);
  CHECK(events[1].at("elapsed_ms") == 20000);
  CHECK(events[1].at("files_done") == 3);
  CHECK(events[2].at("event") == "error");
  CHECK(events[2].at("code") == "io");
  CHECK(events[2].at("hint") == "make room");
  CHECK(events[2].at("status") == 74);
  CHECK(events[3].at("event") == "stopped");
  CHECK(events[3].at("status") == 143);
  CHECK(events_of(LogFormat::text, work).empty());
}

TEST_CASE("lock clash: silent only when asked to be, and only about a holder that is known and young") {
  const LockHolder holder{4711, "host", system_clock::from_time_t(1700000000)};
  const LockChoice two_hours{{}, std::chrono::hours(2), "2h"};
  CHECK_FALSE(clash_message(two_hours, ClashNotes::left_out, holder, seconds(7199)));
  // The clock was set back: its age is not known.
  CHECK(clash_message(two_hours, ClashNotes::left_out, holder, seconds(-7200)));
  const auto old = clash_message(two_hours, ClashNotes::left_out, holder, seconds(7200));
  REQUIRE(old);
  CHECK(old->hint() == "that is longer than --max-age 2h: see whether it still gets on");
  CHECK(clash_message(two_hours, ClashNotes::printed, holder, seconds(1)));
  CHECK(clash_message({}, ClashNotes::left_out, holder, seconds(1)));
  CHECK(clash_message(two_hours, ClashNotes::left_out, {}, seconds(1)));
}

}  // namespace dossier::cli
