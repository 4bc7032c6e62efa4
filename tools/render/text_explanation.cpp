// SPDX-License-Identifier: GPL-2.0-or-later
// How is it shown what a query means, and which terms a text is cut into?
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

void append_part(std::string& out, std::string_view label, std::string_view lines, const TextStyle& style) {
  paint(out, style, Ink::bold, label);
  out += '\n';
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    out += "  " + printable(lines.substr(0, end)) + '\n';
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
  }
}

}  // namespace

void append_text(std::string& out, const Explanation& explanation, std::string_view query,
                 const TextStyle& style) {
  append_issues(out, explanation.issues, query, style);
  append_part(out, "query", explanation.canonical, style);
  append_part(out, "tree", explanation.tree, style);
  append_part(out, "xapian", explanation.compiled, style);
}

void append_text(std::string& out, std::span<const TermInfo> terms, std::string_view text,
                 const TextStyle& style) {
  std::size_t widest = 4;
  for (const auto& term : terms) widest = std::max(widest, display_width(term.term));
  paint(out, style, Ink::bold,
        fmt::format("{:>8}  {:<8}  term{:{}}  from", "position", "kind", "", widest - 4));
  out += '\n';
  for (const auto& term : terms) {
    const auto padding = widest - display_width(term.term);
    const auto begin = std::min(term.begin, text.size());
    const auto from = text.substr(begin, std::max(term.end, begin) - begin);
    const auto position = term.position == 0 ? "-" : fmt::format("{}", term.position);
    out += fmt::format("{:>8}  {:<8}  {}{:{}}  {}\n", position, term.kind, printable(term.term), "", padding,
                       printable(from));
  }
}

}  // namespace dossier::render
