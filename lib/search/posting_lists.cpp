// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and how often is it in each?
#include "search/posting_lists.h"

#include <utility>

namespace dossier::search {
namespace {

PostingList merged(const PostingList& a, const PostingList& b) {
  PostingList out;
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

}  // namespace

PostingList PostingLists::read(const std::string& term) const {
  constexpr std::size_t postings_between_looks = 65536;
  PostingList list;
  auto place = database_.postlist_begin(term);
  if (place == Xapian::PostingIterator()) return list;
  deadline_.check();
  for (; place != Xapian::PostingIterator(); ++place) {
    list.documents.push_back(*place);
    list.frequencies.push_back(place.get_wdf());
    if (list.documents.size() % postings_between_looks == 0) deadline_.check();
  }
  return list;
}

const PostingList& PostingLists::of(const std::string& term) {
  const auto place = lists_.find(term);
  if (place != lists_.end()) return place->second;
  return lists_.emplace(term, read(term)).first->second;
}

const PostingList& PostingLists::of(const TermChoice& terms) {
  if (terms.size() == 1) return of(terms.front());
  std::string key;
  for (const auto& term : terms) (key += term) += '\0';
  const auto place = unions_.find(key);
  if (place != unions_.end()) return place->second;
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
  return unions_.emplace(std::move(key), parts.empty() ? PostingList{} : std::move(parts.front()))
      .first->second;
}

void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents) {
  for (auto place = database.postlist_begin(term); place != Xapian::PostingIterator(); ++place)
    documents.add(*place);
}

}  // namespace dossier::search
