// SPDX-License-Identifier: GPL-2.0-or-later
// How are people, their offices, and doubts about metadata laid out for reading?
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

/// `text` and spaces up to `width` columns.
template <class People>
std::size_t name_width(const People& people) {
  std::size_t width = 0;
  for (const auto& person : people) width = std::max(width, display_width(printable(person.name)));
  return width;
}

std::string period(std::string_view from, std::string_view to, std::string_view no_from,
                   std::string_view no_to) {
  return fmt::format("{} to {}", from.empty() ? no_from : from, to.empty() ? no_to : to);
}

/// What a date that was not taken says about how the document was filed.
std::string remark(const DocumentRecord& record, const Provenance& entry) {
  const bool is_filing = entry.source == "file-name" || entry.source == "front-matter";
  if (entry.field != "date" || !is_filing || entry.value >= record.date) return {};
  return "; filed before the event that it reports";
}

}  // namespace

void append_text(std::string& out, const std::vector<MinisterSummary>& ministers, const TextStyle& style) {
  const std::size_t width = name_width(ministers);
  for (const MinisterSummary& minister : ministers) {
    paint(out, style, Ink::bold, padded(minister.name, width));
    out += fmt::format("  {:>5}  ", minister.documents);
    out += minister.first_date.empty() ? "no date"
                                       : fmt::format("{} to {}", minister.first_date, minister.last_date);
    if (!minister.is_in_authority) paint(out, style, Ink::dim, "  not in the authority files");
    out += '\n';
  }
}

void append_text(std::string& out, const std::vector<OfficeHolder>& holders, const TextStyle& style) {
  const std::size_t width = name_width(holders);
  for (const OfficeHolder& holder : holders) {
    paint(out, style, Ink::bold, padded(holder.name, width));
    out += fmt::format("  {}  ", period(holder.from, holder.to, "unknown", "open or unknown"));
    paint(out, style, Ink::dim, printable(holder.office));
    out += '\n';
  }
}

void append_doubts(std::string& out, const DocumentRecord& record, const TextStyle& style) {
  paint(out, style, Ink::bold, printable(record.id));
  out += '\n';
  for (const Provenance& entry : record.provenance) {
    const bool is_rival =
        std::any_of(record.provenance.begin(), record.provenance.end(),
                    [&](const auto& other) { return other.is_rejected && other.field == entry.field; });
    if (!is_rival) continue;
    out += fmt::format("  {} {} {}: {}", entry.is_rejected ? "not  " : "taken", entry.field,
                       printable(entry.value), entry.source);
    if (!entry.reason.empty()) out += fmt::format(" ({})", printable(entry.reason));
    if (entry.is_rejected) out += remark(record, entry);
    out += '\n';
  }
}

}  // namespace dossier::render
