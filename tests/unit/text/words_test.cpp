// SPDX-License-Identifier: GPL-2.0-or-later
// Are words cut as analysts type them?
#include "text/words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

std::string cut(std::string_view text) {
  std::string out;
  text::WordBreaker breaker(text);
  for (text::Word word; breaker.next(word);) {
    if (!out.empty()) out += word.is_hyphenated ? "~" : "|";
    out += text.substr(word.begin, word.end - word.begin);
  }
  return out;
}

text::Word only_word(std::string_view text) {
  text::WordBreaker breaker(text);
  text::Word word;
  REQUIRE(breaker.next(word));
  CHECK(word.begin == 0);
  CHECK(word.end == text.size());
  return word;
}

}  // namespace

TEST_CASE("text: words are cut as analysts type them") {
  struct Row {
    std::string_view text;
    std::string_view words;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"The Minister spoke.", "The|Minister|spoke", "plain words"},
      {"Singapore’s and Singapore's", "Singapore’s|and|Singapore's", "an apostrophe inside a word"},
      {"'quoted' words'", "quoted|words", "quotation marks are none"},
      {"COVID-19 e‑payment", "COVID~19|e~payment", "parts of a compound know that they are"},
      {"2022–2023 yes - no", "2022|2023|yes|no", "a dash or a free hyphen joins nothing"},
      {"S$1.2 million, US$5bn, $3", "S$1.2|million|US$5bn|$3", "currency stays with its amount"},
      {"12,500 or 1,2 or 1,2345", "12,500|or|1|2|or|1|2345", "only thousands are grouped by commas"},
      {"C++ and C# but A# flat+", "C++|and|C#|but|A#|flat", "signs that belong to the letter"},
      {"Q&A, R&D; black&white", "Q&A|R&D|black|white", "an ampersand between short parts"},
      {"U.S. and A.I, e.g. Mr. Tan", "U.S.|and|A.I|e.g.|Mr|Tan", "single letters with full stops"},
      {"end.Next sentence", "end|Next|sentence", "a missing space after a full stop"},
      {"5G/6G", "5G|6G", "a slash separates"},
      {"Wireless@SG gov.sg", "Wireless|SG|gov|sg", "so do @ and a full stop between words"},
      {"AI技术发展", "AI|技术发展", "scripts are cut apart"},
      {"+65 number", "65|number", "a sign before a number is none of it"},
      {"", "", "nothing"},
      {"--- *** ...", "", "no word at all"},
      {"naïve café", "naïve|café", "letters with accents"},
      {"தமிழ் மொழி", "தமிழ்|மொழி", "vowel signs belong to the word"},
      {"\xFF\xFE bad \xC3", "bad", "ill-formed bytes separate"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(cut(row.text) == row.words);
  }
}

TEST_CASE("text: a word knows its kind") {
  using text::WordKind;
  CHECK(only_word("ministers").kind == WordKind::word);
  CHECK(only_word("5G").kind == WordKind::word);
  CHECK(only_word("1.5").kind == WordKind::number);
  CHECK(only_word("S$1.2").kind == WordKind::money);
  CHECK(only_word("£5").kind == WordKind::money);
  CHECK(only_word("U.S.").kind == WordKind::acronym);
  CHECK(only_word("C++").kind == WordKind::symbol);
  CHECK(only_word("欢喜").kind == WordKind::unspaced);
  CHECK(only_word("SMS").is_all_capitals);
  CHECK(only_word("U.S.").is_all_capitals);
  CHECK_FALSE(only_word("5G").is_all_capitals);
  CHECK_FALSE(only_word("Sms").is_all_capitals);
}
