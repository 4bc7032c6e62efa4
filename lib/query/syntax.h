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
  near,         ///< children at most `distance` words from one to the next: words, phrases, wildcards, any_of
                ///< these; the first may be another `near`, whose last word is meant
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
  /// Of words, phrases, wildcards and field values: as typed, without quotes and signs around it.
  std::string text;
  /// Of words, phrases and wildcards: just as written, not by stems.
  bool is_exact = false;
  /// The field that the text is looked for in; none: the whole document.
  std::optional<schema::Field> field;
  schema::DateRange dates;
  unsigned distance = 0;
  /// Of `near`: each child stands before the next.
  bool is_ordered = false;
  /// Where it stands in the query, in bytes.
  std::size_t offset = 0;
  std::size_t length = 0;
  std::vector<Node> children;
};

/// What a part of a query means where no sign says it: filters, phrases and fields select; plain words are
/// ranked.
[[nodiscard]] Role natural_role(const Node& node);

/// Whether the node only selects: it says nothing about what the other words should find.
[[nodiscard]] bool is_filter(const Node& node);

/// Whether the node is one of the values that its field may have: others of the field side by side with it
/// widen the answer. A range of dates with one end, such as `since:2022`, is none: it narrows it.
[[nodiscard]] bool is_alternative(const Node& node);

/// Makes a group stand where its parts do, from the first to the last.
void set_span(Node& group);

/// The query in canonical form: parsed again, it gives the same tree, and has no issues.
[[nodiscard]] std::string print_canonical(const Node& root);

/// The tree, one node a line, indented.
[[nodiscard]] std::string print_tree(const Node& root);

}  // namespace dossier::query
