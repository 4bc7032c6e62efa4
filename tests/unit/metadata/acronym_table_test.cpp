// SPDX-License-Identifier: GPL-2.0-or-later
// Is the table of acronyms read, and are faults told with file and line?
#include "metadata/acronym_table.h"
#include "fixture.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::metadata;

TEST_CASE("acronym table: acronyms and words that mean the same are groups") {
  const fixture::TemporaryFile file(
      "acronyms:\n  - {short: HLA, long: harbour lights act}\nsame:\n  - [ferry, boat, launch]\n", "a.yaml");
  const AcronymTable table = load_acronyms(file.path());
  REQUIRE(table.groups.size() == 2);
  CHECK(table.groups[0] == std::vector<std::string>{"HLA", "harbour lights act"});
  CHECK(table.groups[1] == std::vector<std::string>{"ferry", "boat", "launch"});
  CHECK(!table.fingerprint.empty());
  CHECK(load_acronyms({}).groups.empty());
}

TEST_CASE("acronym table: faults name file, line and reason") {
  struct Row {
    std::string yaml;
    std::string message;
  };
  const std::vector<Row> rows{
      {"acronyms:\n  - {short: X}\n", "a.yaml:2: an acronym has no 'long'"},
      {"acronyms:\n  - {short: X, long: a, b}\n", "a.yaml:2: unknown key 'b' of an acronym"},
      {"same:\n  - [a]\n", "a.yaml:2: an entry of 'same' is not a list of two or more texts"},
      {"same:\n  - [a, [b]]\n", "a.yaml:2: an entry of 'same' holds something that is not a text"},
      {"same:\n  - [a, '']\n", "a.yaml:2: a text is empty"},
      {"words: []\n", "a.yaml:1: unknown key 'words' of a table of acronyms"},
  };
  for (const Row& row : rows) {
    const fixture::TemporaryFile file(row.yaml, "a.yaml");
    CAPTURE(row.yaml);
    try {
      static_cast<void>(load_acronyms(file.path()));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).ends_with(row.message));
    }
  }
}
