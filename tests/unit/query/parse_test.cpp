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
      {"a +65 number", "ranked(word a, word +65, word number)", "a telephone code is no sign"},
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
      {"energy?", "word energy?", "a question mark is punctuation"},
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
      {"http://example.org", "ranked(word http:, word example.org)", "an address is words"},
      {"10:30", "word 10:30", "so is a time"},
      {"欢喜一家亲", "word 欢喜一家亲", "Chinese"},
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
      {"a NEAR/5", "word a", 2, "NEAR wants a word or phrase on both sides: it is left out"},
      {"a NEAR/999 b", "near/10(word a, word b)", 2,
       "NEAR takes a number of words from 1 to 100: it is read as NEAR/10"},
      {"isuer:x y", "ranked(word isuer:x, word y)", 0,
       "there is no field 'isuer': it is looked for as a word"},
      {"x minister:", "word x", 2, "'minister:' has no value: it is left out"},
      {"x date:someday", "word x", 2,
       "'someday' is no date or range of dates (2023, 2023-02, 2023-02-28, 2022..2023-06): it is left out"},
      {"x ()", "word x", 2, "nothing stands between the brackets: they are left out"},
      {"x \"\"", "word x", 2, "nothing stands between the quotation marks: they are left out"},
      {"*", "everything", 0, "'*' alone stands for nothing: it is left out"},
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
  };
  for (const auto& text : queries) {
    const query::Parsed parsed = query::parse(text);
    CHECK(parsed.issues.size() <= 110);
    CHECK_FALSE(query::print_tree(parsed.root).empty());
    for (const QueryIssue& issue : parsed.issues) CHECK(issue.offset + issue.length <= text.size());
  }
}
