// SPDX-License-Identifier: GPL-2.0-or-later
// Does a document that harms its reader cost that document only?
#include "extract/child_process.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <csignal>
#include <string>

using namespace dossier;

namespace {

ExtractorOptions faulty() {
  ExtractorOptions options;
  options.program = DOSSIER_FAULTY_EXTRACTOR;
  options.max_time = std::chrono::seconds(1);
  options.max_memory_bytes = std::size_t{256} << 20;
  return options;
}

/// What is said of a document; its text when it can be read.
std::string said_of(extract::ExtractorProcess& process, std::string_view document) {
  try {
    return process.extract(extract::Format::pdf, document).paragraphs.at(0).text;
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    return std::string("! ") + error.what();
  }
}

}  // namespace

TEST_CASE("child process: documents are read one after the other by one process") {
  extract::ExtractorProcess process(faulty());
  CHECK(process.pid() == 0);
  CHECK(said_of(process, "first") == "first");
  const pid_t pid = process.pid();
  CHECK(pid != 0);
  const std::string large(std::size_t{5} << 20, 'y');
  CHECK(said_of(process, large) == large);
  CHECK(process.pid() == pid);
  const auto document = process.extract(extract::Format::pdf, "x");
  CHECK(document.paragraphs[0].number == "1");
  CHECK(document.paragraphs[0].page == 2);
}

TEST_CASE("child process: what harms it is named, and the next document is read") {
  struct Row {
    std::string document;
    std::string said;
  };
  const Row rows[] = {
      {"crash", "! the reader of pdf crashed on it (SIGSEGV)"},
      {"abort", "! the reader of pdf crashed on it (SIGABRT)"},
      {"exit", "! the reader of pdf gave up on it (status 9)"},
      {"hang busy", "! reading it as pdf takes longer than 1 s"},
      {"nonsense", "! the extractor's answer cannot be read"},
      {"endless", "! its text is longer than 268435456 bytes"},
      {"close", "! the reader of pdf fell silent on it"},
      {"refuse", "! it is scanned"},
  };
  extract::ExtractorProcess process(faulty());
  for (const Row& row : rows) {
    CAPTURE(row.document);
    CHECK(said_of(process, row.document) == row.said);
    CHECK(said_of(process, "after ") == "after ");
    // With a child that has read others before, too.
    if (row.document == "crash") CHECK(said_of(process, row.document) == row.said);
  }
}

TEST_CASE("child process: what comes from outside says nothing about the document") {
  extract::ExtractorProcess process(faulty());
  struct Row {
    std::string document;
    ErrorCode code;
    std::string said;
  };
  const Row rows[] = {
      {"killed", ErrorCode::io, "the reader of pdf was killed by the system or by somebody"},
      {"terminated", ErrorCode::io, "the reader of pdf was killed by the system or by somebody"},
      // What a machine looks like from here that is busy with other things: no answer, and no time used.
      {"hang asleep", ErrorCode::io,
       "reading it as pdf did not end within 4 s, though it had not used up its 1 s of processor time"},
      {"crash", ErrorCode::invalid_argument, "the reader of pdf crashed on it (SIGSEGV)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.document);
    try {
      static_cast<void>(process.extract(extract::Format::pdf, row.document));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == row.code);
      CHECK(std::string(error.what()) == row.said);
    }
    CHECK(said_of(process, "after") == "after");
  }
}

#ifndef DOSSIER_SANITIZED  // a sanitizer reserves more address space than any limit
TEST_CASE("child process: memory is limited") {
  extract::ExtractorProcess process(faulty());
  CHECK(said_of(process, "memory") == "! reading it as pdf takes more than 256 MiB of memory");
  CHECK(said_of(process, "after") == "after");
}
#endif

TEST_CASE("child process: one that was ended between two documents is started again") {
  extract::ExtractorProcess process(faulty());
  CHECK(said_of(process, "before") == "before");
  const pid_t pid = process.pid();
  ::kill(pid, SIGKILL);
  CHECK(said_of(process, "after") == "after");
  CHECK(process.pid() != pid);
}

TEST_CASE("child process: a program that is not there is a fault of the installation") {
  ExtractorOptions options = faulty();
  options.program = "/nonexistent/dossier-extract";
  extract::ExtractorProcess process(options);
  try {
    static_cast<void>(process.extract(extract::Format::pdf, "x"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::io);
    CHECK(std::string(error.what()) ==
          "cannot start the extractor '/nonexistent/dossier-extract': No such file or directory");
  }
}
