// SPDX-License-Identifier: GPL-2.0-or-later
// What is the syntax tree of a query?
#include "query/syntax.h"

namespace dossier::query {

Role natural_role(const Node& node) {
  switch (node.kind) {
    case NodeKind::phrase:
    case NodeKind::near:
    case NodeKind::field_value:
    case NodeKind::dates:
      return Role::required;
    default:
      return node.field ? Role::required : Role::optional;
  }
}

bool is_filter(const Node& node) {
  return node.kind == NodeKind::field_value || node.kind == NodeKind::dates;
}

bool is_alternative(const Node& node) {
  if (node.role == Role::prohibited) return false;
  if (node.kind == NodeKind::dates) return !node.dates.has_one_end();
  return node.kind == NodeKind::field_value;
}

void set_span(Node& group) {
  if (group.children.empty()) return;
  group.offset = group.children.front().offset;
  group.length = group.children.back().offset + group.children.back().length - group.offset;
}

}  // namespace dossier::query
