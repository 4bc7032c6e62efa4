// SPDX-License-Identifier: GPL-2.0-or-later
// Why does a request find so little, and why not this document?
#include "search/misses.h"

#include "search/filters.h"
#include "search/loosen.h"
#include "search/today.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::Role;

constexpr std::size_t most_shown = 6;

/// Holds the clauses of one request against one document.
class Judge {
 public:
  Judge(const store::Snapshot& snapshot, const SearchRequest& request, DocumentNumber number,
        const Deadline& deadline)
      : snapshot_(snapshot),
        request_(request),
        today_(today_of(request)),
        number_(number),
        deadline_(deadline),
        lists_(snapshot, deadline),
        root_(query::parse(request.query, today_).root),
        keeps_capitals_(keeps_capitals(root_)) {}

  std::vector<ClauseMatch> clauses() {
    Alternatives alternatives;
    for (const OptionFilter& filter : option_filters(request_.filters)) add_option(filter, alternatives);
    if (is_group(root_)) {
      add_group(root_, alternatives);
    } else if (root_.kind != NodeKind::nothing) {
      if (is_alternative(root_)) alternatives[*root_.field].push_back(clauses_.size());
      add_part(root_, Node{});
    }
    settle(alternatives);
    return std::move(clauses_);
  }

 private:
  /// Clauses of one field any of which is enough.
  using Alternatives = std::map<schema::Field, std::vector<std::size_t>>;

  static bool is_group(const Node& node) {
    return node.kind == NodeKind::ranked || node.kind == NodeKind::all_of;
  }

  /// Whether the document matches a part of the query by itself. What is not wanted has no synonyms, so it is
  /// asked for as it stands.
  bool has(const Node& node) {
    Node asked = node;
    if (node.role == Role::prohibited) {
      asked = Node{};
      asked.kind = NodeKind::ranked;
      asked.children.push_back(node);
    }
    std::vector<QueryIssue> unheard;
    const Match found =
        match_part(snapshot_, asked, lists_, request_.expansion, deadline_, unheard, keeps_capitals_);
    return found.documents.has(number_) != (node.role == Role::prohibited);
  }

  bool has(const SearchFilters& filters) const {
    std::vector<QueryIssue> unheard;
    FilterSet set;
    set.add(filters, today_);
    set.resolve(snapshot_, deadline_, unheard);
    Bitmap documents = all_documents(snapshot_);
    set.apply(documents);
    return documents.has(number_);
  }

  void add_option(const OptionFilter& filter, Alternatives& alternatives) {
    const bool matches = has(filter.alone);
    if (filter.field != schema::Field::date) alternatives[filter.field].push_back(clauses_.size());
    clauses_.push_back({filter.text, 0, 0, matches, !matches});
  }

  void add_part(const Node& part, const Node& parent) {
    const bool matches = has(part) != (part.role == Role::prohibited);
    clauses_.push_back(
        {typed_part(request_.query, parent, part), part.offset, part.length, matches, !matches});
  }

  /// \param alternatives gets the values that stand side by side here
  void add_group(const Node& group, Alternatives& alternatives) {
    Node optional;
    optional.kind = NodeKind::ranked;
    std::vector<std::size_t> optional_clauses;
    bool has_required = false;
    for (const Node& child : group.children) {
      has_required = has_required || (child.role == Role::required && !is_filter(child));
      if (child.role == Role::required && is_group(child)) {
        Alternatives inner;
        add_group(child, inner);
        settle(inner);
        continue;
      }
      if (child.role == Role::optional) {
        optional.children.push_back(child);
        optional_clauses.push_back(clauses_.size());
      }
      if (group.kind == NodeKind::ranked && is_alternative(child))
        alternatives[*child.field].push_back(clauses_.size());
      add_part(child, group);
    }
    // One of the optional parts must match, unless others must.
    const bool is_missing = !optional_clauses.empty() && !has_required && !has(optional);
    for (const std::size_t clause : optional_clauses) clauses_[clause].excludes = is_missing;
  }

  /// Alternatives leave the document out together.
  void settle(const Alternatives& alternatives) {
    for (const auto& [field, clauses] : alternatives) {
      const bool is_any = std::any_of(clauses.begin(), clauses.end(),
                                      [&](std::size_t clause) { return clauses_[clause].matches; });
      for (const std::size_t clause : clauses) clauses_[clause].excludes = !is_any;
    }
  }

  const store::Snapshot& snapshot_;
  const SearchRequest& request_;
  schema::Date today_;
  DocumentNumber number_;
  const Deadline& deadline_;
  PostingLists lists_;
  Node root_;
  bool keeps_capitals_;
  std::vector<ClauseMatch> clauses_;
};

}  // namespace

std::vector<LoosenedQuery> loosened_queries(const store::Snapshot& snapshot, const SearchRequest& request,
                                            std::size_t total, const Deadline& deadline) {
  auto loosened = loosenings(request, query::parse(request.query, today_of(request)).root);
  for (Loosening& looser : loosened) {
    SearchRequest trial = request;
    trial.query = looser.query.query;
    trial.filters = looser.query.filters;
    looser.query.total = count_found(snapshot, std::move(trial), deadline);
  }
  std::erase_if(loosened, [&](const Loosening& looser) { return looser.query.total <= total; });
  std::stable_sort(loosened.begin(), loosened.end(), [](const Loosening& a, const Loosening& b) {
    return std::pair(a.change, b.query.total) < std::pair(b.change, a.query.total);
  });
  std::vector<LoosenedQuery> best;
  for (Loosening& looser : std::span(loosened).first(std::min(loosened.size(), most_shown)))
    best.push_back(std::move(looser.query));
  return best;
}

std::vector<ClauseMatch> why_not(const store::Snapshot& snapshot, const SearchRequest& request,
                                 DocumentNumber number, const Deadline& deadline) {
  SearchRequest tried = request;
  tried.limit = 0;
  (void)run(snapshot, tried, deadline);  // throws as a search does
  return Judge(snapshot, request, number, deadline).clauses();
}

}  // namespace dossier::search
