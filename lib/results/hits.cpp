// SPDX-License-Identifier: GPL-2.0-or-later
// How do found documents become hits to show?
#include "results/hits.h"

#include "results/highlighter.h"
#include "results/paragraph_marks.h"
#include "results/snippet.h"
#include "store/stored_document.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace dossier::results {
namespace {

constexpr std::size_t shortest_snippet = 40;
constexpr std::size_t longest_snippet = 2000;
constexpr std::size_t most_passages = 3;

/// Fills in what a hit shows of its document's text.
class PassageMaker {
 public:
  PassageMaker(const store::Snapshot& snapshot, const std::vector<search::Leaf>& leaves,
               const SearchRequest& request)
      : options_{std::clamp(request.snippet_length, shortest_snippet, longest_snippet),
                 std::clamp(request.snippet_passages, std::size_t{1}, most_passages),
                 {}},
        highlighter_(leaves, snapshot.database.get_doccount()),
        marks_(snapshot, highlighter_) {}

  void fill(Hit& hit, store::DocumentNumber number, const store::StoredRecord& stored) {
    options_.title = stored.record.title;
    const auto known = marks_.of(number, stored.paragraphs.size());
    auto passages = make_passages(stored.paragraphs, highlighter_, options_, known ? &*known : nullptr);
    if (!passages.empty()) {
      hit.snippet = std::move(passages.front());
      hit.more_passages.assign(std::make_move_iterator(passages.begin() + 1),
                               std::make_move_iterator(passages.end()));
    }
    const auto& languages = stored.record.languages;
    if (!highlighter_.empty())
      hit.title_highlights =
          merge(highlighter_.find(stored.record.title, languages.empty() ? "" : languages.front()));
  }

 private:
  PassageOptions options_;
  Highlighter highlighter_;
  ParagraphMarks marks_;
};

/// In the order in which documents lie in the database: what stands together is read at once.
std::vector<std::size_t> places_by_number(const std::vector<search::RankedDocument>& page) {
  std::vector<std::size_t> places(page.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return page[a].number < page[b].number; });
  return places;
}

std::string read_document(const store::Snapshot& snapshot, store::DocumentNumber number) {
  return snapshot.database.get_document(number, Xapian::DOC_ASSUME_VALID).get_data();
}

/// What a list shows of a document, from the snapshot's cache or read and kept there: the database would read
/// all of its text.
DocumentRecord shown(const store::Snapshot& snapshot, store::DocumentNumber number) {
  auto part = snapshot.hits.find(number);
  if (!part) {
    const std::string bytes = read_document(snapshot, number);
    part = std::make_shared<const std::string>(store::hit_part(bytes));
    snapshot.hits.add(number, part, part->size());
  }
  return store::decode_hit(*part);
}

}  // namespace

std::string duplicate_of(const store::Columns& columns, store::DocumentNumber number) {
  const store::DocumentNumber original = columns.original(number);
  return original == number ? std::string{} : std::string(columns.id(original));
}

std::vector<Hit> make_hits(const store::Snapshot& snapshot, const search::Found& found,
                           const SearchRequest& request, const search::Deadline& deadline) {
  std::optional<PassageMaker> passages;
  if (request.snippets == SnippetMode::best_passage) passages.emplace(snapshot, found.match.leaves, request);
  std::vector<Hit> hits(found.page.size());
  for (const std::size_t place : places_by_number(found.page)) {
    deadline.check();
    const search::RankedDocument& ranked = found.page[place];
    Hit& hit = hits[place];
    hit.rank = request.offset + place + 1;
    hit.score = ranked.score;
    if (passages) {
      store::StoredRecord stored = store::decode_document(read_document(snapshot, ranked.number));
      passages->fill(hit, ranked.number, stored);
      hit.document = std::move(stored.record);
    } else {
      hit.document = shown(snapshot, ranked.number);
    }
    hit.document.duplicate_of = duplicate_of(*snapshot.columns, ranked.number);
  }
  return hits;
}

}  // namespace dossier::results
