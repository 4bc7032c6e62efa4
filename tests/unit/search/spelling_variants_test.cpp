// SPDX-License-Identifier: GPL-2.0-or-later
// Is the other spelling of a word found, and no other word?
#include "search/spelling_variants.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

TEST_CASE("search: words have their other spelling, in either direction") {
  struct Row {
    const char* word;
    const char* other;
    const char* why;
  };
  const std::vector<Row> rows{
      {"centre", "center", "an ending that few words have"},
      {"centers", "centres", "the same the other way, with an ending of its own"},
      {"centred", "centered", "the e belongs to word and ending"},
      {"colourful", "colorful", "what follows is kept"},
      {"digitise", "digitize", "an ending of any word"},
      {"organizations", "organisations", "a longer one"},
      {"analyzing", "analysing", "another"},
      {"travelled", "traveled", "doubled letters"},
      {"program", "programme", "one that begins the other"},
      {"programmes", "programs", "the longer one with an ending"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CAPTURE(row.why);
    CHECK(search::spelling_variants(row.word) == std::vector<std::string>{row.other});
  }
}

TEST_CASE("search: most words have none, and pairs that are two words are left alone") {
  for (const char* word : {"scam", "wise", "size", "prize", "prised", "filled", "", "ise", "数码", "meter"}) {
    CAPTURE(word);
    CHECK(search::spelling_variants(word).empty());
  }
}
