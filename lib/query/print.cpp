// SPDX-License-Identifier: GPL-2.0-or-later
// How is a syntax tree written for people?
#include "query/syntax.h"

#include "query/typed_word.h"
#include "support/ascii.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace dossier::query {
namespace {

std::string_view kind_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::nothing:
      return "everything";
    case NodeKind::word:
      return "word";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::wildcard:
      return "wildcard";
    case NodeKind::near:
      return "near";
    case NodeKind::field_value:
      return "value";
    case NodeKind::dates:
      return "dates";
    case NodeKind::ranked:
      return "ranked";
    case NodeKind::all_of:
      return "all of";
    case NodeKind::any_of:
      return "any of";
  }
  return {};
}

std::string print_dates(const schema::DateRange& dates) {
  if (dates.is_undated) return std::string(schema::none_value);
  return fmt::format("{}..{}", dates.from ? dates.from->iso() : "", dates.to ? dates.to->iso() : "");
}

/// A value between quotation marks, with a `\` before those that are its own.
std::string print_quoted_value(std::string_view value) {
  std::string out = "\"";
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' || quote_length(value, i) > 0) out += '\\';
    out += value[i];
  }
  return out += '"';
}

std::string print_text(const Node& node) {
  if (node.kind == NodeKind::phrase) return fmt::format("\"{}\"", node.text);
  if (node.kind == NodeKind::field_value && !is_plain_value(node.text)) return print_quoted_value(node.text);
  const bool is_guarded = !node.field && !node.is_exact && needs_guard(node.text);
  return is_guarded ? "\\" + node.text : node.text;
}

std::string print_leaf(const Node& node) {
  if (node.kind == NodeKind::dates) return fmt::format("date:{}", print_dates(node.dates));
  const std::string field = node.field ? fmt::format("{}:", schema::info(*node.field).name) : "";
  return fmt::format("{}{}{}", field, node.is_exact ? "=" : "", print_text(node));
}

/// How tightly an operator binds; a looser one inside a tighter one needs brackets.
int tightness(const Node& node) {
  switch (node.kind) {
    case NodeKind::any_of:
      return 0;
    case NodeKind::all_of:
      return 1;
    case NodeKind::ranked:
      return 2;
    case NodeKind::near:
      return 3;
    default:
      return 4;
  }
}

std::string print(const Node& node);

/// Whether a `+` before it would be that of a telephone code.
bool is_number(const Node& node) {
  return node.kind == NodeKind::word && !node.field && !node.is_exact &&
         std::all_of(node.text.begin(), node.text.end(), support::is_digit);
}

std::string print_child(const Node& parent, const Node& child) {
  const bool is_chain = parent.kind == NodeKind::near && child.kind == NodeKind::near;
  const bool is_tighter = tightness(child) > tightness(parent) || is_chain;
  if (!is_tighter) return fmt::format("({})", print(child));
  const bool is_code = parent.kind == NodeKind::ranked && child.role == Role::required && is_number(child);
  return is_code ? "\\" + print(child) : print(child);
}

std::string print_ranked(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += ' ';
    if (child.role == Role::prohibited) out += '-';
    if (child.role == Role::required && natural_role(child) != Role::required) out += '+';
    out += print_child(node, child);
  }
  return out;
}

std::string print_all_of(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    const bool is_not = child.role == Role::prohibited;
    if (!out.empty()) out += is_not ? " NOT " : " AND ";
    if (out.empty() && is_not) out += "NOT ";
    out += print_child(node, child);
  }
  return out;
}

std::string print_joined(const Node& node, std::string_view separator) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += separator;
    out += print_child(node, child);
  }
  return out;
}

/// `NEAR/5`, `ADJ/5`.
std::string near_name(const Node& node) {
  return fmt::format("{}/{}", node.is_ordered ? "ADJ" : "NEAR", node.distance);
}

std::string print(const Node& node) {
  switch (node.kind) {
    case NodeKind::nothing:
      return {};
    case NodeKind::ranked:
      return print_ranked(node);
    case NodeKind::all_of:
      return print_all_of(node);
    case NodeKind::any_of:
      return print_joined(node, " OR ");
    case NodeKind::near:
      return print_joined(node, fmt::format(" {} ", near_name(node)));
    default:
      return print_leaf(node);
  }
}

void print_tree(const Node& node, std::size_t depth, std::string& out) {
  out.append(depth * 2, ' ');
  if (node.role == Role::required) out += '+';
  if (node.role == Role::prohibited) out += '-';
  out += node.kind == NodeKind::near && node.is_ordered ? "adjacent" : kind_name(node.kind);
  if (node.kind == NodeKind::near) fmt::format_to(std::back_inserter(out), "/{}", node.distance);
  if (node.children.empty() && node.kind != NodeKind::nothing)
    fmt::format_to(std::back_inserter(out), " {}", print_leaf(node));
  out += '\n';
  for (const Node& child : node.children) print_tree(child, depth + 1, out);
}

}  // namespace

std::string print_canonical(const Node& root) {
  return print(root);
}

std::string print_tree(const Node& root) {
  std::string out;
  print_tree(root, 0, out);
  return out;
}

}  // namespace dossier::query
