// SPDX-License-Identifier: GPL-2.0-or-later
// What does a timeline look like: as text, JSON, CSV and a picture?
#pragma once

#include "text_style.h"

#include <dossier/searcher.h>
#include <dossier/timeline.h>

#include <string>
#include <string_view>

namespace dossier::render {

inline constexpr std::string_view timeline_schema = "dossier-timeline-1";

/// A timeline and what was asked; refers to them, so they must outlive it.
struct TimelineAnswer {
  const SearchRequest& request;
  const TimelineOptions& options;
  const Timeline& timeline;
};

/// `year`, `quarter` or `month`.
[[nodiscard]] std::string_view name_of(TimelinePeriod period);

/// Periods with bars, a line a value of the split, first and last use, the longest silence.
void append_text(std::string& out, const TimelineAnswer& answer, const TextStyle& style);
/// One object on one line.
void append_json(std::string& out, const TimelineAnswer& answer);
/// A header row, and a line a period: of all documents, then of each value.
void append_csv(std::string& out, const TimelineAnswer& answer);
/// A picture that stands alone: bars of all documents, and below them of the most frequent values.
void append_svg(std::string& out, const TimelineAnswer& answer);

/// What bars show: mentions, or documents where no words were asked for.
[[nodiscard]] std::size_t TimelineCount::*charted(const Timeline& timeline);

}  // namespace dossier::render
