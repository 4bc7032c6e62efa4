// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier timeline` show when something was spoken of?
#include "command.h"
#include "common_options.h"
#include "messages.h"
#include "option_values.h"
#include "search_options.h"

#include "render/timeline.h"

#include <dossier/searcher.h>
#include <dossier/timeline.h>

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace dossier::cli {
namespace {

enum class TimelineFormat { text, csv, json, svg };

constexpr std::pair<std::string_view, TimelineFormat> timeline_formats[] = {{"text", TimelineFormat::text},
                                                                            {"csv", TimelineFormat::csv},
                                                                            {"json", TimelineFormat::json},
                                                                            {"svg", TimelineFormat::svg}};
constexpr std::pair<std::string_view, TimelinePeriod> periods[] = {
    {"year", TimelinePeriod::year}, {"quarter", TimelinePeriod::quarter}, {"month", TimelinePeriod::month}};

TimelineOptions timeline_options(const CommandLine& line) {
  TimelineOptions options;
  if (const auto by = line.value("by")) options.by = parse_choice("by", *by, periods);
  options.split = line.value("split").value_or("");
  return options;
}

void append_timeline(Output& out, const render::TimelineAnswer& answer, TimelineFormat format,
                     ColorChoice color) {
  switch (format) {
    case TimelineFormat::text:
      return render::append_text(out.buffer(), answer, style_for(out.descriptor(), color));
    case TimelineFormat::json:
      return render::append_json(out.buffer(), answer);
    case TimelineFormat::csv:
      render::append_csv(out.buffer(), answer);
      break;
    case TimelineFormat::svg:
      render::append_svg(out.buffer(), answer);
      break;
  }
  print_issues(answer.timeline.issues);
}

}  // namespace

std::span<const Option> timeline_option_table() {
  static const auto rows = [] {
    std::vector<Option> all{index_row};
    const auto filters = filter_option_table();
    all.insert(all.end(), filters.begin(), filters.end());
    all.insert(all.end(), {{"by", "PERIOD", "year (default), quarter or month"},
                           {"split", "FACET", "also for each minister, category, topic, ..."},
                           {"format", "FORMAT", "text (default), csv, json or svg (a picture)"},
                           synonyms_row,
                           exact_row,
                           strict_row,
                           timeout_row,
                           color_row});
    return all;
  }();
  return rows;
}

ExitStatus run_timeline(const CommandLine& line, Output& out) {
  const auto request = dated(question_of(line));
  const auto options = timeline_options(line);
  const auto color = color_option(line);
  const auto format = parse_choice("format", line.value("format").value_or("text"), timeline_formats);
  const Searcher searcher(index_directory(line.value("index")), searcher_options(line));
  const auto timeline = searcher.timeline(request, options);
  append_timeline(out, {request, options, timeline}, format, color);
  return timeline.all.total.documents > 0 ? ExitStatus::done : ExitStatus::no_hits;
}

}  // namespace dossier::cli
