// SPDX-License-Identifier: GPL-2.0-or-later
// What does a timeline look like as JSON and CSV? (docs/output-schema.md)
#include "citation.h"
#include "csv.h"
#include "json_parts.h"
#include "json_writer.h"
#include "timeline.h"

#include <fmt/format.h>

namespace dossier::render {
namespace {

void write_counts(JsonWriter& json, const TimelineCount& count) {
  json.member("documents", count.documents);
  json.member("mentions", count.mentions);
  json.member("mentions_per_10000_words", count.mentions_per_10000_words());
  json.member("searched_documents", count.searched_documents);
  json.member("searched_words", count.searched_words);
}

void write_counts(JsonWriter& json, std::string_view name, const TimelineCount& count) {
  json.key(name);
  json.begin_object();
  write_counts(json, count);
  json.end_object();
}

void write_series(JsonWriter& json, const Timeline& timeline, const TimelineSeries& series) {
  json.key("periods");
  json.begin_array();
  for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
    json.begin_object();
    json.member("period", timeline.periods[i]);
    write_counts(json, series.counts[i]);
    json.end_object();
  }
  json.end_array();
  write_counts(json, "undated", series.undated);
  write_counts(json, "total", series.total);
}

void write_use(JsonWriter& json, std::string_view name, const std::optional<TimelineUse>& use) {
  json.key(name);
  if (!use) return json.null();
  json.begin_object();
  write_leading_fields(json, use->document);
  json.key("sentence");
  write_snippet(json, use->sentence);
  json.member("citation", citation(use->document, place_of(use->sentence)));
  json.end_object();
}

void write_silence(JsonWriter& json, const std::optional<TimelineSilence>& silence) {
  json.key("longest_silence");
  if (!silence) return json.null();
  json.begin_object();
  json.member("days", silence->days);
  json.member("from", silence->from_date);
  json.member("from_id", silence->from_id);
  json.member("until", silence->until_date);
  json.member("until_id", silence->until_id);
  json.end_object();
}

void append_csv_row(std::string& out, std::string_view period, std::string_view value,
                    const TimelineCount& count) {
  const auto number = [](auto n) { return fmt::format("{}", n); };
  const std::string cells[] = {number(count.documents), number(count.mentions),
                               fmt::format("{:.4f}", count.mentions_per_10000_words()),
                               number(count.searched_documents), number(count.searched_words)};
  append_csv_line(out, {period, value, cells[0], cells[1], cells[2], cells[3], cells[4]});
}

void append_csv_rows(std::string& out, const Timeline& timeline, const TimelineSeries& series) {
  for (std::size_t i = 0; i < timeline.periods.size(); ++i)
    append_csv_row(out, timeline.periods[i], series.value, series.counts[i]);
  if (series.undated.searched_documents > 0) append_csv_row(out, "undated", series.value, series.undated);
}

}  // namespace

std::string_view name_of(TimelinePeriod period) {
  switch (period) {
    case TimelinePeriod::quarter:
      return "quarter";
    case TimelinePeriod::month:
      return "month";
    case TimelinePeriod::year:
      break;
  }
  return "year";
}

void append_json(std::string& out, const TimelineAnswer& answer) {
  const Timeline& timeline = answer.timeline;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", timeline_schema);
  json.member("query", answer.request.query);
  json.member("by", name_of(answer.options.by));
  json.key("split");
  json.text_or_null(answer.options.split);
  write_issues(json, timeline.issues);
  write_series(json, timeline, timeline.all);
  json.key("series");
  json.begin_array();
  for (const auto& series : timeline.series) {
    json.begin_object();
    json.member("value", series.value);
    write_series(json, timeline, series);
    json.end_object();
  }
  json.end_array();
  write_use(json, "first_use", timeline.first_use);
  write_use(json, "last_use", timeline.last_use);
  write_silence(json, timeline.longest_silence);
  json.end_object();
  out += '\n';
}

void append_csv(std::string& out, const TimelineAnswer& answer) {
  append_csv_line(out, {"period", "value", "documents", "mentions", "mentions_per_10000_words",
                        "searched_documents", "searched_words"});
  append_csv_rows(out, answer.timeline, answer.timeline.all);
  for (const auto& series : answer.timeline.series) append_csv_rows(out, answer.timeline, series);
}

}  // namespace dossier::render
