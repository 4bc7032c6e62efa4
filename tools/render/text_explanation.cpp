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

/// The terms of a word; of a wildcard how many there are and the first: "12 terms: a b c ...".
std::string terms_of(const QueryTokenInfo& token) {
  std::string terms = fmt::format("{}", fmt::join(token.terms, " "));
  if (token.terms.size() < token.term_count) terms += " ...";
  if (token.text.find('*') == std::string::npos) return terms;
  return fmt::format("{}: {}", counted(token.term_count, "term"), terms);
}

/// What the words of a query are looked for by too.
void append_also(std::string& out, std::span<const ExpandedWord> words, const TextStyle& style) {
  paint(out, style, Ink::bold, "also");
  out += '\n';
  for (const auto& word : words)
    out += fmt::format("  {}: {}\n", printable(word.word),
                       printable(fmt::format("{}", fmt::join(word.also, ", "))));
}

void append_tokens(std::string& out, std::span<const QueryTokenInfo> tokens, const TextStyle& style) {
  std::size_t widest = 0;
  for (const auto& token : tokens) widest = std::max(widest, display_width(printable(token.text)));
  widest = std::min<std::size_t>(widest, 40);
  paint(out, style, Ink::bold, "tokens");
  out += '\n';
  for (const auto& token : tokens) {
    const auto text = printable(token.text);
    const auto terms = printable(terms_of(token));
    const auto padding = terms.empty() ? 0 : widest - std::min(widest, display_width(text));
    out += fmt::format("  {:<8}  {}{:{}}{}{}\n", token.kind, text, "", padding, terms.empty() ? "" : "  ",
                       terms);
  }
}

}  // namespace

void append_text(std::string& out, const Explanation& explanation, std::string_view query,
                 const TextStyle& style) {
  append_issues(out, explanation.issues, query, style);
  if (!explanation.tokens.empty()) append_tokens(out, explanation.tokens, style);
  if (!explanation.expanded.empty()) append_also(out, explanation.expanded, style);
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
