// SPDX-License-Identifier: GPL-2.0-or-later
// Which dates are found in a text?
#include "metadata/dates.h"
#include "metadata/calendar.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier::metadata;

TEST_CASE("metadata: dates are found in all forms that documents use") {
  struct Row {
    std::string text;
    std::string iso;  ///< empty: none
    bool is_period;
    std::string reason;
  };
  const std::vector<Row> rows{
      {"on 14 January 2019 in", "2019-01-14", false, "day, month, year"},
      {"signed on 2nd July 2021,", "2021-07-02", false, "ordinal"},
      {"the 3rd of March, 2020", "2020-03-03", false, "of and comma"},
      {"On June 5, 2024, the", "2024-06-05", false, "month first"},
      {"Sept. 9, 2021", "2021-09-09", false, "abbreviated with full stop"},
      {"SINGAPORE – 25 Nov 2022", "2022-11-25", false, "abbreviated month"},
      {"on 5 Apr 23", "2023-04-05", false, "two digits at the end"},
      {"by 16 May 23 people", "", false, "two digits that count something"},
      {"05 Apr ’23 edition", "2023-04-05", false, "two digits behind an apostrophe"},
      {"2022-07-13T09:00:00Z", "2022-07-13", false, "ISO with a time"},
      {"13/07/2022", "2022-07-13", false, "day before month"},
      {"07/13/2022", "2022-07-13", false, "there is no thirteenth month"},
      {"15-03-1983", "1983-03-15", false, "digits with hyphens"},
      {"3 to 10 September 2021", "2021-09-03", true, "a period's first day"},
      {"21-22 January 2021", "2021-01-21", true, "period with a hyphen"},
      {"31 December 2022 – 2 January 2023", "2022-12-31", false, "two full dates"},
      {"31 December – 2 January 2023", "2022-12-31", true, "period over the turn of the year"},
      {"13 Julai 2022", "2022-07-13", false, "Malay month"},
      {"1 Disember 2020", "2020-12-01", false, "Malay month"},
      {"2022年7月13日、東京", "2022-07-13", false, "Chinese and Japanese form"},
      {"2022 年 7 月 13 日", "2022-07-13", false, "with spaces"},
      {"二〇二二年七月十三日", "2022-07-13", false, "numerals by place, then with ten"},
      {"二○二二年十二月三十一日", "2022-12-31", false, "thirty-one"},
      {"令和4年7月13日", "2022-07-13", false, "Japanese era"},
      {"令和元年５月１日", "2019-05-01", false, "first year of an era, wide digits"},
      {"平成31年4月30日", "2019-04-30", false, "earlier era"},
      {"30 February 2022", "", false, "there is no such day"},
      {"2022-13-01", "", false, "there is no such month"},
      {"14 January", "", false, "no year"},
      {"in January 2019", "", false, "no day"},
      {"version 1.2.2019", "2019-02-01", false, "digits with full stops read as a date"},
      {"5G by 2025", "", false, "no month"},
      {"$5 May 2020", "", false, "an amount"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.reason);
    const auto found = find_dates(row.text);
    if (row.iso.empty()) {
      CHECK(found.empty());
      continue;
    }
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().iso == row.iso);
    CHECK(found.front().is_period == row.is_period);
    CHECK(found.front().end <= row.text.size());
  }
}

TEST_CASE("metadata: months without a day are found apart") {
  CHECK(find_months("agreed in July 2018 and on 3 May 2019") == std::vector<std::string>{"2018-07"});
  CHECK(find_months("may 2020").empty());
}

TEST_CASE("metadata: ISO dates are checked against the calendar") {
  CHECK(is_iso_date("2024-02-29"));
  CHECK_FALSE(is_iso_date("2023-02-29"));
  CHECK(is_iso_date("2023-02"));
  CHECK(is_iso_date("2023"));
  CHECK_FALSE(is_iso_date("2023-00"));
  CHECK_FALSE(is_iso_day("2023-02"));
  CHECK(days_between("2021-05-14", "2021-05-15") == 1);
  CHECK(days_between("2021-05-15", "2021-05-14") == -1);
}

TEST_CASE("metadata: the date that a value states") {
  struct Row {
    std::string value;
    std::string date;
    std::string_view why;
  };
  const std::vector<Row> rows{{" 2023-02 ", "2023-02", "a partial date of ISO 8601"},
                              {"2022-07-13T08:00:00+08:00", "2022-07-13", "with a time"},
                              {"13/07/2022", "2022-07-13", "day first"},
                              {"Friday, 1 July 2022", "2022-07-01", "a full date before the month alone"},
                              {"July 2022", "2022-07", "a month"},
                              {"July 2022 or May 2023", "", "which of two months is not said"},
                              {"2023-99", "", "there is no such month"},
                              {"soon", "", "no date at all"}};
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(stated_date(row.value) == row.date);
  }
}
