// SPDX-License-Identifier: GPL-2.0-or-later
// In which order do matching documents come?
#include "search/rank.h"

#include "search/bitmap_source.h"

#include <algorithm>
#include <cmath>

namespace dossier::search {
namespace {

/// BM25 (Robertson and others 1995, as in Xapian). k1 and b tuned: see docs/ranking.md.
constexpr double bm25_k1 = 1.2;
constexpr double bm25_b = 0.6;

/// Documents asked for beyond the page, so that those with the page's last score can be put in order.
constexpr std::size_t spare_documents = 16;

/// Stops the matcher when it is time.
class DeadlineWatch final : public Xapian::MatchDecider {
 public:
  explicit DeadlineWatch(const Deadline& deadline) : deadline_(deadline) {}
  bool operator()(const Xapian::Document&) const override {
    constexpr unsigned documents_between_looks = 256;
    if (++seen_ % documents_between_looks == 0) deadline_.check();
    return true;
  }

 private:
  const Deadline& deadline_;
  mutable unsigned seen_ = 0;
};

/// Scores are equal when they differ by rounding only: the order of additions depends on what the matcher
/// could skip.
double rounded(double score) {
  if (score <= 0) return 0;
  const double scale = std::pow(10.0, 9 - std::floor(std::log10(score)));
  return std::round(score * scale) / scale;
}

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

std::vector<RankedDocument> best(Xapian::Enquire& enquire, std::size_t count, const Deadline& deadline) {
  const DeadlineWatch watch(deadline);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(count), 0, nullptr,
                                              deadline.is_set() ? &watch : nullptr);
  std::vector<RankedDocument> ranked;
  ranked.reserve(found.size());
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    ranked.push_back({*hit, rounded(hit.get_weight())});
  return ranked;
}

Xapian::Query any_term(const TermChoice& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

Xapian::Query leaf_query(const Leaf& leaf) {
  std::vector<Xapian::Query> words;
  for (const auto& terms : leaf.words) words.push_back(any_term(terms));
  Xapian::Query query(Xapian::Query::OP_OR, words.begin(), words.end());
  if (leaf.is_single_word) return query;
  // Only where the words stand as they should do they count.
  auto* source = new BitmapSource(leaf.documents, leaf.documents.count());
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace

Xapian::Query compile(const Match& match, const Bitmap* restriction, std::size_t restriction_size) {
  std::vector<Xapian::Query> leaves;
  for (const Leaf& leaf : match.leaves) leaves.push_back(leaf_query(leaf));
  Xapian::Query query(Xapian::Query::OP_OR, leaves.begin(), leaves.end());
  if (restriction == nullptr) return query;
  auto* source = new BitmapSource(*restriction, restriction_size);
  return {Xapian::Query::OP_AND_MAYBE,
          Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(source->release()), 0.0), query};
}

std::vector<RankedDocument> rank_by_relevance(const store::Snapshot& snapshot, const Match& match,
                                              const Bitmap& documents, bool is_restricted, const Page& page,
                                              const Deadline& deadline) {
  const std::size_t total = documents.count();
  const std::size_t wanted = wanted_count(page, total);
  if (total == 0 || page.offset >= total) return {};
  Xapian::Enquire enquire(snapshot.database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(bm25_k1, 0, 1, bm25_b, 0.5));
  enquire.set_query(compile(match, is_restricted ? &documents : nullptr, total));
  std::vector<RankedDocument> ranked;
  for (std::size_t asked = std::min(wanted + spare_documents, total);; asked = std::min(asked * 4, total)) {
    ranked = best(enquire, asked, deadline);
    // Complete when the scores of the page's end go no further than what was asked for.
    const bool is_complete = ranked.size() >= total || ranked.size() < asked ||
                             (ranked.size() > wanted && ranked.back().score < ranked[wanted - 1].score);
    if (is_complete || asked == total) break;
  }
  const store::Columns& columns = *snapshot.columns;
  std::sort(ranked.begin(), ranked.end(), [&](const RankedDocument& a, const RankedDocument& b) {
    if (a.score != b.score) return a.score > b.score;
    return is_before(columns, a.number, b.number);
  });
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
