// SPDX-License-Identifier: GPL-2.0-or-later
// How are the figures about an index laid out for reading?
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

namespace dossier::render {
namespace {

void append_figure(std::string& out, std::string_view label, std::string_view value, const TextStyle& style) {
  paint(out, style, Ink::dim, fmt::format("{:<14}", label));
  out += printable(value) + '\n';
}

std::string dates(const IndexStats& stats) {
  if (stats.first_date.empty()) return "none";
  return fmt::format("{} to {}", stats.first_date, stats.last_date);
}

void append_roots(std::string& out, const IndexStats& stats, const TextStyle& style) {
  for (const auto& root : stats.roots)
    append_figure(out, "root", root.name.empty() ? root.path.native() : root.name + "=" + root.path.native(),
                  style);
}

void append_failed(std::string& out, const IndexStats& stats, FailedFiles failed, const TextStyle& style) {
  if (stats.failed.empty()) return;
  const auto hint = failed == FailedFiles::counted ? " (--failed names them)" : "";
  append_figure(out, "not readable", counted(stats.failed.size(), "file") + hint, style);
  if (failed == FailedFiles::counted) return;
  for (const auto& [path, reason] : stats.failed)
    out += fmt::format("  {}: {}\n", printable(path), printable(reason));
}

/// Of an index with very many values, the first ones.
std::vector<Facet> shortened(std::vector<Facet> facets) {
  constexpr std::size_t shown_values = 12;
  for (Facet& facet : facets) {
    if (facet.values.size() <= shown_values) continue;
    facet.further_values += facet.values.size() - shown_values;
    facet.values.resize(shown_values);
  }
  return facets;
}

}  // namespace

std::string byte_size(std::uint64_t bytes) {
  static constexpr std::string_view units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (size >= 1024 && unit + 1 < std::size(units)) size /= 1024, ++unit;
  return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", size, units[unit]);
}

void append_text(std::string& out, const IndexStats& stats, FailedFiles failed, const TextStyle& style) {
  append_figure(out, "documents", fmt::format("{}", stats.documents), style);
  append_figure(out, "dates", dates(stats), style);
  append_figure(out, "terms", fmt::format("{}, {:.1f} a document", stats.terms_total, stats.average_length),
                style);
  append_figure(out, "size on disk", byte_size(stats.bytes_on_disk), style);
  append_figure(out, "format",
                fmt::format("{}, written by dossier {}", stats.format_version, stats.software_version),
                style);
  append_roots(out, stats, style);
  append_failed(out, stats, failed, style);
  if (!stats.facets.empty()) out += '\n';
  append_facets(out, shortened(stats.facets), style);
}

}  // namespace dossier::render
