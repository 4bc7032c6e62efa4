// SPDX-License-Identifier: GPL-2.0-or-later
// Which texts are dates and ranges?
#include "schema/date.h"

#include <doctest/doctest.h>

#include <string>

#include <string_view>

using namespace dossier::schema;

TEST_CASE("schema: dates of the calendar are read, others are not") {
  CHECK(parse_date("2023") == Date{2023, 0, 0});
  CHECK(parse_date("2023-02") == Date{2023, 2, 0});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  for (const std::string_view bad :
       {"", "23", "0000", "2023-13", "2023-00", "2023-02-29", "1900-02-29", "2023-2-1", "2023-02-",
        "2023/02/01", "2023-02-01x", "+023", "20230201"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date(bad));
  }
}

TEST_CASE("schema: ranges are rounded outward and may be open") {
  struct Row {
    std::string_view text;
    std::string_view from;
    std::string_view to;
  };
  for (const Row& row :
       {Row{"2023", "2023-01-01", "2023-12-31"}, Row{"2024-02", "2024-02-01", "2024-02-29"},
        Row{"2022..2023-06", "2022-01-01", "2023-06-30"}, Row{"2022-07-13", "2022-07-13", "2022-07-13"},
        Row{"2022..", "2022-01-01", ""}, Row{"..2023", "", "2023-12-31"},
        Row{"2023-Q1", "2023-01-01", "2023-03-31"}, Row{"2023-q4", "2023-10-01", "2023-12-31"},
        Row{"2022-Q2..2023", "2022-04-01", "2023-12-31"}, Row{">=2022", "2022-01-01", ""},
        Row{">2022", "2023-01-01", ""}, Row{"< 2022", "", "2021-12-31"}, Row{">2024-02", "2024-03-01", ""},
        Row{"<2024-03-01", "", "2024-02-29"}, Row{">2023-12-30", "2023-12-31", ""},
        Row{"<2023-Q2", "", "2023-03-31"}}) {
    CAPTURE(row.text);
    const auto range = parse_date_range(row.text);
    REQUIRE(range);
    CHECK((range->from ? range->from->iso() : "") == row.from);
    CHECK((range->to ? range->to->iso() : "") == row.to);
  }
  for (const std::string_view bad :
       {"..", "2023..2022", "yesterday", "2023...2024", "2023-99", "2023-Q5", "2023-Q0", "2023Q1", "2023-Q12",
        "none..", "..none", ">9999", "<0001", ">", "<>2022", ">2022..2023"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_date_range(bad));
  }
}

TEST_CASE("schema: a partial date lies in a range with its first day") {
  const auto range = parse_date_range("2023-01..2023-06");
  CHECK(DateTest(*range).passes(Date{2023, 0, 0}.number()));
  CHECK(DateTest(*range).passes(Date{2023, 6, 0}.number()));
  CHECK_FALSE(DateTest(*range).passes(Date{2023, 7, 0}.number()));
  CHECK_FALSE(DateTest(*range).passes(0));
}

TEST_CASE("schema: what a partial date means at the first day of a range") {
  struct Row {
    const char* range;
    Date date;
    bool lies_in;
  };
  const Row rows[] = {
      {"2023-02..", {2023, 2, 0}, true},   // the month begins with it
      {"2023-02..", {2023, 0, 0}, false},  // the year began before
      {"2023-02..", {2023, 1, 31}, false},   {"2023-01-15..", {2023, 1, 0}, false},  // may be the 1st
      {"2023-01-15..", {2023, 1, 15}, true}, {"2023..", {2023, 0, 0}, true},
      {"2023..", {2022, 12, 31}, false},     {"..2023-01-01", {2023, 0, 0}, true},  // may be the 1st
      {"..2023-01-01", {2023, 1, 2}, false}, {"..2022", {2023, 0, 0}, false},
  };
  for (const Row& row : rows) {
    const std::string date = row.date.iso();
    CAPTURE(row.range);
    CAPTURE(date);
    const auto range = parse_date_range(row.range);
    REQUIRE(range);
    CHECK(DateTest(*range).passes(row.date.number()) == row.lies_in);
  }
}

TEST_CASE("schema: none is the range of documents without a date") {
  const auto range = parse_date_range("none");
  REQUIRE(range);
  CHECK(DateTest(*range).passes(0));
  CHECK_FALSE(DateTest(*range).passes(Date{2023, 7, 0}.number()));
}
