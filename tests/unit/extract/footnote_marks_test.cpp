// SPDX-License-Identifier: GPL-2.0-or-later
// Do marks of footnotes leave the words that they stand at as they are?
#include "extract/footnote_marks.h"

#include <doctest/doctest.h>

using dossier::extract::begins_as_footnote;
using dossier::extract::without_footnote_marks;

namespace {

struct Row {
  std::string text;
  std::string cleaned;
};

}  // namespace

TEST_CASE("footnote_marks: marks go, what looks like them stays") {
  const Row rows[] = {
      {"policy[1] is", "policy is"},
      {"policy.[12]", "policy."},
      {"policy[^note] is", "policy is"},
      {"policy [^1] is", "policy  is"},
      {"policy¹ is", "policy is"},
      {"“policy”¹²", "“policy”"},
      // Not at a word: a reference in the text.
      {"see [1] and [2021] 1 SLR 3", "see [1] and [2021] 1 SLR 3"},
      {"1 km² and I²R and 10⁶", "1 km² and I²R and 10⁶"},
      {"case[2021]", "case[2021]"},
      {"[1] The Act", "[1] The Act"},
      {"open [", "open ["},
      {"a[", "a["},
      {"a[]", "a[]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(without_footnote_marks(row.text) == row.cleaned);
  }
}

TEST_CASE("footnote_marks: texts of footnotes are known by their start") {
  for (const char* text : {"[1] The Act", "[^1]: The Act", "¹ The Act", "¹The Act", "* The Act"}) {
    CAPTURE(text);
    CHECK(begins_as_footnote(text));
  }
  for (const char* text : {"1. The Act", "[2021] 1 SLR", "*35. Mr Lim", "The Act", ""}) {
    CAPTURE(text);
    CHECK_FALSE(begins_as_footnote(text));
  }
}
