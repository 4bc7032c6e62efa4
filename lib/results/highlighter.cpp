// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#include "results/highlighter.h"

#include "schema/fields.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dossier::results {
namespace {

/// A query of more words is marked by its first ones.
constexpr std::size_t max_bits = 64;

/// A phrase counts as so many words at most.
constexpr std::size_t most_counted_words = 3;

}  // namespace

Highlighter::Highlighter(const std::vector<search::Leaf>& leaves, std::size_t document_count) {
  for (const search::Leaf& leaf : leaves) {
    const auto having = static_cast<double>(leaf.documents.count());
    add_leaf(leaf, std::log(1.0 + static_cast<double>(document_count) / (having + 0.5)));
  }
}

void Highlighter::add_leaf(const search::Leaf& leaf, double weight) {
  const std::size_t prefix = leaf.field ? schema::info(*leaf.field).prefix.size() : 0;
  const bool stands_apart = leaf.kind == query::NodeKind::near;
  if (used_bits_ + leaf.words.size() > max_bits) return;
  std::vector<std::uint64_t> bits;
  for (std::size_t word = 0; word < leaf.words.size(); ++word) {
    const std::uint64_t bit = std::uint64_t{1} << used_bits_++;
    if (word < leaf.patterns.size()) {
      patterns_.emplace_back(bit, leaf.patterns[word]);
    } else {
      for (const auto& term : leaf.words[word]) masks_[term.substr(prefix)] |= bit;
    }
    bits.push_back(bit);
    if (stands_apart) add_part(std::exchange(bits, {}), weight);
  }
  const bool is_phrase = leaf.kind == query::NodeKind::phrase;
  const auto counted = is_phrase ? std::min(bits.size(), most_counted_words) : std::size_t{1};
  if (!bits.empty()) add_part(std::move(bits), weight * static_cast<double>(counted));
}

void Highlighter::add_part(std::vector<std::uint64_t> bits, double weight) {
  sequences_.push_back({std::move(bits), weight});
}

std::uint64_t Highlighter::mask_of_term(std::string_view prefix, std::string_view term) {
  key_.assign(prefix).append(term);
  const auto place = masks_.find(key_);
  return place == masks_.end() ? 0 : place->second;
}

std::uint64_t Highlighter::mask_of(store::WordForm form) {
  std::uint64_t mask = mask_of_term({}, form.stem);
  if (form.exact != form.stem) mask |= mask_of_term(schema::exact_prefix, form.exact);
  for (const auto& [bit, pattern] : patterns_)
    if (pattern.accepts(form)) mask |= bit;
  return mask;
}

std::uint64_t Highlighter::mask_of(const analyze::Token& token) {
  std::uint64_t mask = mask_of(store::WordForm{token.stem, token.exact});
  if (!token.capitals.empty()) mask |= mask_of_term(schema::capitals_prefix, token.capitals);
  if (!token.joined.empty()) mask |= mask_of_term(schema::joined_prefix, token.joined);
  return mask;
}

std::vector<store::WordCode> Highlighter::codes(const store::Vocabulary& vocabulary) const {
  std::vector<store::WordCode> all;
  const auto add = [&](auto&& codes) { all.insert(all.end(), codes.begin(), codes.end()); };
  for (const auto& [term, mask] : masks_) {
    add(vocabulary.with_stem(term));
    if (term.starts_with(schema::exact_prefix))
      add(vocabulary.written(std::string_view(term).substr(schema::exact_prefix.size())));
  }
  for (const auto& [bit, pattern] : patterns_) add(pattern.codes(vocabulary));
  return all;
}

std::vector<std::string> Highlighter::text_terms() const {
  std::vector<std::string> terms;
  for (const auto& [term, mask] : masks_)
    if (term.starts_with(schema::capitals_prefix) || term.starts_with(schema::joined_prefix))
      terms.push_back(term);
  return terms;
}

std::vector<Mark> Highlighter::find(std::string_view text, std::string_view language) {
  std::vector<MeantWord> words;
  std::uint32_t place = 0;
  analyzer_.analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    if (const std::uint64_t mask = mask_of(token); mask != 0)
      words.push_back({mask, place, token.begin, token.end});
    ++place;
  });
  return marks_of(words);
}

std::vector<Mark> Highlighter::marks_of(const std::vector<MeantWord>& words) const {
  std::vector<Mark> marks;
  const auto stands_at = [&](const Sequence& sequence, std::size_t index) {
    if (index + sequence.bits.size() > words.size()) return false;
    for (std::size_t k = 0; k < sequence.bits.size(); ++k) {
      const MeantWord& word = words[index + k];
      if (word.place != words[index].place + k || (word.mask & sequence.bits[k]) == 0) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t part = 0; part < sequences_.size(); ++part) {
      if (!stands_at(sequences_[part], i)) continue;
      const MeantWord& last = words[i + sequences_[part].bits.size() - 1];
      marks.push_back({words[i].begin, last.end, part, words[i].place, last.place});
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
