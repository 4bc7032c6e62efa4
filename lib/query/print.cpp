// SPDX-License-Identifier: GPL-2.0-or-later
// How is a syntax tree written for people?
#include "query/syntax.h"

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
  return fmt::format("{}..{}", dates.from ? dates.from->iso() : "", dates.to ? dates.to->iso() : "");
}

bool needs_quotes(const Node& node) {
  if (node.kind == NodeKind::phrase) return true;
  return node.kind == NodeKind::field_value && node.text.find_first_of(" ()") != std::string::npos;
}

std::string print_leaf(const Node& node) {
  std::string field = node.field ? fmt::format("{}:", schema::info(*node.field).name) : "";
  if (node.kind == NodeKind::dates) return fmt::format("date:{}", print_dates(node.dates));
  return needs_quotes(node) ? fmt::format("{}\"{}\"", field, node.text) : field + node.text;
}

bool is_group(const Node& node) {
  return !node.children.empty();
}

std::string print(const Node& node);

std::string print_child(const Node& child) {
  return is_group(child) ? fmt::format("({})", print(child)) : print(child);
}

std::string print_ranked(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += ' ';
    const bool selects = child.kind == NodeKind::phrase || child.kind == NodeKind::near ||
                         child.kind == NodeKind::field_value || child.kind == NodeKind::dates || child.field;
    if (child.role == Role::prohibited) out += '-';
    if (child.role == Role::required && !selects) out += '+';
    out += print_child(child);
  }
  return out;
}

std::string print_all_of(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    const bool is_not = child.role == Role::prohibited;
    if (!out.empty()) out += is_not ? " NOT " : " AND ";
    if (out.empty() && is_not) out += "NOT ";
    out += print_child(child);
  }
  return out;
}

std::string print_joined(const Node& node, std::string_view separator) {
  std::string out;
  for (const Node& child : node.children) {
    if (!out.empty()) out += separator;
    out += print_child(child);
  }
  return out;
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
      return print_joined(node, fmt::format(" NEAR/{} ", node.distance));
    default:
      return print_leaf(node);
  }
}

void print_tree(const Node& node, std::size_t depth, std::string& out) {
  out.append(depth * 2, ' ');
  if (node.role == Role::required) out += '+';
  if (node.role == Role::prohibited) out += '-';
  out += kind_name(node.kind);
  if (node.kind == NodeKind::near) fmt::format_to(std::back_inserter(out), "/{}", node.distance);
  if (node.children.empty() && node.kind != NodeKind::nothing)
    fmt::format_to(std::back_inserter(out), " {}", print_leaf(node));
  out += '\n';
  for (const Node& child : node.children) print_tree(child, depth + 1, out);
}

}  // namespace

std::string print_canonical(const Node& root) {
  if (root.role == Role::prohibited) return fmt::format("NOT {}", print_child(root));
  return print(root);
}

std::string print_tree(const Node& root) {
  std::string out;
  print_tree(root, 0, out);
  return out;
}

}  // namespace dossier::query
