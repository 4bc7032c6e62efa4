// SPDX-License-Identifier: GPL-2.0-or-later
// What is the syntax tree of a query?
#pragma once

#include "schema/date.h"
#include "schema/fields.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dossier::query {

enum class NodeKind {
  nothing,      ///< an empty query: it selects every document
  word,         ///< a word as typed: `scams`, `COVID-19`
  phrase,       ///< words in this order, as typed: `"data centre"`
  wildcard,     ///< a word with `*`: `cyber*`
  near,         ///< children (words or phrases) at most `distance` words apart, in any order
  field_value,  ///< a facet field with this value: `minister:iswaran`
  dates,        ///< a range of dates
  ranked,       ///< children ranked together: the more of the optional ones, the better
  all_of,       ///< AND (and NOT)
  any_of,       ///< OR
};

/// What a child means to its `ranked` or `all_of` parent.
enum class Role {
  optional,    ///< counts for the rank
  required,    ///< must match
  prohibited,  ///< must not match
};

/// A node of the tree.
struct Node {
  NodeKind kind = NodeKind::nothing;
  Role role = Role::optional;
  /// Of words, phrases, wildcards and field values: as typed, without quotes.
  std::string text;
  /// The field that the text is looked for in; none: the whole document.
  std::optional<schema::Field> field;
  schema::DateRange dates;
  unsigned distance = 0;
  /// Where it stands in the query, in bytes.
  std::size_t offset = 0;
  std::size_t length = 0;
  std::vector<Node> children;
};

/// The query in canonical form: parsed again, it gives the same tree.
[[nodiscard]] std::string print_canonical(const Node& root);

/// The tree, one node a line, indented.
[[nodiscard]] std::string print_tree(const Node& root);

}  // namespace dossier::query
