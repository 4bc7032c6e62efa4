// SPDX-License-Identifier: GPL-2.0-or-later
// Is it known between which characters the end of a line is no space?
#include "text/line_ends.h"

#include <doctest/doctest.h>

#include <string_view>

using dossier::text::goes_on_without_space;

TEST_CASE("line ends: Chinese and Japanese go on without a space, other scripts do not") {
  struct Row {
    std::string_view why;
    std::string_view before;
    std::string_view behind;
    bool goes_on;
  };
  const Row rows[] = {
      {"Han", "住房政", "策", true},
      {"kana", "カー", "ドの", true},
      {"half-width kana", "ｶ", "ﾞ", true},
      {"punctuation", "政策，", "“", false},
      {"punctuation of their own", "政策，", "「策", true},
      {"full-width letters", "Ａ", "Ｉ", true},
      {"beyond the first plane", "𠀀", "𠮷", true},
      {"bopomofo", "ㄅ", "ㄆ", true},
      {"Hangul", "정부", "는", false},
      {"Latin letters", "the", "plan", false},
      {"one of each", "使用AI", "技术", false},
      {"the ideographic space", "策", "　部", false},
      {"nothing before", "", "策", false},
      {"nothing behind", "策", "", false},
      {"ill-formed bytes", "\x80", "\x80", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(goes_on_without_space(row.before, row.behind) == row.goes_on);
  }
}
