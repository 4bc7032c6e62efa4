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

}  // namespace dossier::query
