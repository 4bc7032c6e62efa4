// SPDX-License-Identifier: GPL-2.0-or-later
// How are facet counts drawn as bars?
#include "bars.h"
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

constexpr std::size_t longest_bar = 30;

struct Chart {
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::size_t bar_width = 0;
  std::size_t largest = 1;
};

/// What selects documents without a value.
constexpr std::string_view none = "none";

Chart measure(const Facet& facet, const TextStyle& style) {
  Chart chart;
  if (facet.without > 0) {
    chart.label_width = none.size();
    chart.count_width = fmt::formatted_size("{}", facet.without);
  }
  for (const auto& entry : facet.values) {
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

void append_without(std::string& out, std::size_t count, const Chart& chart, const TextStyle& style) {
  paint(out, style, Ink::dim,
        fmt::format("  {:{}}  {:>{}}", none, chart.label_width, count, chart.count_width));
  out += '\n';
}

void append_facet(std::string& out, const Facet& facet, const TextStyle& style) {
  paint(out, style, Ink::bold, printable(facet.name));
  out += '\n';
  const auto chart = measure(facet, style);
  for (const auto& entry : facet.values) append_value(out, entry, chart, style);
  if (facet.values.empty() && facet.further_values == 0) out += "  no values\n";
  if (facet.further_values > 0)
    out += fmt::format("  {} and {} more\n", ornament(style, "…", "..."), facet.further_values);
  if (facet.without > 0) append_without(out, facet.without, chart, style);
}

}  // namespace

void append_facets(std::string& out, const std::vector<Facet>& facets, const TextStyle& style) {
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (i > 0) out += '\n';
    append_facet(out, facets[i], style);
  }
}

}  // namespace dossier::render
