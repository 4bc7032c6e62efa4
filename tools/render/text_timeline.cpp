// SPDX-License-Identifier: GPL-2.0-or-later
// How is a timeline laid out for reading?
#include "bars.h"
#include "citation.h"
#include "display_text.h"
#include "text.h"
#include "timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace dossier::render {
namespace {

constexpr std::size_t longest_timeline_bar = 40;
constexpr std::size_t most_series_shown = 20;

/// Where the columns stand.
struct TimelineLayout {
  std::size_t label_width = 6;
  std::size_t documents_width = std::string_view("documents").size();
  std::size_t mentions_width = std::string_view("mentions").size();
  static constexpr std::size_t share_width = std::string_view("per 10,000 words").size();
  /// Without words in the query there is nothing to say of mentions.
  bool has_mentions = false;

  [[nodiscard]] std::size_t width() const {
    const auto counts = label_width + 2 + documents_width;
    return has_mentions ? counts + 2 + mentions_width + 2 + share_width : counts;
  }
};

std::string shortened_to(std::string_view text, std::size_t width, const TextStyle& style) {
  return padded(shorten(text, width, style), width);
}

std::string row(std::string_view label, const TimelineCount& count, const TimelineLayout& layout,
                const TextStyle& style) {
  auto out = shortened_to(label, layout.label_width, style);
  out += fmt::format("  {:>{}}", count.documents, layout.documents_width);
  if (layout.has_mentions)
    out += fmt::format("  {:>{}}  {:>{}.2f}", count.mentions, layout.mentions_width,
                       count.mentions_per_10000_words(), TimelineLayout::share_width);
  return out;
}

void append_head(std::string& out, std::string_view label, std::string_view behind,
                 const TimelineLayout& layout, const TextStyle& style) {
  auto head = shortened_to(label, layout.label_width, style) +
              fmt::format("  {:>{}}", "documents", layout.documents_width);
  if (layout.has_mentions)
    head += fmt::format("  {:>{}}  per 10,000 words", "mentions", layout.mentions_width);
  if (!behind.empty()) head += fmt::format("  {}", behind);
  paint(out, style, Ink::bold, head);
  out += '\n';
}

std::vector<std::size_t> charted_counts(const Timeline& timeline, const TimelineSeries& series) {
  std::vector<std::size_t> counts;
  for (const auto& count : series.counts) counts.push_back(count.*charted(timeline));
  return counts;
}

std::size_t largest_of(std::span<const std::size_t> counts) {
  return counts.empty() ? 1 : std::max<std::size_t>(1, *std::max_element(counts.begin(), counts.end()));
}

std::size_t room_behind(const TimelineLayout& layout, const TextStyle& style) {
  const auto used = layout.width() + 2;
  return std::min(longest_timeline_bar, style.width - std::min(style.width, used));
}

void append_periods(std::string& out, const TimelineAnswer& answer, const TimelineLayout& layout,
                    const TextStyle& style) {
  const Timeline& timeline = answer.timeline;
  append_head(out, name_of(answer.options.by), {}, layout, style);
  const auto counts = charted_counts(timeline, timeline.all);
  const auto largest = largest_of(counts);
  for (std::size_t i = 0; i < timeline.periods.size(); ++i) {
    out += row(timeline.periods[i], timeline.all.counts[i], layout, style);
    const auto drawn = bar(counts[i], largest, room_behind(layout, style), style);
    if (!drawn.empty()) out += "  " + drawn;
    out += '\n';
  }
  if (timeline.all.undated.documents > 0) out += row("no date", timeline.all.undated, layout, style) + '\n';
}

std::string span_of(const Timeline& timeline, const TextStyle& style) {
  if (timeline.periods.empty()) return {};
  return fmt::format("{}{}{}", timeline.periods.front(), ornament(style, "–", " to "),
                     timeline.periods.back());
}

void append_series(std::string& out, const TimelineAnswer& answer, TimelineLayout layout,
                   const TextStyle& style) {
  const Timeline& timeline = answer.timeline;
  if (timeline.series.empty()) return;
  const auto shown = std::span(timeline.series).first(std::min(most_series_shown, timeline.series.size()));
  std::size_t largest = 1;
  layout.label_width = display_width(answer.options.split);
  for (const auto& series : shown) {
    layout.label_width = std::max(layout.label_width, display_width(series.value));
    largest = std::max(largest, largest_of(charted_counts(timeline, series)));
  }
  layout.label_width = std::min(layout.label_width, style.width / 3);
  out += '\n';
  append_head(out, answer.options.split, span_of(timeline, style), layout, style);
  const auto room = std::max<std::size_t>(room_behind(layout, style), 8);
  for (const auto& series : shown)
    out += row(series.value, series.total, layout, style) + "  " +
           sparkline(charted_counts(timeline, series), largest, room, style) + '\n';
  if (const auto rest = timeline.series.size() - shown.size(); rest > 0)
    out += fmt::format("and {} (all of them: --format csv)\n", counted(rest, "further value"));
}

void append_use(std::string& out, std::string_view label, const std::optional<TimelineUse>& use,
                const TextStyle& style) {
  if (!use) return;
  constexpr std::size_t indent = 2;
  out += '\n';
  paint(out, style, Ink::bold, label);
  out += fmt::format("  {}\n", use->document.date);
  out.append(indent, ' ');
  append_lines(out, wrap(use->sentence.text, style.width - indent, style, use->sentence.highlights), indent);
  out.append(indent, ' ');
  const auto cited = citation(use->document, place_of(use->sentence));
  append_lines(out, wrap(cited, style.width - indent, style, {}, Ink::dim), indent);
}

void append_silence(std::string& out, const Timeline& timeline, const TextStyle& style) {
  const auto& silence = timeline.longest_silence;
  if (!silence) return;
  out += '\n';
  paint(out, style, Ink::bold, "longest silence");
  out +=
      fmt::format("  {}: {} to {}\n", counted(silence->days, "day"), silence->from_date, silence->until_date);
  for (const auto& id : {silence->from_id, silence->until_id}) {
    out += "  ";
    paint(out, style, Ink::dim, printable(id));
    out += '\n';
  }
}

std::string head_line(const TimelineAnswer& answer, bool has_mentions) {
  const TimelineCount& total = answer.timeline.all.total;
  auto head = has_mentions ? counted(total.mentions, "mention") + " in " : std::string();
  head += counted(total.documents, "document");
  if (!answer.request.query.empty()) head += " for " + answer.request.query;
  return head + fmt::format(", of {} searched", total.searched_documents);
}

}  // namespace

std::size_t TimelineCount::*charted(const Timeline& timeline) {
  return timeline.all.total.mentions > 0 ? &TimelineCount::mentions : &TimelineCount::documents;
}

void append_text(std::string& out, const TimelineAnswer& answer, const TextStyle& style) {
  const Timeline& timeline = answer.timeline;
  TimelineLayout layout;
  layout.has_mentions = timeline.all.total.mentions > 0;
  for (const auto& period : timeline.periods)
    layout.label_width = std::max(layout.label_width, period.size());
  if (timeline.all.undated.documents > 0) layout.label_width = std::max<std::size_t>(layout.label_width, 7);
  append_issues(out, timeline.issues, answer.request.query, style);
  append_lines(out, wrap(head_line(answer, layout.has_mentions), style.width, style, {}, Ink::heading), 0);
  if (timeline.all.total.documents == 0) return;
  out += '\n';
  append_periods(out, answer, layout, style);
  append_series(out, answer, layout, style);
  append_use(out, "first mentioned", timeline.first_use, style);
  append_use(out, "last mentioned", timeline.last_use, style);
  append_silence(out, timeline, style);
}

}  // namespace dossier::render
