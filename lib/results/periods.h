// SPDX-License-Identifier: GPL-2.0-or-later
// How do documents and mentions spread over years, quarters or months?
#pragma once

#include <dossier/timeline.h>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::results {

/// What a timeline counts of one document.
struct TimelineEntry {
  /// As `schema::Date::number`; 0 without a date.
  std::uint32_t date = 0;
  std::uint64_t words = 0;
  bool is_match = false;
  std::size_t mentions = 0;
  /// Its values of the facet to split by, as indexes into the facet's values.
  std::span<const std::uint32_t> values;
};

/// Counts entries by period, altogether and by value.
class PeriodCounter {
 public:
  enum class Splitting { off, on };
  /// \param values the names of the values that entries have; must outlive this
  PeriodCounter(TimelinePeriod by, Splitting splitting, const std::vector<std::string>& values)
      : by_(by), splitting_(splitting), values_(values) {}

  void add(const TimelineEntry& entry);

  /// Fills in periods and series. \throws Error `invalid_argument` when they are too many
  void fill(Timeline& timeline) const;

 private:
  /// Periods are numbered without gaps, so that those with nothing in them can be filled in.
  using Number = std::int32_t;
  struct Series {
    std::map<Number, TimelineCount> counts;
    TimelineCount undated;
  };

  [[nodiscard]] Number number_of(std::uint32_t date) const;
  [[nodiscard]] std::string name_of(Number number) const;
  void add_to(Series& series, const TimelineEntry& entry) const;
  [[nodiscard]] static bool has_matches(const Series& series);
  void require_bounded() const;
  [[nodiscard]] TimelineSeries finished(const Series& series, std::string value) const;

  TimelinePeriod by_;
  Splitting splitting_;
  const std::vector<std::string>& values_;
  Series all_;
  /// By index; those without a value by the number of values.
  std::map<std::size_t, Series> by_value_;
};

/// A document in the order of time.
struct DatedDocument {
  /// As `schema::Date::number`, not 0.
  std::uint32_t date = 0;
  std::string id;
};

/// The longest silence between documents; the earliest of equally long ones.
[[nodiscard]] std::optional<TimelineSilence> longest_silence(std::vector<DatedDocument> documents);

}  // namespace dossier::results
