// SPDX-License-Identifier: GPL-2.0-or-later
// Does the canonical form of a query mean the same as the query?
#include "query/parse.h"
#include "random_query.h"

#include <doctest/doctest.h>

#include <string>

using namespace dossier;

namespace {

constexpr schema::Date today{2024, 5, 15};

void check_canonical(const std::string& text) {
  CAPTURE(text);
  const query::Parsed parsed = query::parse(text, today);
  const std::string canonical = query::print_canonical(parsed.root);
  CAPTURE(canonical);
  // Relative dates are printed as days, so that the form means the same tomorrow.
  const query::Parsed again = query::parse(canonical);
  REQUIRE(query::print_tree(again.root) == query::print_tree(parsed.root));
  REQUIRE(query::print_canonical(again.root) == canonical);
  REQUIRE(again.issues.empty());
}

}  // namespace

TEST_CASE("canonical: a well-formed query, printed and parsed again, is the same tree without issues") {
  test::RandomQuery random(2);
  for (int i = 0; i < 20'000; ++i) check_canonical(random.query());
}

TEST_CASE("canonical: so is what was made of a broken query") {
  test::RandomQuery random(3);
  for (int i = 0; i < 20'000; ++i) check_canonical(random.rubble());
  for (int i = 0; i < 20'000; ++i) check_canonical(random.bytes());
}

TEST_CASE("canonical: brackets stand only where they are needed") {
  struct Row {
    std::string_view query;
    std::string_view canonical;
    std::string_view why;
  };
  for (const Row& row : {
           Row{"((a) (b))", "a b", "around all"},
           Row{"(a b) AND c", "a b AND c", "a tighter part"},
           Row{"(a OR b) AND c", "(a OR b) AND c", "a looser part"},
           Row{"(a AND b) OR c", "a AND b OR c", "AND inside OR"},
           Row{"(a NEAR/3 b) ADJ/2 c", "a NEAR/3 b ADJ/2 c", "a chain"},
           Row{"(a OR b) NEAR c", "(a OR b) NEAR/10 c", "alternatives beside NEAR"},
           Row{"since:2023 until:2023-06", "date:2023-01-01.. date:..2023-06-30", "dates are days"},
           Row{"\"a*  b  ", "\"a* b\"", "spaces of a pattern (found by fuzzing)"},
           Row{"a +=9 +(9) +9", "a +=9 +\\9 9", "signs before numbers (found by fuzzing)"},
           Row{"a +\\65", "a +\\65",
               "a required number; brackets would nest deeper than typed (found by fuzzing)"},
           Row{R"(topic:"R&D / \"deep\": 5G")", R"(topic:"R&D / \"deep\": 5G")",
               "quotation marks in a value"},
           Row{R"(topic:"a\"b")", R"(topic:"a\"b")",
               "a quotation mark in a value without spaces (found by fuzzing)"},
           Row{R"(topic:"a b\\" c)", R"(topic:"a b\\" c)", "a backslash at the end of a value"},
           Row{R"(topic:"a \b")", R"(topic:"a \\b")", "a backslash that guards nothing"},
           Row{"date:none", "date:none", "documents without a date"},
           Row{"date:2023-q1", "date:2023-01-01..2023-03-31", "a quarter"},
           Row{"a AND b category:x category:y", "+(a AND b) category:x category:y",
               "filters of a row hold for all"},
           Row{"a AND category:x", "a category:x", "a filter that is a row"},
           Row{"category:x AND since:2023 NOT a b", "-(a b) category:x date:2023-01-01..",
               "nothing but filters is left"},
           Row{"a b AND category:x", "a b category:x", "one row is left"},
           Row{"(a AND b) AND category:x", "+(a AND b) category:x", "rows in brackets"},
           Row{"a AND (category:x category:y)", "a category:x category:y", "in brackets"},
           Row{"category:x AND category:y", "category:x AND category:y",
               "two values that a document must have"},
           Row{"a category:x AND b category:y id:c", "+(a category:x AND b category:y) id:c",
               "a field in two rows"},
           Row{"a AND b OR category:x AND c", "a AND b OR category:x AND c", "OR holds for no filter"},
           Row{"a/AND \\title:x", "a \\AND \\title:x", "words that look like something else"},
       }) {
    CAPTURE(row.why);
    CHECK(query::print_canonical(query::parse(row.query).root) == row.canonical);
  }
}
