// SPDX-License-Identifier: GPL-2.0-or-later
// How does a request become a total, facets and an order of documents?
#include "search/search.h"

#include "schema/fields.h"
#include "search/explain_tokens.h"
#include "search/facets.h"
#include "search/filters.h"
#include "search/today.h"

#include <dossier/error.h>

#include <algorithm>

#include <fmt/format.h>

namespace dossier::search {
namespace {

std::vector<schema::FacetKey> facet_keys(const SearchRequest& request) {
  std::vector<schema::FacetKey> keys;
  for (const auto& name : request.facets) {
    const auto key = schema::facet_named(name);
    if (!key)
      throw Error(ErrorCode::invalid_argument, fmt::format("there is no facet '{}'", name),
                  fmt::format("facets are: {}", fmt::join(facet_names(), ", ")));
    if (std::find(keys.begin(), keys.end(), *key) == keys.end()) keys.push_back(*key);
  }
  return keys;
}

void check_strict(const SearchRequest& request, const std::vector<QueryIssue>& issues) {
  if (request.mode != QueryMode::strict || issues.empty()) return;
  const QueryIssue& first = issues.front();
  throw Error(ErrorCode::invalid_argument,
              first.length == 0 ? first.message : fmt::format("{} (byte {})", first.message, first.offset),
              "correct the query, or leave --strict out to have it answered as well as possible");
}

/// The posting lists that the words of a query are read from, a line a word.
std::string describe(const Match& match, PostingLists& lists) {
  std::string out;
  for (const Leaf& leaf : match.leaves)
    for (const TermChoice& terms : leaf.words)
      out += fmt::format("{}{} ({})", out.empty() ? "" : "\n", fmt::join(terms, " | "),
                         lists.of(terms).documents.size());
  return out;
}

/// Whether it does not matter which documents match beyond those that are shown.
bool wants_page_only(const SearchRequest& request, const Frame* frame) {
  return !request.count_total && request.limit && request.facets.empty() && frame == nullptr;
}

/// What the hits are put in order by.
SortOrder order_of(const SearchRequest& request, const Match& match, const Frame* frame) {
  const bool has_scores = frame != nullptr || !match.leaves.empty();
  return request.sort == SortOrder::relevance && !has_scores ? SortOrder::newest : request.sort;
}

}  // namespace

Deadline deadline_of(const SearchRequest& request) {
  Deadline deadline;
  constexpr std::chrono::hours longest{24 * 365};  // beyond the clock's end it would have passed already
  if (request.timeout)
    deadline.at =
        std::chrono::steady_clock::now() +
        std::clamp<std::chrono::milliseconds>(*request.timeout, std::chrono::milliseconds{0}, longest);
  deadline.cancel = request.cancel;
  return deadline;
}

Found run(const store::Snapshot& snapshot, const SearchRequest& request, const Deadline& deadline,
          const Frame* frame) {
  const std::vector<schema::FacetKey> facets = facet_keys(request);
  Found found;
  const schema::Date today = today_of(request);
  found.parsed = query::parse(request.query, today);
  found.issues = found.parsed.issues;
  FilterSet filters;
  filters.add(request.filters, today);
  filters.take_from(found.parsed.root);
  filters.resolve(snapshot, deadline, found.issues);
  PostingLists lists(snapshot, deadline);
  found.match = match(snapshot, found.parsed.root, lists, request.expansion, deadline, found.issues,
                      wants_page_only(request, frame) ? Testing::put_off : Testing::at_once);
  check_strict(request, found.issues);
  if (frame != nullptr) found.match.documents &= frame->documents;

  Bitmap selected = found.match.documents;
  filters.apply(selected);
  const SortOrder order = order_of(request, found.match, frame);
  const Page page{request.offset, request.limit};
  if (!found.match.tests.empty()) {
    Passing passing = pass_for_page(snapshot, found.match, lists, selected, order, page, deadline);
    selected = std::move(passing.documents);
    found.is_total_exact = passing.is_all;
  }
  found.total = selected.count();
  for (const schema::FacetKey& facet : facets) {
    Bitmap documents = found.match.documents;
    filters.apply(documents, facet.field);
    found.facets.push_back(count_facet(*snapshot.columns, facet, documents, request.facet_limit));
  }
  deadline.check();

  if (request.limit == 0U) return found;
  if (order != SortOrder::relevance) {
    found.page = rank_by_date(snapshot, selected, order, page);
  } else if (frame != nullptr) {
    found.page = rank_by_scores(snapshot, frame->scores, selected, page);
  } else {
    found.page = rank_by_relevance(snapshot, found.match, lists, selected, page, deadline);
  }
  return found;
}

std::size_t count_found(const store::Snapshot& snapshot, SearchRequest request, const Deadline& deadline) {
  request.limit = 0;
  request.count_total = true;
  request.facets.clear();
  request.mode = QueryMode::lenient;
  return run(snapshot, request, deadline).total;
}

Explanation explain(const store::Snapshot& snapshot, const SearchRequest& request) {
  Explanation explanation;
  const schema::Date today = today_of(request);
  query::Parsed parsed = query::parse(request.query, today);
  explanation.canonical = query::print_canonical(parsed.root);
  explanation.tree = query::print_tree(parsed.root);
  explanation.issues = parsed.issues;
  FilterSet filters;
  filters.add(request.filters, today);
  filters.take_from(parsed.root);
  const Deadline deadline = deadline_of(request);
  filters.resolve(snapshot, deadline, explanation.issues);
  explanation.tokens = explain_tokens(snapshot, parsed, request.query, request.expansion);
  PostingLists lists(snapshot, deadline);
  Match found = match(snapshot, parsed.root, lists, request.expansion, deadline, explanation.issues);
  check_strict(request, explanation.issues);
  explanation.compiled = describe(found, lists);
  explanation.expanded = std::move(found.expanded);
  return explanation;
}

}  // namespace dossier::search
