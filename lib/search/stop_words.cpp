// SPDX-License-Identifier: GPL-2.0-or-later
// Which English words say nothing about what a document is about?
#include "search/stop_words.h"

#include <algorithm>
#include <array>

namespace dossier::search {
namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliary and question words. Sorted.
constexpr auto words = std::to_array<std::string_view>(
    {"a",     "about", "above", "after",  "against", "all",  "also",   "am",     "an",    "and",     "any",
     "are",   "as",    "at",    "be",     "because", "been", "before", "being",  "below", "between", "both",
     "but",   "by",    "can",   "cannot", "could",   "did",  "do",     "does",   "doing", "down",    "during",
     "each",  "few",   "for",   "from",   "had",     "has",  "have",   "having", "he",    "her",     "here",
     "hers",  "him",   "his",   "how",    "i",       "if",   "in",     "into",   "is",    "it",      "its",
     "me",    "more",  "most",  "my",     "no",      "nor",  "not",    "of",     "off",   "on",      "once",
     "only",  "or",    "other", "our",    "ours",    "out",  "over",   "own",    "same",  "she",     "should",
     "so",    "some",  "such",  "than",   "that",    "the",  "their",  "theirs", "them",  "then",    "there",
     "these", "they",  "this",  "those",  "through", "to",   "too",    "under",  "until", "up",      "us",
     "very",  "was",   "we",    "were",   "what",    "when", "where",  "which",  "while", "who",     "whom",
     "whose", "why",   "will",  "with",   "would",   "you",  "your",   "yours"});
static_assert(std::is_sorted(words.begin(), words.end()));

}  // namespace

bool is_stop_word(std::string_view folded) {
  return std::binary_search(words.begin(), words.end(), folded);
}

}  // namespace dossier::search
