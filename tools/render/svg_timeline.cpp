// SPDX-License-Identifier: GPL-2.0-or-later
// What does a timeline look like as a picture?
#include "display_text.h"
#include "text.h"
#include "timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace dossier::render {
namespace {

constexpr double picture_width = 800;
constexpr double margin = 40;
constexpr double title_height = 40;
constexpr double panel_height = 220;
constexpr double small_panel_height = 90;
/// Room for what stands above the bars and below them.
constexpr double head_height = 28;
constexpr double axis_height = 22;
constexpr double period_label_width = 56;
constexpr std::size_t most_series_drawn = 10;

std::string xml_escaped(std::string_view text) {
  std::string shown = printable(text);
  // U+FFFE and U+FFFF, which XML does not have.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (auto at = shown.find(none); at != std::string::npos; at = shown.find(none, at))
      shown.replace(at, none.size(), "\xEF\xBF\xBD");
  std::string out;
  for (const char c : shown) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

void append_words(std::string& out, double x, double y, std::string_view anchor, std::string_view words) {
  fmt::format_to(std::back_inserter(out), "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x,
                 y, anchor, xml_escaped(words));
}

/// "3 mentions in 2 documents"; only documents where there are no mentions.
std::string totals(const TimelineCount& total) {
  const auto documents = counted(total.documents, "document");
  return total.mentions > 0 ? counted(total.mentions, "mention") + " in " + documents : documents;
}

/// One set of bars with its axis; `top` is where it begins.
class Panel {
 public:
  Panel(const Timeline& timeline, const TimelineSeries& series, double top, double height)
      : timeline_(timeline),
        series_(series),
        field_(charted(timeline)),
        top_(top + head_height),
        bottom_(top + height - axis_height),
        step_((picture_width - 2 * margin) /
              static_cast<double>(std::max<std::size_t>(1, series.counts.size()))) {
    for (const auto& count : series.counts) largest_ = std::max(largest_, count.*field_);
  }

  void append(std::string& out, std::string_view head) const {
    append_words(out, margin, top_ - 10, "start", head);
    append_words(out, picture_width - margin, top_ - 10, "end", fmt::format("highest: {}", largest_));
    for (std::size_t i = 0; i < series_.counts.size(); ++i) append_bar(out, i);
    fmt::format_to(std::back_inserter(out),
                   "<line x1=\"{0}\" y1=\"{1:.1f}\" x2=\"{2}\" y2=\"{1:.1f}\" stroke=\"#444\"/>\n", margin,
                   bottom_, picture_width - margin);
    const auto every = static_cast<std::size_t>(period_label_width / step_) + 1;
    for (std::size_t i = 0; i < timeline_.periods.size(); i += every)
      append_words(out, middle(i), bottom_ + 15, "middle", timeline_.periods[i]);
  }

 private:
  [[nodiscard]] double middle(std::size_t i) const { return margin + step_ * (static_cast<double>(i) + 0.5); }

  void append_bar(std::string& out, std::size_t i) const {
    const TimelineCount& count = series_.counts[i];
    const double share =
        static_cast<double>(count.*field_) / static_cast<double>(std::max<std::size_t>(1, largest_));
    const double height = share * (bottom_ - top_);
    fmt::format_to(std::back_inserter(out),
                   "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"#336699\">"
                   "<title>{}: {}, {:.2f} per 10,000 words</title></rect>\n",
                   middle(i) - step_ * 0.4, bottom_ - height, step_ * 0.8, height, timeline_.periods[i],
                   totals(count), count.mentions_per_10000_words());
  }

  const Timeline& timeline_;
  const TimelineSeries& series_;
  std::size_t TimelineCount::*field_;
  double top_;
  double bottom_;
  double step_;
  std::size_t largest_ = 0;
};

}  // namespace

void append_svg(std::string& out, const TimelineAnswer& answer) {
  const Timeline& timeline = answer.timeline;
  const auto shown = std::span(timeline.series).first(std::min(most_series_drawn, timeline.series.size()));
  const double height =
      title_height + panel_height + static_cast<double>(shown.size()) * small_panel_height + 10;
  const auto title = answer.request.query.empty() ? "documents" : answer.request.query;
  fmt::format_to(
      std::back_inserter(out),
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<title>{2} by {3}</title>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"white\"/>\n",
      picture_width, height, xml_escaped(title), name_of(answer.options.by));
  append_words(out, margin, title_height - 14, "start",
               fmt::format("{} by {}", title, name_of(answer.options.by)));
  double top = title_height;
  Panel(timeline, timeline.all, top, panel_height).append(out, totals(timeline.all.total));
  top += panel_height;
  for (const auto& series : shown) {
    Panel(timeline, series, top, small_panel_height).append(out, series.value + ": " + totals(series.total));
    top += small_panel_height;
  }
  out += "</svg>\n";
}

}  // namespace dossier::render
