// SPDX-License-Identifier: GPL-2.0-or-later
// Which stars of a query are printed, and stand for nothing?
#include "search/printed_stars.h"

#include "support/ascii.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;

bool is_of_name(char c) {
  return support::is_upper(c) || support::is_digit(c) || c == '*';
}

bool is_name_with_star(std::string_view word) {
  return word.find('*') != std::string_view::npos && word.front() != '*' && word.back() != '*' &&
         std::any_of(word.begin(), word.end(), support::is_upper);
}

/// Whether a word goes on at a place: "A*STARs", "A*É", not "A*STAR’s".
bool is_inside_word(const std::string& text, std::size_t place) {
  if (place >= text.size()) return false;
  const std::string_view rest = std::string_view(text).substr(place);
  const bool is_general_punctuation = rest.starts_with("\xE2\x80") || rest.starts_with("\xE3\x80");
  return support::is_letter(rest.front()) ||
         (static_cast<unsigned char>(rest.front()) >= 0xC0 && !is_general_punctuation);
}

/// Calls `visit(begin, length)` for each name of a text.
template <class Visit>
void for_each_name(const std::string& text, Visit&& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_of_name(text[end])) ++end;
    const bool is_whole = (begin == 0 || !is_inside_word(text, begin - 1)) && !is_inside_word(text, end);
    if (end > begin && is_whole && is_name_with_star(std::string_view(text).substr(begin, end - begin)))
      visit(begin, end - begin);
    begin = end + 1;
  }
}

bool may_have_stars(const Node& node) {
  return node.kind == NodeKind::wildcard || node.kind == NodeKind::phrase;
}

}  // namespace

bool has_name_with_star(const Node& root) {
  bool has = false;
  if (may_have_stars(root)) for_each_name(root.text, [&](std::size_t, std::size_t) { has = true; });
  return has || std::any_of(root.children.begin(), root.children.end(), has_name_with_star);
}

bool StarReader::is_printed(const std::string& name) {
  if (const auto place = known_.find(name); place != known_.end()) return place->second;
  deadline_.check();
  const Expansion expansion = expand_wildcard(snapshot_.database, name, {}, budget_);
  const bool is = expansion.terms.empty() && expansion.cut == ExpansionCut::none;
  return known_.emplace(name, is).first->second;
}

void StarReader::read(Node& root) {
  for (Node& child : root.children) read(child);
  if (!may_have_stars(root)) return;
  std::string text = root.text;
  for_each_name(root.text, [&](std::size_t begin, std::size_t length) {
    if (!is_printed(root.text.substr(begin, length))) return;
    const auto first = text.begin() + static_cast<std::ptrdiff_t>(begin);
    std::replace(first, first + static_cast<std::ptrdiff_t>(length), '*', ' ');
  });
  if (text == root.text) return;
  root.text = std::move(text);
  root.kind = NodeKind::phrase;
}

}  // namespace dossier::search
