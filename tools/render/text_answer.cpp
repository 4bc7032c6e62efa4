// SPDX-License-Identifier: GPL-2.0-or-later
// How is the answer to a search laid out for reading?
#include "citation.h"
#include "display_text.h"
#include "text.h"

#include <fmt/format.h>

#include <algorithm>

namespace dossier::render {
namespace {

void add_any_of(std::vector<std::string>& parts, const std::vector<std::string>& values) {
  if (!values.empty()) parts.push_back(fmt::format("{}", fmt::join(values, " or ")));
}

std::string described(const SearchFilters& filters) {
  std::vector<std::string> parts;
  add_any_of(parts, filters.categories);
  add_any_of(parts, filters.ministers);
  add_any_of(parts, filters.topics);
  if (!filters.since.empty()) parts.push_back("since " + filters.since);
  if (!filters.until.empty()) parts.push_back("until " + filters.until);
  return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

std::string head_line(const Answer& answer) {
  std::string head;
  if (answer.query_id) head += fmt::format("[{}] ", *answer.query_id);
  if (!answer.results.is_total_exact) head += "at least ";
  head += counted(answer.results.total, "document");
  if (answer.similar != nullptr) head += " like " + answer.similar->id;
  const auto& query = answer.results.corrected.value_or(answer.request.query);
  if (!query.empty()) head += " for " + query;
  return head + described(answer.request.filters);
}

/// The words that documents are found similar by.
void append_words(std::string& out, const SimilarResults& similar, const TextStyle& style) {
  std::vector<std::string_view> words;
  for (const auto& word : similar.words) words.push_back(word.word);
  const auto list =
      words.empty() ? "no words that others have" : fmt::format("by {}", fmt::join(words, ", "));
  append_lines(out, wrap(list, style.width, style, {}, Ink::dim), 0);
}

std::string or_else(const std::vector<std::string>& values, std::string_view otherwise) {
  return values.empty() ? std::string(otherwise) : fmt::format("{}", fmt::join(values, ", "));
}

std::string meta_line(const DocumentRecord& record, const TextStyle& style) {
  const auto dot = fmt::format(" {} ", ornament(style, "·", "-"));
  auto line = record.date.empty() ? "no date" : record.date;
  line += dot + or_else(record.categories, "other");
  if (!record.ministers.empty()) line += dot + or_else(record.ministers, "");
  return line;
}

// Where the snippet stands in the document, in front of it: "answer ¶12 ".
std::string place(const Snippet& snippet, const TextStyle& style) {
  std::string place;
  if (snippet.kind == ParagraphKind::question) place = "question ";
  if (snippet.kind == ParagraphKind::answer) place = "answer ";
  if (snippet.paragraph) place += fmt::format("{}{} ", ornament(style, "¶", "par. "), *snippet.paragraph);
  if (!snippet.paragraph && snippet.page) place += fmt::format("p. {} ", *snippet.page);
  const bool is_bare = !snippet.paragraph && !snippet.page;
  if (!place.empty() && is_bare) place.insert(place.size() - 1, ":");
  return place;
}

void append_snippet(std::string& out, const Snippet& snippet, std::size_t indent, const TextStyle& style) {
  if (snippet.text.empty()) return;
  const auto lead = place(snippet, style);
  auto marked = snippet.highlights;
  for (auto& [begin, end] : marked) begin += lead.size(), end += lead.size();
  out.append(indent, ' ');
  append_lines(out, wrap(lead + snippet.text, style.width - indent, style, marked), indent);
}

/// The document that copies have in common.
const std::string& original_id(const Hit& hit) {
  return hit.document.duplicate_of.empty() ? hit.document.id : hit.document.duplicate_of;
}

using HitGroup = std::vector<const Hit*>;

/// Hits in their order, copies behind the best of them.
std::vector<HitGroup> grouped(const std::vector<Hit>& hits, Copies copies) {
  std::vector<HitGroup> groups;
  for (const Hit& hit : hits) {
    auto same = copies == Copies::listed ? groups.end()
                                         : std::find_if(groups.begin(), groups.end(), [&](const auto& g) {
                                             return original_id(*g.front()) == original_id(hit);
                                           });
    if (same == groups.end()) same = groups.insert(groups.end(), HitGroup{});
    same->push_back(&hit);
  }
  return groups;
}

void append_citation(std::string& out, const Hit& hit, std::size_t indent, const TextStyle& style) {
  out.append(indent, ' ');
  append_lines(out, wrap(citation(hit.document, place_of(hit.snippet)), style.width - indent, style), indent);
}

void append_hit(std::string& out, const HitGroup& group, std::size_t rank_width, Citations citations,
                const TextStyle& style) {
  const Hit& hit = *group.front();
  const auto indent = rank_width + 2;
  const auto room = style.width - indent;
  const auto& record = hit.document;
  const auto& title = record.title.empty() ? record.id : record.title;
  const auto marked = record.title.empty() ? ByteRanges{} : ByteRanges(hit.title_highlights);
  out += fmt::format("{:>{}}  ", hit.rank, rank_width);
  append_lines(out, wrap(title, room, style, marked, Ink::bold), indent);
  out.append(indent, ' ');
  append_lines(out, wrap(meta_line(record, style), room, style), indent);
  append_snippet(out, hit.snippet, indent, style);
  for (const auto& passage : hit.more_passages) append_snippet(out, passage, indent, style);
  out.append(indent, ' ');
  paint(out, style, Ink::dim, printable(record.id));  // never broken: it is copied into `dossier show`
  out += '\n';
  if (citations == Citations::shown) append_citation(out, hit, indent, style);
  for (std::size_t copy = 1; copy < group.size(); ++copy) {
    out.append(indent, ' ');
    paint(out, style, Ink::dim, "also filed as " + printable(group[copy]->document.id));
    out += '\n';
  }
}

void append_hits(std::string& out, const std::vector<Hit>& hits, Copies copies, Citations citations,
                 const TextStyle& style) {
  if (hits.empty()) return;
  const auto rank_width = fmt::formatted_size("{}", hits.back().rank);
  for (const auto& group : grouped(hits, copies)) {
    out += '\n';
    append_hit(out, group, rank_width, citations, style);
  }
}

void append_what_is_left(std::string& out, const Answer& answer) {
  const auto& hits = answer.results.hits;
  const auto total = answer.results.total;
  if (total == 0 || answer.request.limit == 0u) return;
  if (hits.empty()) {
    out += fmt::format("\nnothing at --offset {}\n", answer.request.offset);
  } else if (hits.back().rank < total || !answer.results.is_total_exact) {
    out += fmt::format("\nshowing {}-{}; --offset {} for more{}\n", hits.front().rank, hits.back().rank,
                       hits.back().rank, hits.back().rank < total ? "" : ", if there are any");
  } else if (hits.front().rank > 1) {
    out += fmt::format("\nshowing {}-{}, the last\n", hits.front().rank, hits.back().rank);
  }
}

/// What stands in no document, unless the head says just that.
void append_absent(std::string& out, const std::vector<std::string>& absent, std::string_view head,
                   const TextStyle& style) {
  if (absent.empty() || head.ends_with("no documents for " + absent.front())) return;
  append_lines(out, wrap(fmt::format("in no document: {}", fmt::join(absent, ", ")), style.width, style), 0);
}

/// Which words were looked for by others too.
void append_expanded(std::string& out, const std::vector<ExpandedWord>& words, const TextStyle& style) {
  if (words.empty()) return;
  std::string line;
  for (const auto& word : words)
    line += fmt::format("{}{} for {}", line.empty() ? "also " : ", ", fmt::join(word.also, ", "), word.word);
  append_lines(out, wrap(line + " (--exact: not)", style.width, style, {}, Ink::dim), 0);
}

}  // namespace

std::string counted(std::size_t count, std::string_view noun) {
  if (count == 0) return fmt::format("no {}s", noun);
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void append_text(std::string& out, const Answer& answer, const TextStyle& style, Copies copies,
                 Citations citations) {
  append_issues(out, answer.results.issues, answer.request.query, style);
  append_respelt(out, answer, style);
  const std::string head = head_line(answer);
  append_lines(out, wrap(head, style.width, style, {}, Ink::heading), 0);
  append_absent(out, answer.results.absent, head, style);
  append_expanded(out, answer.results.expanded, style);
  append_loosened(out, answer.results, style);
  if (answer.similar != nullptr) append_words(out, *answer.similar, style);
  append_hits(out, answer.results.hits, copies, citations, style);
  append_what_is_left(out, answer);
  if (answer.results.facets.empty()) return;
  out += '\n';
  append_facets(out, answer.results.facets, style);
}

}  // namespace dossier::render
