// SPDX-License-Identifier: GPL-2.0-or-later
// Which tree has a query, and what is said of its faults?
#include "query/parse.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

/// The tree on one line.
std::string tree(std::string_view text) {
  std::string printed = query::print_tree(query::parse(text).root);
  std::string out;
  std::size_t depth = 0;
  std::size_t begin = 0;
  while (begin < printed.size()) {
    const std::size_t end = printed.find('\n', begin);
    const std::string line = printed.substr(begin, end - begin);
    const std::size_t spaces = line.find_first_not_of(' ');
    const std::size_t now = spaces / 2;
    for (; depth > now; --depth) out += ")";
    if (now > depth) {
      out += "(";
      depth = now;
    } else if (!out.empty()) {
      out += ", ";
    }
    out += line.substr(spaces);
    begin = end + 1;
  }
  return out + std::string(depth, ')');
}

/// A megabyte of one thing.
std::string repeated(std::string_view text) {
  std::string many;
  while (many.size() < 1'000'000) many += text;
  return many;
}

}  // namespace

TEST_CASE("parse: each construct has its tree") {
  struct Row {
    std::string_view query;
    std::string_view tree;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"", "everything", "nothing selects everything"},
      {"scams", "word scams", "one word"},
      {"5G security", "ranked(word 5G, word security)", "words are ranked together"},
      {"\"data centre\"", "phrase \"data centre\"", "a phrase"},
      {"“data centre”", "phrase \"data centre\"", "quotation marks of word processors"},
      {"\"data centre\" energy", "ranked(+phrase \"data centre\", word energy)", "a phrase must be there"},
      {"scams -telecom", "ranked(word scams, -word telecom)", "a word that must not be there"},
      {"+5G rollout", "ranked(+word 5G, word rollout)", "a word that must be there"},
      {"-telecom", "ranked(-word telecom)", "only what must not be there"},
      {"a +65 number", "ranked(word a, word 65, word number)", "a telephone code is no sign"},
      {"scams AND telcos", "all of(+word scams, +word telcos)", "AND"},
      {"scams OR telcos", "any of(word scams, word telcos)", "OR"},
      {"scams NOT telcos", "all of(+word scams, -word telcos)", "NOT"},
      {"scams AND NOT telcos", "all of(+word scams, -word telcos)", "AND NOT"},
      {"NOT telcos", "all of(-word telcos)", "NOT alone"},
      {"a AND (b OR c)", "all of(+word a, +any of(word b, word c))", "brackets"},
      {"a b AND c OR d", "any of(all of(+ranked(word a, word b), +word c), word d)",
       "side by side binds tighter than AND, AND tighter than OR"},
      {"and or not", "ranked(word and, word or, word not)", "lower case is prose"},
      {"digital NEAR/5 trust", "near/5(word digital, word trust)", "NEAR with a distance"},
      {"digital NEAR trust", "near/10(word digital, word trust)", "NEAR without"},
      {"a NEAR/3 b NEAR/3 c", "near/3(word a, word b, word c)", "a chain is one"},
      {"cyber*", "wildcard cyber*", "a wildcard"},
      {"energy?", "word energy", "a question mark is punctuation"},
      {"5G/6G", "ranked(word 5G, word 6G)", "a slash separates words"},
      {"12,500", "word 12,500", "a comma inside a number does not"},
      {"COVID-19", "word COVID-19", "a hyphen inside a word is no sign"},
      {"title:budget", "word title:budget", "a field of words"},
      {"title:\"budget speech\"", "phrase title:\"budget speech\"", "a field with a phrase"},
      {"minister:iswaran", "value minister:iswaran", "a field of values"},
      {"minister:\"josephine teo\" 5G", "ranked(+value minister:\"josephine teo\", word 5G)",
       "a filter beside a word"},
      {"date:2023", "dates date:2023-01-01..2023-12-31", "a year"},
      {"date:\"2023-02\"", "dates date:2023-02-01..2023-02-28", "a quoted month"},
      {"since:2023-02-01", "dates date:2023-02-01..", "since"},
      {"until:2023", "dates date:..2023-12-31", "until takes all of the year"},
      {"date:2022..2023-06", "dates date:2022-01-01..2023-06-30", "a range"},
      {"http://example.org", "ranked(word http, word example.org)", "an address is words"},
      {"10:30", "word 10:30", "so is a time"},
      {"欢喜一家亲", "word 欢喜一家亲", "Chinese"},
      {"\"climate resil*\"", "phrase \"climate resil*\"", "A20: a wildcard inside a phrase"},
      {"info*comm cyber**", "ranked(wildcard info*comm, wildcard cyber*)", "stars in a row are one"},
      {"digital ADJ/2 trust", "adjacent/2(word digital, word trust)", "ADJ keeps the order"},
      {"digital ADJ trust", "adjacent/10(word digital, word trust)", "ADJ without a distance"},
      {"a NEAR/3 b ADJ/2 c", "adjacent/2(near/3(word a, word b), word c)",
       "each operator has its own distance"},
      {"(scam OR \"phone fraud\") NEAR/5 bank*",
       "near/5(any of(word scam, phrase \"phone fraud\"), wildcard bank*)",
       "alternatives and wildcards near"},
      {"-a NEAR/3 b c", "ranked(-near/3(word a, word b), word c)", "a sign takes all of NEAR"},
      {"=IT", "word =IT", "A25: just this form"},
      {"==grab", "word =grab", "more signs mean no more"},
      {"=5G/6G", "ranked(word =5G, word =6G)", "of each word"},
      {"=\"Data Centre\"", "phrase =\"Data Centre\"", "of a phrase"},
      {"=AND", "word =AND", "an operator's name too"},
      {"-=IT +=grab", "ranked(-word =IT, +word =grab)", "with a sign before it"},
      {"title:=Budget", "word title:=Budget", "in a field"},
      {"title:=\"A b\"", "phrase title:=\"A b\"", "in a field, a phrase"},
      {"a=b", "word a=b", "inside a word it is punctuation"},
      {"\\AND \\title:x", "ranked(word \\AND, word \\title:x)", "a backslash makes a word of it"},
      {"until:<=2023", "dates date:..2023-12-31", "an end may say which it is"},
      {"since:>2022", "dates date:2023-01-01..", "a sign says more than the name"},
      {"until:<2022-02", "dates date:..2022-01-31", "the same at the other end"},
      {"date:>=2022-02", "dates date:2022-02-01..", "from a month on"},
      {"date:\"2022 .. 2023-06\"", "dates date:2022-01-01..2023-06-30", "A26: spaces in a quoted range"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(tree(row.query) == row.tree);
    CHECK(query::parse(row.query).issues.empty());
    // The canonical form means the same.
    CHECK(tree(query::print_canonical(query::parse(row.query).root)) == row.tree);
  }
}

TEST_CASE("parse: what is repaired is reported where it stands") {
  struct Row {
    std::string_view query;
    std::string_view tree;
    std::size_t offset;
    std::string_view message;
  };
  const std::vector<Row> rows{
      {"a \"b c", "ranked(word a, +phrase \"b c\")", 2,
       "the quotation mark is not closed: it is closed at the end of the query"},
      {"a (b", "ranked(word a, word b)", 2,
       "the bracket is not closed: it is closed at the end of the query"},
      {"a) b", "ranked(word a, word b)", 1, "the closing bracket has no opening one: it is left out"},
      {"a AND", "word a", 2, "AND wants something after it: it is left out"},
      {"AND a", "word a", 0, "AND wants something before it: it is left out"},
      {"a OR", "word a", 2, "OR wants something on both sides: it is left out"},
      {"a) OR b", "any of(word a, word b)", 1, "the closing bracket has no opening one: it is left out"},
      {"a NEAR/5", "word a", 2, "NEAR wants a word or phrase on both sides: it is left out"},
      {"a NEAR/999 b", "near/10(word a, word b)", 2,
       "NEAR takes a number of words from 1 to 100: it is read as NEAR/10"},
      {"isuer:x y", "ranked(word \\isuer:x, word y)", 0,
       "there is no field 'isuer': it is looked for as a word"},
      {"x minister:", "word x", 2, "'minister:' has no value: it is left out"},
      {"x date:someday", "word x", 2,
       "'someday' is no date or range of dates (2023, 2023-02, 2023-02-28, 2022..2023-06, 90d, last-month): "
       "it is left out"},
      {"x ()", "word x", 2, "nothing stands between the brackets: they are left out"},
      {"x \"\"", "word x", 2, "nothing stands between the quotation marks: they are left out"},
      {"*", "everything", 0, "'*' alone stands for nothing: it is left out"},
      {"a \"b * c\"", "ranked(word a, +phrase \"b c\")", 2,
       "a '*' alone in a phrase stands for nothing: it is left out"},
      {"x since:yesterday", "word x", 2,
       "'yesterday' is no date or range of dates (2023, 2023-02, 2023-02-28, 2022..2023-06, 90d, "
       "last-month): it is "
       "left out"},
      {"a ADJ/0 b", "adjacent/10(word a, word b)", 2,
       "ADJ takes a number of words from 1 to 100: it is read as ADJ/10"},
      {"ADJ a", "word a", 0, "ADJ wants a word or phrase on both sides: it is left out"},
      {"a NEAR -b", "ranked(word a, -word b)", 2,
       "NEAR wants a word or phrase on both sides: it is left out"},
      {"a NEAR/2 (b c)", "ranked(word a, ranked(word b, word c))", 2,
       "NEAR takes words, phrases, wildcards and brackets with OR between these: it is left out"},
      {"a NEAR/2 minister:b", "ranked(word a, +value minister:b)", 2,
       "NEAR takes words, phrases, wildcards and brackets with OR between these: it is left out"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const query::Parsed parsed = query::parse(row.query);
    CHECK(tree(row.query) == row.tree);
    REQUIRE(parsed.issues.size() == 1);
    CHECK(parsed.issues[0].offset == row.offset);
    CHECK(parsed.issues[0].message == row.message);
    CHECK(parsed.issues[0].offset + parsed.issues[0].length <= row.query.size());
  }
}

TEST_CASE("parse: A22: punctuation never makes a query silently empty") {
  struct Row {
    std::string_view query;
    std::string_view tree;
    std::string_view issue;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"[PATCH 0/6]", "ranked(word PATCH, word 0, word 6)", "", "brackets of other kinds are signs"},
      {"#tag", "word tag", "", "so is a number sign"},
      {"park.", "word park", "", "so is a full stop at the end"},
      {"(park), lake!", "ranked(word park, word lake)", "", "punctuation divides prose"},
      {"...", "everything", "'...' has no letter or digit: it is left out",
       "it is told where there is nothing else"},
      {"S$5.6 million", "ranked(word S$5.6, word million)", "", "an amount is one word"},
      {"U.S. A.I.", "ranked(word U.S., word A.I.)", "", "the full stops of an acronym belong to it"},
      {"C++ R&D", "ranked(word C++, word R&D)", "", "signs inside a word"},
      {"5G/6G", "ranked(word 5G, word 6G)", "", "a slash parts words"},
      {"1,2/3", "ranked(word 1,2, word 3)", "", "a comma between digits does not"},
      {"2023-02-28", "word 2023-02-28", "", "a day is a compound"},
      {"=", "everything", "'=' has no letter or digit: it is left out", "a sign alone"},
      {"--", "everything", "'--' has no letter or digit: it is left out", "an option's end"},
      {"scams – telcos", "ranked(word scams, word telcos)", "", "a dash between words"},
      {"%%% $", "everything", "'%%%' has no letter or digit: it is left out", "nothing but signs"},
      {"\"...\"", "everything", "no letter or digit stands between the quotation marks: they are left out",
       "a phrase of signs"},
      {"title:!", "everything", "'title:!' has no letter or digit: it is left out", "a field of signs"},
      {"?*", "everything", "'?*' has no letter or digit: it is left out", "a wildcard of signs"},
      {"🙂", "everything", "'🙂' has no letter or digit: it is left out", "a picture"},
      {"\xFF\xFE", "everything", "'\xFF\xFE' has no letter or digit: it is left out", "no text at all"},
      {"\"unbalanced", "phrase \"unbalanced\"",
       "the quotation mark is not closed: it is closed at the end of the query", "an open quotation mark"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.why);
    const query::Parsed parsed = query::parse(row.query);
    CHECK(tree(row.query) == row.tree);
    CHECK(parsed.issues.empty() == row.issue.empty());
    if (!parsed.issues.empty()) CHECK(parsed.issues.front().message == row.issue);
  }
}

TEST_CASE("parse: A26: dates may be counted from today") {
  struct Row {
    std::string_view query;
    std::string_view dates;
    std::string_view why;
  };
  constexpr schema::Date today{2024, 3, 31};  // a Sunday
  for (const Row& row : {
           Row{"since:90d", "2024-01-01..", "days"},
           Row{"since:2w", "2024-03-17..", "weeks"},
           Row{"since:1m", "2024-02-29..", "a month that is too short ends on its last day"},
           Row{"since:1y", "2023-03-31..", "years"},
           Row{"until:30d", "..2024-03-01", "a length of time as an end is one day"},
           Row{"date:7d", "2024-03-24..2024-03-31", "and alone the days up to today"},
           Row{"date:90d..30d", "2024-01-01..2024-03-01", "both ends"},
           Row{"date:..today", "..2024-03-31", "an open beginning"},
           Row{"date:yesterday", "2024-03-30..2024-03-30", "one day"},
           Row{"date:this-month", "2024-03-01..2024-03-31", "all of the month"},
           Row{"since:last-month", "2024-02-01..", "from its first day on"},
           Row{"until:last-month", "..2024-02-29", "up to its last day"},
           Row{"date:last-week", "2024-03-18..2024-03-24", "Monday to Sunday"},
           Row{"date:this-week", "2024-03-25..2024-03-31", "Sunday is the last day"},
           Row{"date:last-quarter", "2023-10-01..2023-12-31", "over the end of the year"},
           Row{"date:last-year", "2023-01-01..2023-12-31", "a year"},
           Row{"date:this-year", "2024-01-01..2024-12-31", "to its end, which is to come"},
           Row{"date:\"Last month .. today\"", "2024-02-01..2024-03-31", "quoted, as people write it"},
       }) {
    CAPTURE(row.query);
    CAPTURE(row.why);
    const query::Parsed parsed = query::parse(row.query, today);
    CHECK(parsed.issues.empty());
    CHECK(query::print_canonical(parsed.root) == "date:" + std::string(row.dates));
  }
  for (const std::string_view bad :
       {"90", "d", "90x", "99999d", "3000y", "-3d", "this-day", "last-", "today..yesterday"}) {
    CAPTURE(bad);
    CHECK(query::parse("since:" + std::string(bad) + "z", today).issues.size() == 1);
    CHECK(query::parse("date:" + std::string(bad), today).issues.size() == 1);
  }
}

TEST_CASE("parse: hopeless queries are answered, in bounded time, memory and number of complaints") {
  const std::vector<std::string> queries{
      std::string(10'000, '('),
      std::string(10'000, ')'),
      std::string(10'000, '(') + "a" + std::string(10'000, ')'),
      std::string(10'000, '"'),
      std::string(10'000, '-'),
      std::string(10'000, '*'),
      std::string(1'000'000, 'a'),
      [] {
        std::string many;
        for (int i = 0; i < 10'000; ++i) many += "NOT ";
        return many + "x";
      }(),
      [] {
        std::string many;
        for (int i = 0; i < 100'000; ++i) many += "w" + std::to_string(i) + " ";
        return many;
      }(),
      "\xFF\xFE\x80 NEAR/ \xC3",
      repeated("a) "),
      repeated("a:"),
      repeated("a/"),
      repeated("1,"),
      repeated("+1"),
      repeated("=a "),
      repeated("a NEAR/3 ("),
      repeated("(a NEAR/3 b) ADJ/2 "),
      repeated("\"a* "),
      repeated("title:\" "),
      repeated("a*"),
      repeated("网"),
  };
  for (const auto& text : queries) {
    CAPTURE(text.substr(0, 20));
    // Milliseconds each: a quadratic step would run into the test's time limit.
    const query::Parsed parsed = query::parse(text);
    CHECK(parsed.issues.size() <= 50);
    CHECK_FALSE((parsed.root.kind == query::NodeKind::nothing && parsed.issues.empty()));
    CHECK_FALSE(query::print_tree(parsed.root).empty());
    for (const QueryIssue& issue : parsed.issues) CHECK(issue.offset + issue.length <= text.size());
  }
}
