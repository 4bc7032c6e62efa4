// SPDX-License-Identifier: GPL-2.0-or-later
// How is it shown that another query would find more, and why a document is not found?
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

void append_line(std::string& out, const std::string& line, const TextStyle& style) {
  append_lines(out, wrap(line, style.width, style), 0);
}

/// What a clause is to the document.
std::string_view verdict(const ClauseMatch& clause) {
  if (clause.excludes) return "leaves it out";
  return clause.matches ? "matches" : "is not in it";
}

}  // namespace

void append_respelt(std::string& out, const Answer& answer, const TextStyle& style) {
  const SearchResults& results = answer.results;
  if (results.corrected) {
    append_line(
        out, fmt::format("no documents for {}; showing {} instead", answer.request.query, *results.corrected),
        style);
  } else if (!results.suggestions.empty()) {
    const SpellingSuggestion& best = results.suggestions.front();
    append_line(out, fmt::format("did you mean {}? ({})", best.query, counted(best.total, "document")),
                style);
  }
}

void append_loosened(std::string& out, const SearchResults& results, const TextStyle& style) {
  for (const LoosenedQuery& looser : results.loosened)
    append_line(out, fmt::format("{}: {}", looser.description, counted(looser.total, "document")), style);
}

void append_text(std::string& out, const WhyNot& why_not, const TextStyle& style) {
  append_line(out,
              fmt::format("{} is {} for {}", why_not.id, why_not.is_found() ? "found" : "not found",
                          why_not.query.empty() ? "these filters" : why_not.query),
              style);
  std::vector<ClauseMatch> clauses = why_not.clauses;
  std::stable_partition(clauses.begin(), clauses.end(), [](const auto& clause) { return clause.excludes; });
  for (const ClauseMatch& clause : clauses)
    out += fmt::format("  {:<13}  {}\n", verdict(clause), printable(clause.text));
}

}  // namespace dossier::render
