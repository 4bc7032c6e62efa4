// SPDX-License-Identifier: GPL-2.0-or-later
// Does an escaped text mean its words and nothing else, whatever bytes it has?
#include "query/escape.h"

#include "query/parse.h"
#include "random_query.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace dossier;
using query::TokenKind;

TEST_CASE("escape: words stay, everything with a meaning goes") {
  struct Row {
    std::string_view text;
    std::string_view words;
    std::string_view phrase;
    std::string_view why;
  };
  for (const Row& row : {
           Row{"online safety", "online safety", "\"online safety\"", "words"},
           Row{"\"a\" AND (b* OR -c)", "a \\AND b \\OR c", "\"a AND b OR c\"", "operators and signs"},
           Row{"minister:iswaran", "minister iswaran", "\"minister iswaran\"", "a field"},
           Row{"COVID-19, S$1.2 million", "COVID-19 S$1.2 million", "\"COVID-19 S$1.2 million\"",
               "what is one word stays one"},
           Row{"C++ & U.S. =IT", "C++ U.S. IT", "\"C++ U.S. IT\"", "signs that belong to a word"},
           Row{"a NEAR/5 b", "a \\NEAR 5 b", "\"a NEAR 5 b\"", "NEAR with its number"},
           Row{"AND-gate", "\\AND-gate", "\"AND-gate\"", "an operator's name in a compound"},
           Row{"欢喜一家亲", "欢喜一家亲", "\"欢喜一家亲\"", "Chinese"},
           Row{"... !?", "", "", "no word"},
       }) {
    CAPTURE(row.why);
    CHECK(query::escape(row.text) == row.words);
    CHECK(query::escape_phrase(row.text) == row.phrase);
  }
}

TEST_CASE("escape: L9: no text can be more than words") {
  test::RandomQuery random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = i % 2 == 0 ? random.bytes() : random.query();
    CAPTURE(text);
    const query::Parsed words = query::parse(query::escape(text));
    REQUIRE(words.issues.empty());
    REQUIRE(std::all_of(words.tokens.begin(), words.tokens.end(), [](const query::QueryToken& token) {
      return token.kind == TokenKind::word && !token.field && !token.is_exact;
    }));
    const query::Parsed phrase = query::parse(query::escape_phrase(text));
    REQUIRE(phrase.issues.empty());
    REQUIRE(phrase.tokens.size() <= 1);
    REQUIRE((phrase.tokens.empty() || phrase.tokens.front().kind == TokenKind::phrase));
    REQUIRE(phrase.tokens.empty() == words.tokens.empty());
  }
}

TEST_CASE("escape: a text longer than a query may be is cut without an issue") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "word ";
  std::string hyphens;
  for (int i = 0; i < 100'000; ++i) hyphens += "a-";
  std::string han;
  for (int i = 0; i < 100'000; ++i) han += "网";
  for (const auto& text : {words, hyphens, han, std::string(1'000'000, 'x')}) {
    CHECK(query::parse(query::escape(text)).issues.empty());
    CHECK(query::parse(query::escape_phrase(text)).issues.empty());
  }
}
