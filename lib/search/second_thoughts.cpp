// SPDX-License-Identifier: GPL-2.0-or-later
// What is said, or done, about an answer that found little?
#include "search/second_thoughts.h"

#include "search/misses.h"
#include "search/spelling.h"

namespace dossier::search {

std::optional<SearchRequest> second_thoughts(const store::Snapshot& snapshot, const SearchRequest& request,
                                             const Deadline& deadline, Found& found, SearchResults& answer) {
  std::optional<SearchRequest> instead;
  bool is_corrected =
      request.spelling == SpellingMode::correct && request.mode != QueryMode::strict && found.total == 0;
  if (request.spelling != SpellingMode::off) {
    Spellings spellings = suggest_spellings(snapshot, request, found, deadline);
    is_corrected = is_corrected && spellings.is_whole;
    answer.suggestions = std::move(spellings.suggestions);
  }
  if (is_corrected) {
    instead = request;
    instead->query = answer.suggestions.front().query;
    answer.corrected = instead->query;
    auto issues = std::move(found.issues);
    found = run(snapshot, *instead, deadline);
    found.issues = std::move(issues);
  }
  if (request.explain_misses && found.total < few_documents)
    answer.loosened = loosened_queries(snapshot, instead ? *instead : request, found.total, deadline);
  return instead;
}

}  // namespace dossier::search
