// SPDX-License-Identifier: GPL-2.0-or-later
// How do documents and mentions spread over years, quarters or months?
#include "results/periods.h"

#include "schema/date.h"

#include <dossier/error.h>

#include <algorithm>
#include <chrono>
#include <tuple>

#include <fmt/format.h>

namespace dossier::results {
namespace {

/// Of all periods of all values together.
constexpr std::size_t most_counts = 4'000'000;

void add_counts(TimelineCount& to, const TimelineCount& count) {
  to.documents += count.documents;
  to.mentions += count.mentions;
  to.searched_documents += count.searched_documents;
  to.searched_words += count.searched_words;
}

std::chrono::sys_days day_of(std::uint32_t number) {
  const schema::Date day = schema::first_day(schema::date_of_number(number).value());
  using std::chrono::year_month_day;
  return year_month_day{std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)),
                        std::chrono::day(static_cast<unsigned>(day.day))};
}

}  // namespace

PeriodCounter::Number PeriodCounter::number_of(std::uint32_t date) const {
  const schema::Date day = schema::first_day(schema::date_of_number(date).value());
  switch (by_) {
    case TimelinePeriod::month:
      return day.year * 12 + day.month - 1;
    case TimelinePeriod::quarter:
      return day.year * 4 + (day.month - 1) / 3;
    case TimelinePeriod::year:
      break;
  }
  return day.year;
}

std::string PeriodCounter::name_of(Number number) const {
  switch (by_) {
    case TimelinePeriod::month:
      return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
    case TimelinePeriod::quarter:
      return fmt::format("{:04}-Q{}", number / 4, number % 4 + 1);
    case TimelinePeriod::year:
      break;
  }
  return fmt::format("{:04}", number);
}

void PeriodCounter::add_to(Series& series, const TimelineEntry& entry) const {
  TimelineCount& count = entry.date == 0 ? series.undated : series.counts[number_of(entry.date)];
  add_counts(count, {entry.is_match ? 1U : 0U, entry.mentions, 1, entry.words});
}

void PeriodCounter::add(const TimelineEntry& entry) {
  add_to(all_, entry);
  if (splitting_ == Splitting::off) return;
  for (const std::uint32_t value : entry.values) add_to(by_value_[value], entry);
  if (entry.values.empty()) add_to(by_value_[values_.size()], entry);
}

bool PeriodCounter::has_matches(const Series& series) {
  return series.undated.documents > 0 ||
         std::any_of(series.counts.begin(), series.counts.end(),
                     [](const auto& count) { return count.second.documents > 0; });
}

/// One wrong date among those of a century makes many periods, and each value has a count in each.
void PeriodCounter::require_bounded() const {
  if (all_.counts.empty()) return;
  const Number first = all_.counts.begin()->first;
  const Number last = all_.counts.rbegin()->first;
  const auto series = static_cast<std::size_t>(std::count_if(
      by_value_.begin(), by_value_.end(), [](const auto& value) { return has_matches(value.second); }));
  const auto periods = static_cast<std::size_t>(last - first) + 1;
  if (periods * (series + 1) > most_counts)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a timeline of {} periods ({} to {}) for each of {} values is too long", periods,
                            name_of(first), name_of(last), series),
                "narrow it by date, or count by year");
}

TimelineSeries PeriodCounter::finished(const Series& series, std::string value) const {
  TimelineSeries out;
  out.value = std::move(value);
  out.undated = series.undated;
  out.total = series.undated;
  if (all_.counts.empty()) return out;
  for (Number number = all_.counts.begin()->first; number <= all_.counts.rbegin()->first; ++number) {
    const auto count = series.counts.find(number);
    out.counts.push_back(count == series.counts.end() ? TimelineCount{} : count->second);
    add_counts(out.total, out.counts.back());
  }
  return out;
}

void PeriodCounter::fill(Timeline& timeline) const {
  require_bounded();
  timeline.all = finished(all_, {});
  if (!all_.counts.empty())
    for (Number number = all_.counts.begin()->first; number <= all_.counts.rbegin()->first; ++number)
      timeline.periods.push_back(name_of(number));
  for (const auto& [value, series] : by_value_) {
    if (has_matches(series))
      timeline.series.push_back(finished(series, value < values_.size() ? values_[value] : "none"));
  }
  std::sort(timeline.series.begin(), timeline.series.end(), [](const auto& a, const auto& b) {
    return std::tie(b.total.mentions, b.total.documents, a.value) <
           std::tie(a.total.mentions, a.total.documents, b.value);
  });
}

std::optional<TimelineSilence> longest_silence(std::vector<DatedDocument> documents) {
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
    return std::tuple(day_of(a.date), std::string_view(a.id)) <
           std::tuple(day_of(b.date), std::string_view(b.id));
  });
  std::optional<TimelineSilence> longest;
  for (std::size_t i = 1; i < documents.size(); ++i) {
    const auto& before = documents[i - 1];
    const auto& after = documents[i];
    const auto days = static_cast<std::size_t>((day_of(after.date) - day_of(before.date)).count());
    if (days <= (longest ? longest->days : 0)) continue;
    longest = {before.id, schema::date_of_number(before.date)->iso(), after.id,
               schema::date_of_number(after.date)->iso(), days};
  }
  return longest;
}

}  // namespace dossier::results
