// SPDX-License-Identifier: GPL-2.0-or-later
// Do all ways to write a word fold to one, and does hostile text do no harm?
#include "text/unicode.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

TEST_CASE("text: folding makes all ways to write a word one") {
  struct Row {
    std::string_view text;
    std::string_view folded;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"Security", "security", "case"},
      {"Cédric", "cedric", "an accent of Latin"},
      {"Straße", "strasse", "full case folding"},
      {"ＡＩ", "ai", "full-width letters (NFKC)"},
      {"ﬁnance", "finance", "a ligature"},
      {"Singapore’s", "singapore's", "a typographic apostrophe"},
      {"e‑payment", "e-payment", "a no-break hyphen"},
      {"தமிழ்", "தமிழ்", "Tamil vowel signs spell the word and stay"},
      {"データ", "データ", "so does the Japanese voicing mark"},
      {"データ", "データ", "half-width kana"},
      {"", "", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(text::fold(row.text) == row.folded);
  }
}

TEST_CASE("text: clean_spaces keeps display text and drops what a terminal would obey") {
  CHECK(text::clean_spaces("  a\u00A0b\n\tc ") == "a b c");
  CHECK(text::clean_spaces("a\u3000b") == "a b");
  CHECK(text::clean_spaces("soft\u00ADhyphen") == "softhyphen");
  CHECK(text::clean_spaces("\x1B[31mred") == "[31mred");
  CHECK(text::clean_spaces("a\u202Eb") == "ab");
}

TEST_CASE("text: ill-formed UTF-8 is told and repaired, and never read past its end") {
  CHECK(text::is_valid_utf8("naïve 欢"));
  CHECK(text::is_valid_utf8("\uFFFD"));
  for (const std::string_view bad : {"\xFF", "a\xC3", "\xE6\xAC", "\xC0\xAF", "\xED\xA0\x80"}) {
    CHECK_FALSE(text::is_valid_utf8(bad));
    CHECK(text::is_valid_utf8(text::to_valid_utf8(bad)));
  }
  CHECK(text::to_valid_utf8("a\xFFz") == "a\uFFFDz");
}

TEST_CASE("text: unspaced scripts are told from spaced ones") {
  CHECK(text::is_unspaced(U'欢'));
  CHECK(text::is_unspaced(U'ー'));
  CHECK(text::is_unspaced(U'한'));
  CHECK(text::is_unspaced(U'ก'));
  CHECK_FALSE(text::is_unspaced(U'a'));
  CHECK_FALSE(text::is_unspaced(U'த'));
  CHECK_FALSE(text::is_unspaced(U'・'));
}

TEST_CASE("unicode: folding that keeps case drops accents and signs' variants only") {
  for (const auto& [typed, form] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"Grab", "Grab"},
                                                                            {"Café", "Cafe"},
                                                                            {"ÉCOLE", "ECOLE"},
                                                                            {"O\u2019Brien", "O'Brien"},
                                                                            {"ＩＴ", "IT"},
                                                                            {"网络", "网络"}})
    CHECK(text::fold_keeping_case(typed) == form);
}
