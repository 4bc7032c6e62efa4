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

TEST_CASE("text: a Korean word loses the particle at its end, where two syllables remain") {
  CHECK(cut("권리를") == "권리");
  CHECK(cut("도서관에서는") == "도서관");
  CHECK(cut("정부로부터") == "정부");
  CHECK(cut("표현의") == "표현");
  CHECK(cut("국가") == "국가");  // the last syllable is a part of the noun
  CHECK(cut("결과") == "결과");
  CHECK(cut("개인정보보호법") == "개인정보보호법");
}
