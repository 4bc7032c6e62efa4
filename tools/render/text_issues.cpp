// SPDX-License-Identifier: GPL-2.0-or-later
// How is a problem in a query shown, with its place?
#include "display_text.h"
#include "text.h"

#include <algorithm>

namespace dossier::render {
namespace {

constexpr std::size_t indent = 2;

bool has_place(const QueryIssue& issue, std::string_view query) {
  return (issue.length > 0 || issue.offset > 0) && issue.offset <= query.size();
}

// Where `query` may be cut so that at most `room` columns are left in front of `offset`.
std::size_t window_begin(std::string_view query, std::size_t offset, std::size_t room) {
  std::size_t begin = 0;
  while (begin < offset && display_width(query.substr(begin, offset - begin)) > room) {
    ++begin;
    while (begin < offset && (static_cast<unsigned char>(query[begin]) & 0xC0) == 0x80) ++begin;
  }
  return begin;
}

// Long queries cost too much to measure in full; nobody reads more than a line of them.
std::string_view near(std::string_view query, std::size_t& offset, std::size_t width) {
  const auto reach = width * 4;
  const auto cut = offset - std::min(offset, reach);
  query = query.substr(cut, 2 * reach);
  offset -= cut;
  return query;
}

void append_place(std::string& out, const QueryIssue& issue, std::string_view query, const TextStyle& style) {
  const auto width = std::max<std::size_t>(style.width, 20) - indent;
  auto offset = issue.offset;
  query = near(query, offset, width);
  const auto begin = window_begin(query, offset, width / 2);
  const auto before = query.substr(begin, offset - begin);
  const auto marked = query.substr(offset, issue.length);
  const auto column = display_width(before);
  const auto carets = std::clamp<std::size_t>(display_width(marked), 1, width - column);
  out.append(indent, ' ');
  out += shorten(query.substr(begin), width, style) + '\n';
  out.append(indent + column, ' ');
  paint(out, style, Ink::match, std::string(carets, '^'));
  out += '\n';
}

}  // namespace

void append_issues(std::string& out, const std::vector<QueryIssue>& issues, std::string_view query,
                   const TextStyle& style) {
  for (const auto& issue : issues) {
    paint(out, style, Ink::bold, "note: ");
    append_lines(out, wrap(issue.message, style.width - std::min<std::size_t>(style.width, 6), style), 6);
    if (has_place(issue, query)) append_place(out, issue, query, style);
  }
}

}  // namespace dossier::render
