// SPDX-License-Identifier: GPL-2.0-or-later
// Which stars of a query are printed, and stand for nothing?
#include "search/printed_stars.h"

#include "search/wildcard.h"
#include "support/ascii.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;

bool is_name_with_star(std::string_view word) {
  const auto is_of_name = [](char c) { return support::is_upper(c) || support::is_digit(c) || c == '*'; };
  return word.find('*') != std::string_view::npos && word.front() != '*' && word.back() != '*' &&
         std::all_of(word.begin(), word.end(), is_of_name) &&
         std::any_of(word.begin(), word.end(), support::is_upper);
}

/// Calls `visit(begin, length)` for each name of a text of words with single spaces.
template <class Visit>
void for_each_name(const std::string& text, Visit&& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (is_name_with_star(std::string_view(text).substr(begin, end - begin))) visit(begin, end - begin);
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

void read_printed_stars(const store::Snapshot& snapshot, Node& root) {
  for (Node& child : root.children) read_printed_stars(snapshot, child);
  if (!may_have_stars(root)) return;
  std::string text = root.text;
  for_each_name(root.text, [&](std::size_t begin, std::size_t length) {
    const std::string name = root.text.substr(begin, length);
    WildcardBudget apart;
    if (!expand_wildcard(snapshot.database, name, {}, apart).terms.empty()) return;
    std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin),
                 text.begin() + static_cast<std::ptrdiff_t>(begin + length), '*', ' ');
  });
  if (text == root.text) return;
  root.text = std::move(text);
  root.kind = NodeKind::phrase;
}

}  // namespace dossier::search
