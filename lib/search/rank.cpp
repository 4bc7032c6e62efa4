// SPDX-License-Identifier: GPL-2.0-or-later
// In which order do matching documents come?
#include "search/rank.h"

#include "search/bm25.h"
#include "search/proximity.h"
#include "search/query_words.h"

#include <algorithm>
#include <span>

namespace dossier::search {
namespace {

/// So many of the best documents by BM25 are looked at more closely.
constexpr std::size_t closer_looks = 40;

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

bool is_better(const store::Columns& columns, const RankedDocument& a, const RankedDocument& b) {
  if (a.score != b.score) return a.score > b.score;
  return is_before(columns, a.number, b.number);
}

/// BM25 of these documents, by number.
std::vector<double> scores_of(const store::Snapshot& snapshot, const std::vector<RankedWord>& words,
                              PostingLists& lists, const Bitmap& documents) {
  const Bm25 bm25(*snapshot.columns, bm25_k1);
  std::vector<double> scores(snapshot.columns->last() + std::size_t{1});
  for (const RankedWord& word : words) {
    const PostingList& list = lists.of(*word.terms);
    const double weight = word.weight * bm25.idf(list.documents.size());
    for (std::size_t i = 0; i < list.documents.size(); ++i) {
      const DocumentNumber number = list.documents[i];
      if (!documents.has(number)) continue;
      // Only where its words stand as they should do they count.
      if (!word.leaf->is_single_word && !word.leaf->documents.has(number)) continue;
      scores[number] += weight * bm25.saturated(list.frequencies[i], number);
    }
  }
  return scores;
}

/// The best `count` documents, in order.
std::vector<RankedDocument> best_of(const store::Columns& columns, const Bitmap& documents,
                                    const std::vector<double>& scores, std::size_t count) {
  const auto before = [&](const RankedDocument& a, const RankedDocument& b) {
    return is_better(columns, a, b);
  };
  std::vector<RankedDocument> best;
  best.reserve(count + 1);
  documents.for_each([&](DocumentNumber number) {
    const RankedDocument document{number, scores[number]};
    // A heap with the worst of the best on top.
    if (best.size() == count && (document.score < best.front().score || !before(document, best.front())))
      return;
    best.push_back(document);
    std::push_heap(best.begin(), best.end(), before);
    if (best.size() <= count) return;
    std::pop_heap(best.begin(), best.end(), before);
    best.pop_back();
  });
  std::sort_heap(best.begin(), best.end(), before);
  return best;
}

void look_closer(const store::Snapshot& snapshot, const std::vector<RankedWord>& words, PostingLists& lists,
                 std::span<RankedDocument> best, const Deadline& deadline) {
  const auto sort = [&] {
    std::sort(best.begin(), best.end(), [&](const RankedDocument& a, const RankedDocument& b) {
      return is_better(*snapshot.columns, a, b);
    });
  };
  const auto add = [&](auto& evidence) {
    for (std::size_t i = 0; i < best.size(); ++i) {
      deadline.check();
      if (i + 1 < best.size()) snapshot.words->prefetch(best[i + 1].number);
      best[i].score += evidence.score(best[i].number);
    }
    sort();
  };
  Proximity proximity(snapshot, words, lists);
  if (!proximity.empty()) add(proximity);
  if (best.front().score <= 0) return;
  Feedback feedback(snapshot, feedback_words(snapshot, best));
  add(feedback);
}

}  // namespace

std::vector<RankedDocument> rank_by_relevance(const store::Snapshot& snapshot, const Match& match,
                                              PostingLists& lists, const Bitmap& documents, const Page& page,
                                              const Deadline& deadline) {
  const std::size_t total = documents.count();
  if (total == 0 || page.offset >= total) return {};
  const std::size_t wanted = wanted_count(page, total);
  const auto words = ranked_words(match);
  auto ranked = best_of(*snapshot.columns, documents, scores_of(snapshot, words, lists, documents),
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
  auto ranked = best_of(*snapshot.columns, documents, scores, wanted);
  cut_page(ranked, page);
  return ranked;
}

std::vector<RankedDocument> rank_by_date(const store::Snapshot& snapshot, const Bitmap& documents,
                                         SortOrder order, const Page& page) {
  const store::Columns& columns = *snapshot.columns;
  std::vector<RankedDocument> ranked;
  documents.for_each([&](DocumentNumber number) { ranked.push_back({number, 0}); });
  const auto before = [&](const RankedDocument& a, const RankedDocument& b) {
    const std::uint32_t date_a = columns.date(a.number);
    const std::uint32_t date_b = columns.date(b.number);
    if (order == SortOrder::oldest && date_a != date_b) {
      if (date_a == 0 || date_b == 0) return date_b == 0;
      return date_a < date_b;
    }
    return is_before(columns, a.number, b.number);
  };
  const std::size_t wanted = wanted_count(page, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(wanted), ranked.end(),
                    before);
  ranked.resize(wanted);
  cut_page(ranked, page);
  return ranked;
}

}  // namespace dossier::search
