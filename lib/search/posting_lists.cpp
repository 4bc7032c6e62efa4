// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and how often is it in each?
#include "search/posting_lists.h"

#include <dossier/error.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::search {
namespace {

PostingList merged(const PostingList& a, const PostingList& b) {
  PostingList out;
  out.documents.reserve(a.documents.size() + b.documents.size());
  out.frequencies.reserve(a.documents.size() + b.documents.size());
  const auto add = [&](const PostingList& from, std::size_t i, std::uint32_t more) {
    out.documents.push_back(from.documents[i]);
    out.frequencies.push_back(from.frequencies[i] + more);
  };
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < a.documents.size() && k < b.documents.size()) {
    if (a.documents[i] < b.documents[k]) {
      add(a, i++, 0);
    } else if (b.documents[k] < a.documents[i]) {
      add(b, k++, 0);
    } else {
      add(a, i++, b.frequencies[k]);
      ++k;
    }
  }
  for (; i < a.documents.size(); ++i) add(a, i, 0);
  for (; k < b.documents.size(); ++k) add(b, k, 0);
  return out;
}

PostingList read(const store::Snapshot& snapshot, const std::string& term, const Deadline& deadline) {
  constexpr std::size_t postings_between_looks = 65536;
  const Xapian::Database& database = snapshot.database;
  PostingList list;
  auto place = database.postlist_begin(term);
  if (place == Xapian::PostingIterator()) return list;
  deadline.check();
  const std::size_t count = database.get_termfreq(term);
  list.documents.reserve(count);
  list.frequencies.reserve(count);
  for (; place != Xapian::PostingIterator(); ++place) {
    list.documents.push_back(*place);
    list.frequencies.push_back(place.get_wdf());
    if (list.documents.size() % postings_between_looks == 0) deadline.check();
  }
  // Sets of documents have room for those of the columns.
  if (!std::is_sorted(list.documents.begin(), list.documents.end()) ||
      (!list.documents.empty() && list.documents.back() > snapshot.columns->last()))
    throw Error(ErrorCode::index_damaged, fmt::format("the index has no document {}", list.documents.back()),
                "make it anew with 'dossier rebuild', or restore it from a backup");
  return list;
}

/// The list of this name, from the snapshot's cache or made and kept there.
template <class Make>
std::shared_ptr<const PostingList> cached(const store::Snapshot& snapshot, const std::string& name,
                                          Make&& make) {
  if (auto list = snapshot.postings.find(name)) return list;
  auto list = std::make_shared<const PostingList>(make());
  snapshot.postings.add(name, list, name.size() + list->bytes());
  return list;
}

}  // namespace

const PostingList& PostingLists::of(const std::string& term) {
  auto& list = lists_[term];
  if (!list) list = cached(snapshot_, term, [&] { return read(snapshot_, term, deadline_); });
  return *list;
}

const PostingList& PostingLists::of(const TermChoice& terms) {
  if (terms.size() == 1) return of(terms.front());
  std::string name;
  for (const auto& term : terms) (name += term) += '\0';
  const auto place = lists_.find(name);
  if (place != lists_.end()) return *place->second;
  auto list = cached(snapshot_, name, [&] { return united(terms); });
  return *lists_.emplace(std::move(name), std::move(list)).first->second;
}

PostingList PostingLists::united(const TermChoice& terms) {
  std::vector<PostingList> parts;
  for (const auto& term : terms)
    if (const PostingList& list = of(term); !list.documents.empty()) parts.push_back(list);
  // Pairwise, so that thousands of terms of a wildcard cost a logarithm of passes and not as many as there
  // are.
  while (parts.size() > 1) {
    std::vector<PostingList> fewer;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) fewer.push_back(merged(parts[i], parts[i + 1]));
    if (parts.size() % 2 == 1) fewer.push_back(std::move(parts.back()));
    parts = std::move(fewer);
  }
  return parts.empty() ? PostingList{} : std::move(parts.front());
}

void add_postings(const store::Snapshot& snapshot, const std::string& term, Bitmap& documents) {
  const Deadline unlimited;
  const auto list = cached(snapshot, term, [&] { return read(snapshot, term, unlimited); });
  for (const DocumentNumber number : list->documents) documents.add(number);
}

}  // namespace dossier::search
