// SPDX-License-Identifier: GPL-2.0-or-later
// Are slips of the finger counted right, and the likeliest words put first?
#include "search/respellings.h"
#include "search/corrections.h"
#include "search/edit_distance.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace dossier;

TEST_CASE("search: the distance of two words is the number of slips between them") {
  struct Row {
    std::u32string_view a;
    std::u32string_view b;
    unsigned limit;
    unsigned distance;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {U"budget", U"budget", 2, 0, "the same"},
      {U"budgt", U"budget", 2, 1, "a letter left out"},
      {U"buddget", U"budget", 2, 1, "a letter too many"},
      {U"bodget", U"budget", 2, 1, "a letter changed"},
      {U"center", U"centre", 2, 1, "neighbours swapped are one slip, not two"},
      {U"josefine", U"josephine", 2, 2, "one changed, one put in"},
      {U"ca", U"abc", 3, 3, "a letter is swapped once, and not edited again between"},
      {U"abcdef", U"badcfe", 3, 3, "three swaps"},
      {U"budget", U"gadget", 1, 2, "beyond the limit: one more than it"},
      {U"budget", U"zzzzzz", 2, 3, "far beyond the limit"},
      {U"a", U"abcd", 2, 3, "lengths alone tell"},
      {U"", U"ab", 2, 2, "from nothing"},
      {U"நகரம்", U"நகரமம்", 2, 1, "code points, not bytes"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(search::edit_distance(row.a, row.b, row.limit) == row.distance);
    CHECK(search::edit_distance(row.b, row.a, row.limit) == row.distance);
  }
}

TEST_CASE("search: words that are too long are far from everything") {
  const std::u32string longest(search::longest_compared, U'a');
  CHECK(search::edit_distance(longest, longest, 2) == 0);
  CHECK(search::edit_distance(longest + U"a", longest + U"a", 2) == 3);
}

TEST_CASE("search: short words bear one slip, longer ones two, the shortest none") {
  const std::vector<std::pair<std::string, unsigned>> rows{{"ai", 0},     {"act", 1},           {"scams", 1},
                                                           {"budget", 2}, {"cybersecurity", 2}, {"நகரம்", 1}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(search::farthest_respelling(row.first) == row.second);
  }
}

TEST_CASE("search: numbers and runs of unspaced scripts are not spelt") {
  CHECK(search::is_spelt("budget"));
  CHECK_FALSE(search::is_spelt("5g"));
  CHECK_FALSE(search::is_spelt("covid19"));
  CHECK_FALSE(search::is_spelt("欢喜"));
}

TEST_CASE("search: the likeliest spelling comes first") {
  struct Row {
    std::string typed;
    std::vector<std::pair<std::string, std::size_t>> words;
    std::string best;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"budgt",
       {{"budge", 900}, {"budget", 3}, {"bulgur", 5}},
       "budge budget",
       "equally near: the more usual"},
      {"wireles", {{"wirelessly", 900}, {"wireless", 1}}, "wireless", "nearer goes before more usual"},
      {"center", {{"renter", 500}, {"centre", 2}}, "centre renter", "those that begin alike"},
      {"digtal", {{"digital", 0}}, "", "a word that no document has any more"},
      {"digital", {{"digital", 9}}, "", "the word itself"},
      {"scam", {{"5cam", 9}}, "", "what holds digits is no spelling"},
      {"polcy", {{"policy", 9}, {"policy", 4}}, "policy", "a word that is known twice"},
      {"josefine", {{"josephine", 4}}, "josephine", "a name"},
      {"zorbing", {{"working", 900}}, "", "two slips, one of them in the first letter, make another word"},
      {"xecurity", {{"security", 9}}, "security", "one slip may be there"},
      {"esurity", {{"security", 9}}, "", "so may not a swap and another"},
      {"", {{"ab", 4}}, "", "nothing is near nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    search::RespellingChoice choice(row.typed, search::farthest_respelling(row.typed));
    for (const auto& [word, documents] : row.words) choice.consider(word, documents);
    std::string best;
    for (const auto& found : std::move(choice).best(5)) best += (best.empty() ? "" : " ") + found.word;
    CHECK(best == row.best);
  }
}

TEST_CASE("search: of the forms of one word the best is enough, but where each has its own meaning") {
  search::RespellingChoice choice("securty", 2);
  choice.consider("secured", 9, "secur");
  choice.consider("security", 9, "secur");
  choice.consider("secretly", 2, "secret");
  const auto best = std::move(choice).best(5);
  REQUIRE(best.size() == 1);
  CHECK(best[0].word == "security");
  search::RespellingChoice each("securty", 2);
  each.consider("secured", 9);
  each.consider("security", 9);
  CHECK(std::move(each).best(5).size() == 2);
}

TEST_CASE("search: a correction is written in the capitals that were typed") {
  struct Row {
    std::string_view typed;
    std::string_view word;
    std::string_view written;
  };
  const std::vector<Row> rows{{"wireles", "wireless", "wireless"},
                              {"Wireles", "wireless", "Wireless"},
                              {"WIRELES", "wireless", "WIRELESS"},
                              {"ADN", "and", "and"},  // in capitals it would be an operator
                              {"Élan", "elan", "elan"}};
  for (const Row& row : rows) CHECK(search::in_capitals_of(row.typed, row.word) == row.written);
}

TEST_CASE("search: a correction leaves the rest of the query as it was typed") {
  const std::string query = "+Budgt \"data  center\" -x";
  search::Correction correction(2);
  correction[0].begin = 1, correction[0].end = 6, correction[0].text = "Budget";
  correction[1].begin = 14, correction[1].end = 20, correction[1].text = "centre";
  CHECK(search::corrected(query, correction) == "+Budget \"data  centre\" -x");
}
