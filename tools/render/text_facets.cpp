// SPDX-License-Identifier: GPL-2.0-or-later
// How are facet counts drawn as bars?
#include "bars.h"
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

constexpr std::size_t shown_values = 12;
constexpr std::size_t longest_bar = 30;

struct Chart {
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::size_t bar_width = 0;
  std::size_t largest = 1;
};

Chart measure(std::span<const FacetValue> values, const TextStyle& style) {
  Chart chart;
  for (const auto& entry : values) {
    chart.label_width = std::max(chart.label_width, display_width(entry.value));
    chart.count_width = std::max(chart.count_width, fmt::formatted_size("{}", entry.count));
    chart.largest = std::max(chart.largest, entry.count);
  }
  chart.label_width = std::min(chart.label_width, style.width / 2);
  const auto used = 2 + chart.label_width + 2 + chart.count_width + 2;
  chart.bar_width = std::min(longest_bar, style.width - std::min(style.width, used));
  return chart;
}

void append_value(std::string& out, const FacetValue& entry, const Chart& chart, const TextStyle& style) {
  const auto label = shorten(entry.value, chart.label_width, style);
  const auto padding = chart.label_width - std::min(chart.label_width, display_width(label));
  out += fmt::format("  {}{:{}}  {:>{}}", label, "", padding, entry.count, chart.count_width);
  if (const auto drawn = bar(entry.count, chart.largest, chart.bar_width, style); !drawn.empty())
    out += "  " + drawn;
  out += '\n';
}

void append_facet(std::string& out, const Facet& facet, const TextStyle& style) {
  paint(out, style, Ink::bold, printable(facet.name));
  out += '\n';
  const auto shown = std::span(facet.values).first(std::min(shown_values, facet.values.size()));
  const auto chart = measure(shown, style);
  for (const auto& entry : shown) append_value(out, entry, chart, style);
  if (facet.values.empty()) out += "  no values\n";
  if (const auto rest = facet.values.size() - shown.size(); rest > 0)
    out += fmt::format("  and {} (all of them: --format json)\n", counted(rest, "further value"));
}

}  // namespace

void append_facets(std::string& out, const std::vector<Facet>& facets, const TextStyle& style) {
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (i > 0) out += '\n';
    append_facet(out, facets[i], style);
  }
}

}  // namespace dossier::render
