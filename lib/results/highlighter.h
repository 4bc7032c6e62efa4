// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#pragma once

#include "analyze/analyzer.h"
#include "search/match.h"
#include "store/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier::results {

/// A place in a text that matches a part of the query: a word, a phrase, one of the words of a NEAR.
struct Mark {
  /// Half-open byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Index of the part.
  std::size_t part = 0;
  /// Its first and last word, counted from 0 in the text.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Which words of the query a word of a text can be: a number that a `Highlighter` gives to each set of them.
using Meaning = std::uint32_t;
inline constexpr Meaning no_meaning = 0;

/// A word of a text that a query means, before it is known whether its neighbours are meant too.
struct MeantWord {
  Meaning meaning = no_meaning;
  /// Its place, counted from 0.
  std::uint32_t place = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the words that a query's leaves stand for. Words that must stand side by side are marked as one. Not
/// thread-safe.
class Highlighter {
 public:
  /// \param document_count documents of the index, to tell rare words from frequent ones
  Highlighter(const std::vector<search::Leaf>& leaves, std::size_t document_count);

  [[nodiscard]] bool empty() const { return parts_.empty(); }

  /// The marks in a text, in order of begin; marks of different parts may overlap.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, std::string_view language);
  /// The marks of words that are known to be meant, in order. \param words in order
  [[nodiscard]] std::vector<Mark> marks_of(const std::vector<MeantWord>& words) const;

  /// Which words of the query a form can be, as far as forms tell: not by capitals or hyphens.
  [[nodiscard]] Meaning meaning_of(store::WordForm form);
  /// The codes of the vocabulary that have a meaning.
  [[nodiscard]] std::vector<store::WordCode> codes(const store::Vocabulary& vocabulary) const;
  /// The terms of documents in which only the text tells what is meant: words with their capitals, compounds
  /// written together.
  [[nodiscard]] const std::set<std::string>& text_terms() const { return text_terms_; }

  /// How much a part says: the rarer, the more; a phrase more than a word.
  [[nodiscard]] double weight(std::size_t part) const { return parts_[part].weight; }
  [[nodiscard]] std::size_t part_count() const { return parts_.size(); }

 private:
  /// A word of the query, numbered through all parts.
  using WordNumber = std::uint32_t;
  /// Words that stand side by side, by their numbers.
  struct Part {
    WordNumber first = 0;
    WordNumber length = 0;
    double weight = 0;
  };
  using WordNumbers = std::vector<WordNumber>;
  using WordsByText = std::unordered_map<std::string, WordNumbers>;

  void add_leaf(const search::Leaf& leaf, double weight);
  void add_terms(const search::TermChoice& terms, std::size_t prefix);
  void add_pattern(const search::FormPattern& pattern, const search::TermChoice& terms, std::size_t prefix);
  void end_part(WordNumber first, double weight);
  void look_up(const WordsByText& words, std::string_view prefix, std::string_view text);
  void look_up(store::WordForm form);
  [[nodiscard]] Meaning meaning_of(const analyze::Token& token, std::string_view written);
  void add_compound(Mark whole, const analyze::Token& last, std::vector<Mark>& marks);
  /// The number of what was looked up.
  [[nodiscard]] Meaning take_meaning();
  [[nodiscard]] bool means(Meaning meaning, WordNumber word) const;
  [[nodiscard]] bool stands_at(const Part& part, const std::vector<MeantWord>& words,
                               std::size_t index) const;

  std::vector<Part> parts_;
  /// The part that begins with a word, by its number; of others no part.
  std::vector<std::size_t> part_at_;
  WordsByText by_term_;
  /// Words of which forms tell, not stems.
  WordsByText by_form_;
  std::vector<std::pair<WordNumber, search::FormPattern>> wildcards_;
  std::unordered_map<WordNumber, search::FormPattern> with_capitals_;
  std::set<std::string> text_terms_;
  /// By number; sorted.
  std::vector<WordNumbers> meanings_{{}};
  std::map<WordNumbers, Meaning> numbers_{{{}, no_meaning}};
  WordNumbers looked_up_;
  std::string key_;
  analyze::Analyzer analyzer_;
};

/// Joins overlapping and touching marks into ranges apart from each other.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> merge(const std::vector<Mark>& marks);

}  // namespace dossier::results
