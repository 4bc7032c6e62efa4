// SPDX-License-Identifier: GPL-2.0-or-later
// Did the user mean another query?
#include "search/spelling.h"

#include "search/corrections.h"
#include "search/doubtful_words.h"
#include "search/today.h"

#include <algorithm>
#include <optional>

namespace dossier::search {
namespace {

constexpr std::size_t most_suggestions = 5;
/// Corrections that are run.
constexpr std::size_t most_runs = 12;

bool is_doubted(const TypedWord& word) {
  return word.doubt != Doubt::none;
}

SpellingSuggestion suggestion_of(std::string_view query, const Correction& correction) {
  SpellingSuggestion suggestion;
  suggestion.offset = correction.front().begin;
  suggestion.length = correction.back().end - suggestion.offset;
  suggestion.query = corrected(query, correction);
  const std::size_t rest = query.size() - suggestion.offset - suggestion.length;
  suggestion.replacement =
      suggestion.query.substr(suggestion.offset, suggestion.query.size() - suggestion.offset - rest);
  return suggestion;
}

/// Whether all words that no document has are replaced, and none that a document has: that may be meant.
bool is_whole(const Correction& correction, const std::vector<TypedWord>& words) {
  const auto is_replaced = [&](const TypedWord& word) {
    return std::any_of(correction.begin(), correction.end(), [&](const Replacement& replacement) {
      return replacement.begin <= word.begin && word.end <= replacement.end;
    });
  };
  const auto is_sound = [&](const TypedWord& word) {
    if (word.doubt == Doubt::rare) return !is_replaced(word);
    return word.doubt != Doubt::absent || is_replaced(word);
  };
  const auto doubts = std::count_if(words.begin(), words.end(), is_doubted);
  return static_cast<std::size_t>(doubts) < most_doubts && std::all_of(words.begin(), words.end(), is_sound);
}

}  // namespace

Spellings suggest_spellings(const store::Snapshot& snapshot, const SearchRequest& request, const Found& found,
                            const Deadline& deadline) {
  // Where there are documents, the filters, which are no longer in the tree, have some too.
  std::optional<query::Parsed> whole;
  if (found.total == 0) whole = query::parse(request.query, today_of(request));
  const query::Node& root = whole ? whole->root : found.parsed.root;
  const auto words = typed_words(snapshot, root, request.query, found.total, deadline);
  if (std::none_of(words.begin(), words.end(), is_doubted)) return {};
  SearchRequest trial = request;
  const std::size_t total = found.is_total_exact ? found.total : count_found(snapshot, trial, deadline);
  Spellings spellings;
  std::vector<SpellingSuggestion>& suggestions = spellings.suggestions;
  std::size_t runs = 0;
  for (const Correction& correction : corrections(snapshot, words, request.query, deadline)) {
    if (suggestions.size() == most_suggestions || runs++ == most_runs) break;
    SpellingSuggestion suggestion = suggestion_of(request.query, correction);
    const auto is_same = [&](const SpellingSuggestion& other) { return other.query == suggestion.query; };
    if (std::any_of(suggestions.begin(), suggestions.end(), is_same)) continue;
    trial.query = suggestion.query;
    suggestion.total = count_found(snapshot, trial, deadline);
    // With fewer hits than there are it is no help.
    if (suggestion.total == 0 || suggestion.total < total) continue;
    if (suggestions.empty()) spellings.is_whole = is_whole(correction, words);
    suggestions.push_back(std::move(suggestion));
  }
  return spellings;
}

}  // namespace dossier::search
