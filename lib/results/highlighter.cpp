// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#include "results/highlighter.h"

#include "schema/fields.h"

#include <algorithm>
#include <cmath>

namespace dossier::results {
namespace {

/// A query of more words is marked by its first ones.
constexpr std::size_t max_bits = 64;

}  // namespace

Highlighter::Highlighter(const std::vector<search::Leaf>& leaves, std::size_t document_count) {
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const auto having = static_cast<double>(leaves[i].documents.count());
    weights_.push_back(std::log(1.0 + static_cast<double>(document_count) / (having + 0.5)));
    add_leaf(leaves[i], i);
  }
}

void Highlighter::add_leaf(const search::Leaf& leaf, std::size_t index) {
  const std::size_t prefix = leaf.field ? schema::info(*leaf.field).prefix.size() : 0;
  const bool stands_apart = leaf.kind == query::NodeKind::near;
  if (used_bits_ + leaf.words.size() > max_bits) return;
  Sequence sequence;
  sequence.leaf = index;
  for (std::size_t word = 0; word < leaf.words.size(); ++word) {
    const std::uint64_t bit = std::uint64_t{1} << used_bits_++;
    if (word < leaf.patterns.size()) {
      patterns_.emplace_back(bit, leaf.patterns[word]);
    } else {
      for (const auto& term : leaf.words[word]) masks_[term.substr(prefix)] |= bit;
    }
    sequence.bits.push_back(bit);
    if (stands_apart) {
      sequences_.push_back(sequence);
      sequence.bits.clear();
    }
  }
  if (!sequence.bits.empty()) sequences_.push_back(std::move(sequence));
}

std::uint64_t Highlighter::mask_of(const analyze::Token& token) {
  std::uint64_t mask = 0;
  const auto look = [&](std::string_view prefix, const std::string& term) {
    key_.assign(prefix).append(term);
    if (const auto place = masks_.find(key_); place != masks_.end()) mask |= place->second;
  };
  look({}, token.stem);
  if (token.exact != token.stem) look(schema::exact_prefix, token.exact);
  if (!token.capitals.empty()) look(schema::capitals_prefix, token.capitals);
  if (!token.joined.empty()) look(schema::joined_prefix, token.joined);
  for (const auto& [bit, pattern] : patterns_)
    if (pattern.accepts({token.stem, token.exact})) mask |= bit;
  return mask;
}

std::vector<Mark> Highlighter::find(std::string_view text, std::string_view language) {
  std::vector<Seen> tokens;
  analyzer_.analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    tokens.push_back({mask_of(token), token.begin, token.end});
  });
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].mask == 0) continue;
    for (const Sequence& sequence : sequences_) {
      if (i + sequence.bits.size() > tokens.size()) continue;
      bool is_here = true;
      for (std::size_t k = 0; k < sequence.bits.size() && is_here; ++k)
        is_here = (tokens[i + k].mask & sequence.bits[k]) != 0;
      if (is_here)
        marks.push_back({tokens[i].begin, tokens[i + sequence.bits.size() - 1].end, sequence.leaf});
    }
  }
  return marks;
}

std::vector<std::pair<std::size_t, std::size_t>> merge(const std::vector<Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Mark& mark : marks) {
    if (!ranges.empty() && mark.begin <= ranges.back().second) {
      ranges.back().second = std::max(ranges.back().second, mark.end);
    } else {
      ranges.emplace_back(mark.begin, mark.end);
    }
  }
  return ranges;
}

}  // namespace dossier::results
