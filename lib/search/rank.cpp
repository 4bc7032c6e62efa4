// SPDX-License-Identifier: GPL-2.0-or-later
// In which order do matching documents come?
#include "search/rank.h"

#include "search/best_few.h"
#include "search/bm25.h"
#include "search/proximity.h"
#include "search/query_words.h"
#include "search/whole_titles.h"

#include <algorithm>
#include <memory>
#include <span>

namespace dossier::search {
namespace {

/// So many of the best documents by BM25 are looked at more closely.
constexpr std::size_t closer_looks = 40;

/// A title that has all words of the query counts as if each stood in the text once more, without end.
constexpr double whole_title_weight = bm25_k1 + 1;

/// Newest first, then by id; documents without a date last.
bool is_before(const store::Columns& columns, DocumentNumber a, DocumentNumber b) {
  if (columns.date(a) != columns.date(b)) return columns.date(a) > columns.date(b);
  return columns.id(a) < columns.id(b);
}

std::size_t wanted_count(const Page& page, std::size_t total) {
  if (!page.limit || *page.limit > total || page.offset > total - *page.limit) return total;
  return page.offset + *page.limit;
}

template <class Items>
void cut_page(Items& items, const Page& page) {
  items.erase(items.begin(),
              items.begin() + static_cast<std::ptrdiff_t>(std::min(page.offset, items.size())));
  if (page.limit && items.size() > *page.limit) items.resize(*page.limit);
}

/// Whether a document comes before another.
struct Before {
  const store::Columns& columns;

  bool operator()(const RankedDocument& a, const RankedDocument& b) const {
    if (a.score != b.score) return a.score > b.score;
    return is_before(columns, a.number, b.number);
  }
};

/// The same by date.
struct BeforeByDate {
  const store::Columns& columns;
  SortOrder order;

  bool operator()(const RankedDocument& a, const RankedDocument& b) const {
    const std::uint32_t date_a = columns.date(a.number);
    const std::uint32_t date_b = columns.date(b.number);
    if (order == SortOrder::oldest && date_a != date_b) {
      if (date_a == 0 || date_b == 0) return date_b == 0;
      return date_a < date_b;
    }
    return is_before(columns, a.number, b.number);
  }
};

/// Scores by number of the document.
using Scores = std::unique_ptr<double[]>;

/// The places of a list that hold one of these documents. \param places gets them; room for one more than the
/// list is long
std::span<const std::uint32_t> places_in(const PostingList& list, const Bitmap& documents,
                                         std::uint32_t* places) {
  std::size_t count = 0;
  // Without a branch: which document matches cannot be foretold.
  for (std::size_t place = 0; place < list.documents.size(); ++place) {
    places[count] = static_cast<std::uint32_t>(place);
    count += documents.has(list.documents[place]);
  }
  return {places, count};
}

/// BM25 of these documents; nothing is said of others.
Scores scores_of(const store::Snapshot& snapshot, const std::vector<RankedWord>& words, PostingLists& lists,
                 const Bitmap& documents) {
  const Bm25 bm25(*snapshot.columns, bm25_k1);
  auto scores = std::make_unique_for_overwrite<double[]>(snapshot.columns->last() + std::size_t{1});
  documents.for_each([&](DocumentNumber number) { scores[number] = 0; });
  const auto places =
      std::make_unique_for_overwrite<std::uint32_t[]>(snapshot.columns->last() + std::size_t{1});
  for (const RankedWord& word : words) {
    const PostingList& list = lists.of(*word.terms);
    const double weight = word.weight * bm25.idf(list.documents.size());
    // Only where its words stand as they should do they count.
    const Bitmap* where = word.leaf->is_single_word ? nullptr : &word.leaf->documents;
    for (const std::uint32_t place : places_in(list, documents, places.get())) {
      const DocumentNumber number = list.documents[place];
      if (where == nullptr || where->has(number))
        scores[number] += weight * bm25.saturated(list.frequencies[place], number);
    }
  }
  Bitmap titles = whole_titles(words, lists, snapshot.columns->last());
  titles &= documents;
  if (titles.is_empty()) return scores;
  double whole = 0;
  for (const RankedWord& word : words)
    if (!word.leaf->is_synonym) whole += word.weight * bm25.idf(lists.of(*word.terms).documents.size());
  titles.for_each([&](DocumentNumber number) { scores[number] += whole * whole_title_weight; });
  return scores;
}

/// The best `count` documents, in order. \param scores of these, by number
std::vector<RankedDocument> best_of(const store::Columns& columns, const Bitmap& documents,
                                    const double* scores, std::size_t count) {
  BestFew<RankedDocument, Before> best(count, Before{columns});
  documents.for_each([&](DocumentNumber number) {
    const double score = scores[number];
    if (best.is_full() && score < best.worst().score) return;
    best.add({number, score});
  });
  return best.take();
}

void look_closer(const store::Snapshot& snapshot, const std::vector<RankedWord>& words, PostingLists& lists,
                 std::span<RankedDocument> best, const Deadline& deadline) {
  const auto add = [&](auto& evidence) {
    for (std::size_t i = 0; i < best.size(); ++i) {
      deadline.check();
      if (i + 1 < best.size()) snapshot.words->prefetch(best[i + 1].number);
      best[i].score += evidence.score(best[i].number);
    }
    std::sort(best.begin(), best.end(), Before{*snapshot.columns});
  };
  Proximity proximity(snapshot, words, lists);
  if (!proximity.empty()) add(proximity);
  if (best.front().score <= 0) return;
  Feedback feedback(snapshot, feedback_words(snapshot, best));
  add(feedback);
}

}  // namespace

Passing pass_for_page(const store::Snapshot& snapshot, const Match& match, PostingLists& lists,
                      const Bitmap& documents, SortOrder order, const Page& page, const Deadline& deadline) {
  const std::size_t total = documents.count();
  Tester tester(*snapshot.words, match.tests, snapshot.columns->last(), deadline);
  const std::size_t wanted = std::max(wanted_count(page, total), closer_looks);
  std::vector<RankedDocument> candidates;
  candidates.reserve(total);
  if (order != SortOrder::relevance) {
    documents.for_each([&](DocumentNumber number) { candidates.push_back({number, 0}); });
    return tester.first_of(std::move(candidates), BeforeByDate{*snapshot.columns, order}, wanted);
  }
  const Scores scores = scores_of(snapshot, ranked_words(match), lists, documents);
  documents.for_each([&](DocumentNumber number) { candidates.push_back({number, scores[number]}); });
  return tester.first_of(std::move(candidates), Before{*snapshot.columns}, wanted);
}

std::vector<RankedDocument> rank_by_relevance(const store::Snapshot& snapshot, const Match& match,
                                              PostingLists& lists, const Bitmap& documents, const Page& page,
                                              const Deadline& deadline) {
  const std::size_t total = documents.count();
  if (total == 0 || page.offset >= total) return {};
  const std::size_t wanted = wanted_count(page, total);
  const auto words = ranked_words(match);
  auto ranked = best_of(*snapshot.columns, documents, scores_of(snapshot, words, lists, documents).get(),
                        std::min(std::max(wanted, closer_looks), total));
  look_closer(snapshot, words, lists, std::span(ranked).first(std::min(ranked.size(), closer_looks)),
              deadline);
  cut_page(ranked, page);
  return ranked;
}

std::vector<RankedDocument> rank_by_scores(const store::Snapshot& snapshot, const std::vector<double>& scores,
                                           const Bitmap& documents, const Page& page) {
  const std::size_t wanted = wanted_count(page, documents.count());
  if (wanted == 0) return {};
  auto ranked = best_of(*snapshot.columns, documents, scores.data(), wanted);
  cut_page(ranked, page);
  return ranked;
}

std::vector<RankedDocument> rank_by_date(const store::Snapshot& snapshot, const Bitmap& documents,
                                         SortOrder order, const Page& page) {
  std::vector<RankedDocument> ranked;
  documents.for_each([&](DocumentNumber number) { ranked.push_back({number, 0}); });
  const std::size_t wanted = wanted_count(page, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(wanted), ranked.end(),
                    BeforeByDate{*snapshot.columns, order});
  ranked.resize(wanted);
  cut_page(ranked, page);
  return ranked;
}

}  // namespace dossier::search
