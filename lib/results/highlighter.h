// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#pragma once

#include "analyze/analyzer.h"
#include "search/match.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::results {

/// A place in a text that matches a leaf of the query.
struct Mark {
  /// Half-open byte range in the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Index of the leaf.
  std::size_t leaf = 0;
};

/// Finds the words that a query's leaves stand for. Words that must stand side by side are marked as one. Not
/// thread-safe.
class Highlighter {
 public:
  /// \param document_count documents of the index, to tell rare words from frequent ones
  Highlighter(const std::vector<search::Leaf>& leaves, std::size_t document_count);

  [[nodiscard]] bool empty() const { return sequences_.empty(); }

  /// The marks in a text, in order of begin; marks of different leaves may overlap.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, std::string_view language);

  /// How much a leaf says: the rarer, the more.
  [[nodiscard]] double weight(std::size_t leaf) const { return weights_[leaf]; }
  [[nodiscard]] std::size_t leaf_count() const { return weights_.size(); }

 private:
  /// Words of a leaf by their bits; those of one sequence stand side by side.
  struct Sequence {
    std::vector<std::uint64_t> bits;
    std::size_t leaf = 0;
  };
  struct Seen {
    std::uint64_t mask = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  void add_leaf(const search::Leaf& leaf, std::size_t index);
  [[nodiscard]] std::uint64_t mask_of(const analyze::Token& token);

  std::unordered_map<std::string, std::uint64_t> masks_;
  /// Words that terms alone do not tell.
  std::vector<std::pair<std::uint64_t, search::FormPattern>> patterns_;
  std::vector<Sequence> sequences_;
  std::vector<double> weights_;
  std::size_t used_bits_ = 0;
  std::string key_;
  analyze::Analyzer analyzer_;
};

/// Joins overlapping and touching marks into ranges apart from each other.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> merge(const std::vector<Mark>& marks);

}  // namespace dossier::results
