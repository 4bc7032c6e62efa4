// SPDX-License-Identifier: GPL-2.0-or-later
// How do found documents become hits to show?
#include "results/hits.h"

#include "results/highlighter.h"
#include "results/snippet.h"
#include "store/stored_document.h"

#include <algorithm>

namespace dossier::results {
namespace {

constexpr std::size_t shortest_snippet = 40;
constexpr std::size_t longest_snippet = 2000;

}  // namespace

std::string duplicate_of(const store::Columns& columns, store::DocumentNumber number) {
  const store::DocumentNumber original = columns.original(number);
  return original == number ? std::string{} : std::string(columns.id(original));
}

std::vector<Hit> make_hits(const store::Snapshot& snapshot, const search::Found& found,
                           const SearchRequest& request, const search::Deadline& deadline) {
  const bool has_snippets = request.snippets == SnippetMode::best_passage;
  Highlighter highlighter(has_snippets ? found.match.leaves : std::vector<search::Leaf>{},
                          snapshot.database.get_doccount());
  const std::size_t length = std::clamp(request.snippet_length, shortest_snippet, longest_snippet);
  std::vector<Hit> hits;
  hits.reserve(found.page.size());
  for (const search::RankedDocument& ranked : found.page) {
    deadline.check();
    const std::string bytes =
        snapshot.database.get_document(ranked.number, Xapian::DOC_ASSUME_VALID).get_data();
    Hit hit;
    hit.rank = request.offset + hits.size() + 1;
    hit.score = ranked.score;
    if (has_snippets) {
      store::StoredRecord stored = store::decode_document(bytes);
      hit.snippet = make_snippet(stored.paragraphs, highlighter, length);
      hit.document = std::move(stored.record);
    } else {
      hit.document = store::decode_hit(bytes);
    }
    hit.document.duplicate_of = duplicate_of(*snapshot.columns, ranked.number);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace dossier::results
