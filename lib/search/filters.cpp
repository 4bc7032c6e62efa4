// SPDX-License-Identifier: GPL-2.0-or-later
// What is selected apart from the words, field by field?
#include "search/filters.h"

#include "search/values.h"

#include <dossier/error.h>

#include <algorithm>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using schema::Field;

schema::Date date_of(std::string_view name, const std::string& text) {
  if (const auto date = schema::parse_date(text)) return *date;
  throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no date for {}", text, name),
              "write it as 2023, 2023-02 or 2023-02-28");
}

bool is_value_filter(const Node& node) {
  return node.kind == NodeKind::field_value && node.role != query::Role::prohibited &&
         node.field != Field::id;
}

bool is_date_filter(const Node& node) {
  return node.kind == NodeKind::dates && node.role != query::Role::prohibited;
}

}  // namespace

void FilterSet::add_values(Field field, const std::vector<std::string>& values) {
  for (const auto& value : values) values_[field].push_back({value, 0, 0});
}

void FilterSet::add_range(const schema::DateRange& range) {
  ranges_.push_back(range);
}

void FilterSet::add(const SearchFilters& filters) {
  add_values(Field::category, filters.categories);
  add_values(Field::minister, filters.ministers);
  add_values(Field::topic, filters.topics);
  if (!filters.since.empty()) add_range({schema::first_day(date_of("since", filters.since)), std::nullopt});
  if (!filters.until.empty()) add_range({std::nullopt, schema::last_day(date_of("until", filters.until))});
}

void FilterSet::take_from(Node& root) {
  const auto take = [&](const Node& node) {
    if (is_value_filter(node)) {
      values_[*node.field].push_back({node.text, node.offset, node.length});
    } else if (is_date_filter(node)) {
      add_range(node.dates);
    } else {
      return false;
    }
    return true;
  };
  if (root.kind == NodeKind::ranked) {
    std::erase_if(root.children, take);
    if (root.children.empty()) root = Node{};
  } else if (take(root)) {
    root = Node{};
  }
}

void FilterSet::resolve(const store::Snapshot& snapshot, std::vector<QueryIssue>& issues) {
  for (const auto& [field, wanted] : values_) {
    Bitmap documents(snapshot.columns->last());
    for (const Wanted& value : wanted) {
      const auto values = resolve_value(snapshot, field, value.text, value.offset, value.length, issues);
      documents |= documents_with(snapshot, field, values);
    }
    selected_.emplace(field, std::move(documents));
  }
  for (const schema::DateRange& range : ranges_) {
    Bitmap documents = documents_dated(snapshot, range);
    const auto [place, is_new] = selected_.try_emplace(Field::date, std::move(documents));
    if (!is_new) place->second &= documents;
  }
}

void FilterSet::apply(Bitmap& documents, std::optional<Field> except) const {
  for (const auto& [field, selected] : selected_)
    if (field != except) documents &= selected;
}

}  // namespace dossier::search
