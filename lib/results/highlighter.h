// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#pragma once

#include "analyze/analyzer.h"
#include "search/match.h"
#include "store/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// A word of a text that a query means, before it is known whether its neighbours are meant too.
struct MeantWord {
  /// Which words of the query it can be.
  std::uint64_t mask = 0;
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

  [[nodiscard]] bool empty() const { return sequences_.empty(); }

  /// The marks in a text, in order of begin; marks of different parts may overlap.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, std::string_view language);
  /// The marks of words that are known to be meant, in order. \param words in order
  [[nodiscard]] std::vector<Mark> marks_of(const std::vector<MeantWord>& words) const;

  /// Which words of the query a form can be, as far as forms tell: not by capitals or hyphens.
  [[nodiscard]] std::uint64_t mask_of(store::WordForm form);
  /// The codes of the vocabulary that `mask_of` knows.
  [[nodiscard]] std::vector<store::WordCode> codes(const store::Vocabulary& vocabulary) const;
  /// The terms that only the text tells: words in capitals, compounds written together.
  [[nodiscard]] std::vector<std::string> text_terms() const;

  /// How much a part says: the rarer, the more; a phrase more than a word.
  [[nodiscard]] double weight(std::size_t part) const { return sequences_[part].weight; }
  [[nodiscard]] std::size_t part_count() const { return sequences_.size(); }

 private:
  /// A part: its words by their bits; they stand side by side.
  struct Sequence {
    std::vector<std::uint64_t> bits;
    double weight = 0;
  };

  void add_leaf(const search::Leaf& leaf, double weight);
  void add_part(std::vector<std::uint64_t> bits, double weight);
  [[nodiscard]] std::uint64_t mask_of(const analyze::Token& token);
  [[nodiscard]] std::uint64_t mask_of_term(std::string_view prefix, std::string_view term);

  std::unordered_map<std::string, std::uint64_t> masks_;
  /// Words that terms alone do not tell.
  std::vector<std::pair<std::uint64_t, search::FormPattern>> patterns_;
  std::vector<Sequence> sequences_;
  std::size_t used_bits_ = 0;
  std::string key_;
  analyze::Analyzer analyzer_;
};

/// Joins overlapping and touching marks into ranges apart from each other.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> merge(const std::vector<Mark>& marks);

}  // namespace dossier::results
