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

/// The days that an end of a range stands for. \param range the text of a range with this end
schema::DateRange range_of(std::string_view name, const std::string& text, const std::string& range,
                           const schema::Date& today) {
  if (text.find("..") == std::string::npos)
    if (const auto days = schema::parse_date_range(range, today)) return *days;
  throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no date for {}", text, name),
              "write it as 2023, 2023-02, 2023-02-28, 90d, yesterday or last-month");
}

}  // namespace

void FilterSet::add_values(Field field, const std::vector<std::string>& values) {
  for (const auto& value : values) values_[field].push_back({value, 0, 0});
}

void FilterSet::add_range(const schema::DateRange& range) {
  (range.has_one_end() ? bounds_ : periods_).push_back(range);
}

void FilterSet::add(const SearchFilters& filters, const schema::Date& today) {
  add_values(Field::category, filters.categories);
  add_values(Field::minister, filters.ministers);
  add_values(Field::topic, filters.topics);
  if (!filters.since.empty()) add_range(range_of("since", filters.since, filters.since + "..", today));
  if (!filters.until.empty()) add_range(range_of("until", filters.until, ".." + filters.until, today));
}

void FilterSet::take_from(Node& root) {
  const auto take = [&](const Node& node) {
    if (node.kind == NodeKind::dates && node.role != query::Role::prohibited) {
      add_range(node.dates);
    } else if (is_alternative(node)) {
      values_[*node.field].push_back({node.text, node.offset, node.length});
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
      documents |= documents_meant(snapshot, field, value.text, value.offset, value.length, issues);
    }
    selected_.emplace(field, std::move(documents));
  }
  resolve_dates(snapshot);
}

void FilterSet::resolve_dates(const store::Snapshot& snapshot) {
  if (!periods_.empty()) {
    Bitmap documents(snapshot.columns->last());
    for (const schema::DateRange& period : periods_) documents |= documents_dated(snapshot, period);
    selected_.emplace(Field::date, std::move(documents));
  }
  for (const schema::DateRange& bound : bounds_) {
    Bitmap documents = documents_dated(snapshot, bound);
    const auto [place, is_new] = selected_.try_emplace(Field::date, std::move(documents));
    if (!is_new) place->second &= documents;
  }
}

void FilterSet::apply(Bitmap& documents, std::optional<Field> except) const {
  for (const auto& [field, selected] : selected_)
    if (field != except) documents &= selected;
}

}  // namespace dossier::search
