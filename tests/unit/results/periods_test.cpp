// SPDX-License-Identifier: GPL-2.0-or-later
// Are documents and mentions counted in the period in which they belong?
#include "results/periods.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

using namespace dossier;
using namespace dossier::results;
using Splitting = PeriodCounter::Splitting;

namespace {

const std::vector<std::string> no_values;

TimelineEntry match(std::uint32_t date, std::size_t mentions, std::uint64_t words = 100,
                    std::span<const std::uint32_t> values = {}) {
  return {date, words, true, mentions, values};
}

TimelineEntry other(std::uint32_t date, std::uint64_t words = 100) {
  return {date, words, false, 0, {}};
}

Timeline count(TimelinePeriod by, const std::vector<TimelineEntry>& entries) {
  PeriodCounter counter(by, Splitting::off, no_values);
  for (const auto& entry : entries) counter.add(entry);
  Timeline timeline;
  counter.fill(timeline);
  return timeline;
}

std::vector<std::size_t> mentions_of(const TimelineSeries& series) {
  std::vector<std::size_t> mentions;
  for (const auto& each : series.counts) mentions.push_back(each.mentions);
  return mentions;
}

using Values = std::vector<std::uint32_t>;
using Names = std::vector<std::string>;
using Counts = std::vector<std::size_t>;

}  // namespace

TEST_CASE("periods: those without documents inside the range are zero") {
  const auto timeline = count(TimelinePeriod::year, {match(20200131, 2), match(20220228, 3)});
  CHECK(timeline.periods == Names{"2020", "2021", "2022"});
  CHECK(mentions_of(timeline.all) == Counts{2, 0, 3});
  CHECK(timeline.all.total.mentions == 5);
  CHECK(timeline.all.total.documents == 2);
}

TEST_CASE("periods: the range is that of what was searched, not of what was found") {
  const auto timeline = count(TimelinePeriod::year, {other(20190101), match(20200131, 2), other(20211231)});
  CHECK(timeline.periods == Names{"2019", "2020", "2021"});
  CHECK(timeline.all.counts[0].documents == 0);
  CHECK(timeline.all.counts[0].searched_documents == 1);
}

TEST_CASE("periods: quarters and months go over the end of a year") {
  const std::vector<TimelineEntry> entries{match(20201031, 1), match(20210401, 2)};
  CHECK(count(TimelinePeriod::quarter, entries).periods == Names{"2020-Q4", "2021-Q1", "2021-Q2"});
  const auto months = count(TimelinePeriod::month, entries);
  CHECK(months.periods == Names{"2020-10", "2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-04"});
  CHECK(mentions_of(months.all) == Counts{1, 0, 0, 0, 0, 0, 2});
}

TEST_CASE("periods: a partial date counts with its first day, none in no period") {
  const auto timeline = count(TimelinePeriod::month, {match(20200000, 1), match(20200200, 2), match(0, 4)});
  CHECK(timeline.periods == Names{"2020-01", "2020-02"});
  CHECK(mentions_of(timeline.all) == Counts{1, 2});
  CHECK(timeline.all.undated.mentions == 4);
  CHECK(timeline.all.total.mentions == 7);
}

TEST_CASE("periods: nothing but documents without a date, or nothing at all") {
  CHECK(count(TimelinePeriod::year, {match(0, 4)}).periods.empty());
  CHECK(count(TimelinePeriod::year, {match(0, 4)}).all.total.mentions == 4);
  CHECK(count(TimelinePeriod::year, {}).all.total.documents == 0);
}

TEST_CASE("periods: mentions per 10,000 words are of all that was searched") {
  const auto timeline = count(TimelinePeriod::year, {match(20200101, 3, 1000), other(20200102, 5000)});
  CHECK(timeline.all.counts[0].searched_words == 6000);
  CHECK(timeline.all.counts[0].mentions_per_10000_words() == doctest::Approx(5.0));
  CHECK(TimelineCount{}.mentions_per_10000_words() == 0);
}

TEST_CASE("periods: a document counts for each of its values; those without one are 'none'") {
  const std::vector<std::string> values{"Ana", "Bo", "Cy"};
  const std::vector<std::uint32_t> both{0, 1};
  const std::vector<std::uint32_t> second{1};
  const std::vector<std::uint32_t> third{2};
  PeriodCounter counter(TimelinePeriod::year, Splitting::on, values);
  counter.add(match(20200101, 2, 100, both));
  counter.add(match(20210101, 3, 100, second));
  counter.add(match(20210101, 1));
  counter.add({20210101, 100, false, 0, third});  // searched, but no match
  Timeline timeline;
  counter.fill(timeline);
  REQUIRE(timeline.series.size() == 3);
  CHECK(timeline.series[0].value == "Bo");
  CHECK(mentions_of(timeline.series[0]) == Counts{2, 3});
  CHECK(timeline.series[1].value == "Ana");
  CHECK(mentions_of(timeline.series[1]) == Counts{2, 0});
  CHECK(timeline.series[2].value == "none");
  CHECK(mentions_of(timeline.series[2]) == Counts{0, 1});
  CHECK(timeline.all.total.mentions == 6);
}

TEST_CASE("silence: the longest between two documents, over a leap day, whatever their order") {
  const auto silence = longest_silence({{20200301, "c"}, {20200228, "b"}, {20200101, "a"}});
  REQUIRE(silence);
  CHECK(silence->days == 58);
  CHECK(silence->from_id == "a");
  CHECK(silence->until_id == "b");
  CHECK(silence->from_date == "2020-01-01");
  CHECK(longest_silence({{20200301, "c"}, {20200228, "b"}})->days == 2);
}

TEST_CASE("silence: none with one day, the earliest of equal ones, partial dates by their first day") {
  CHECK_FALSE(longest_silence({}));
  CHECK_FALSE(longest_silence({{20200101, "a"}}));
  CHECK_FALSE(longest_silence({{20200101, "a"}, {20200101, "b"}}));
  CHECK(longest_silence({{20200101, "a"}, {20200102, "b"}, {20200103, "c"}})->from_id == "a");
  const auto silence = longest_silence({{20200000, "year"}, {20200111, "day"}});
  CHECK(silence->days == 10);
  CHECK(silence->from_date == "2020");
}

TEST_CASE("periods: one wrong date does not make more counts than memory has room for") {
  constexpr std::uint32_t many = 200;
  const std::vector<std::string> values(many, "value");
  PeriodCounter counter(TimelinePeriod::month, Splitting::on, values);
  std::vector<Values> of_entry(many);
  for (std::uint32_t i = 0; i < many; ++i) {
    of_entry[i] = {i};
    counter.add({20230201, 100, i < 10, 0, of_entry[i]});
  }
  counter.add(match(2030201, 1));  // the year 203
  Timeline timeline;
  counter.fill(timeline);  // only values of matches have counts
  CHECK(timeline.series.size() == 11);
  for (const Values& value : of_entry) counter.add(match(20230201, 1, 100, value));
  CHECK_THROWS_AS(counter.fill(timeline), Error);
}
