// SPDX-License-Identifier: GPL-2.0-or-later
// Which filters of a query hold for all of it?
#include "query/raise_filters.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace dossier::query {
namespace {

/// What is left of the rows gets brackets of its own in the canonical form, and brackets are nested only so
/// deep: a query that comes near that stays as it is.
constexpr int most_levels = 50;

int levels(const Node& node) {
  int most = 0;
  for (const Node& child : node.children) most = std::max(most, levels(child));
  return most + 1;
}

/// Calls `visit` with each part of a row; of one that is no row with itself.
template <class Visit>
void for_each_part(const Node& row, Visit&& visit) {
  if (row.kind != NodeKind::ranked) return visit(row);
  for (const Node& part : row.children) visit(part);
}

class Raiser {
 public:
  explicit Raiser(Node& root) : root_(root) {}

  void raise() {
    count_rows();
    for (Node& row : root_.children)
      if (row.role == Role::required) take_from(row);
    if (filters_.empty()) return;
    std::erase_if(root_.children, [](const Node& row) { return row.kind == NodeKind::nothing; });
    Node all;
    all.kind = NodeKind::ranked;
    all.offset = root_.offset;
    all.length = root_.length;
    all.children = rest();
    std::move(filters_.begin(), filters_.end(), std::back_inserter(all.children));
    root_ = std::move(all);
  }

 private:
  /// In how many rows each field has values.
  void count_rows() {
    for (const Node& row : root_.children) {
      if (row.role != Role::required) continue;
      std::map<schema::Field, bool> seen;
      for_each_part(row, [&](const Node& part) {
        if (is_alternative(part)) seen[*part.field] = true;
      });
      for (const auto& [field, unused] : seen) ++rows_[field];
    }
  }

  [[nodiscard]] bool holds_for_all(const Node& part) const {
    if (part.role == Role::prohibited) return false;
    if (is_alternative(part)) return rows_.at(*part.field) == 1;
    return part.kind == NodeKind::dates;
  }

  void take_from(Node& row) {
    if (row.kind != NodeKind::ranked) {
      if (holds_for_all(row)) filters_.push_back(std::exchange(row, Node{}));
      return;
    }
    auto& parts = row.children;
    const auto kept = std::stable_partition(parts.begin(), parts.end(),
                                            [&](const Node& part) { return !holds_for_all(part); });
    if (kept == parts.end()) return;
    std::move(kept, parts.end(), std::back_inserter(filters_));
    parts.erase(kept, parts.end());
    if (parts.empty()) {
      row = Node{};
    } else if (parts.size() == 1 && parts.front().role != Role::prohibited) {
      Node only = std::move(parts.front());
      only.role = Role::required;
      row = std::move(only);
    } else {
      set_span(row);
    }
  }

  /// What is left of the rows, as parts of one row.
  std::vector<Node> rest() {
    std::vector<Node> rest;
    const auto is_required = [](const Node& row) { return row.role == Role::required; };
    if (std::count_if(root_.children.begin(), root_.children.end(), is_required) > 1) {
      set_span(root_);
      root_.role = Role::required;
      rest.push_back(std::move(root_));
      return rest;
    }
    for (Node& row : root_.children) {
      if (row.role != Role::prohibited && row.kind == NodeKind::ranked) {
        std::move(row.children.begin(), row.children.end(), std::back_inserter(rest));
      } else {
        if (row.role != Role::prohibited && row.kind != NodeKind::all_of) row.role = natural_role(row);
        rest.push_back(std::move(row));
      }
    }
    return rest;
  }

  Node& root_;
  std::map<schema::Field, int> rows_;
  std::vector<Node> filters_;
};

}  // namespace

void raise_filters(Node& root) {
  if (root.kind == NodeKind::all_of && levels(root) <= most_levels) Raiser(root).raise();
}

}  // namespace dossier::query
