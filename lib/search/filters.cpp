// SPDX-License-Identifier: GPL-2.0-or-later
// What is selected apart from the words, field by field?
#include "search/filters.h"

#include "query/lexer.h"
#include "search/values.h"

#include <dossier/error.h>

#include <algorithm>

#include <fmt/format.h>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using schema::Field;

/// The days that an end of a range stands for. \param with_end the text of a range with this end
/// \param sign what may stand before the text and says the same
schema::DateRange range_of(std::string_view name, char sign, const std::string& text,
                           const std::string& with_end, const schema::Date& today) {
  const std::string& range = text.starts_with(sign) ? text : with_end;
  if (text.find("..") == std::string::npos)
    if (const auto days = schema::parse_date_range(range, today)) return *days;
  throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no date for {}", text, name),
              "write it as 2023, 2023-02, 2023-02-28, 90d, yesterday or last-month");
}

}  // namespace

void FilterSet::add_values(Field field, const std::vector<std::string>& values) {
  for (const auto& value : values) {
    if (value.size() > query::max_text_bytes)
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("a text of {} bytes is no {}: the limit is {}", value.size(),
                              schema::info(field).name, query::max_text_bytes));
    want(field, {value, 0, 0});
  }
}

/// What is asked for twice is looked up, and told, once.
void FilterSet::want(Field field, Wanted wanted) {
  if (known_.emplace(field, wanted.text).second) values_[field].push_back(std::move(wanted));
}

void FilterSet::add_range(const schema::DateRange& range) {
  (range.has_one_end() ? bounds_ : periods_).push_back(range);
}

void FilterSet::add(const SearchFilters& filters, const schema::Date& today) {
  add_values(Field::category, filters.categories);
  add_values(Field::minister, filters.ministers);
  add_values(Field::topic, filters.topics);
  if (!filters.since.empty()) add_range(range_of("since", '>', filters.since, filters.since + "..", today));
  if (!filters.until.empty()) add_range(range_of("until", '<', filters.until, ".." + filters.until, today));
}

void FilterSet::take_from(Node& root) {
  const auto take = [&](const Node& node) {
    if (node.kind == NodeKind::dates && node.role != query::Role::prohibited) {
      add_range(node.dates);
    } else if (is_alternative(node)) {
      want(*node.field, {node.text, node.offset, node.length});
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

void FilterSet::resolve(const store::Snapshot& snapshot, const Deadline& deadline,
                        std::vector<QueryIssue>& issues) {
  for (const auto& [field, wanted] : values_) {
    Bitmap documents(snapshot.columns->last());
    for (const Wanted& value : wanted) {
      deadline.check();
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
