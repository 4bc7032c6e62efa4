// SPDX-License-Identifier: GPL-2.0-or-later
// Is a run without spaces cut into its words?
#include "text/segments.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

namespace {

std::string cut(const std::string& run) {
  std::string out;
  for (const auto& [begin, end] : text::word_segments(run)) {
    if (!out.empty()) out += '|';
    out += run.substr(begin, end - begin);
  }
  return out;
}

}  // namespace

TEST_CASE("text: a run without spaces is cut into words by dictionary") {
  CHECK(cut("方言节目") == "方言|节目");
  CHECK(cut("海底ケーブル") == "海底|ケーブル");
  CHECK(cut("节目") == "节目");
  CHECK(cut("") == "");
}
