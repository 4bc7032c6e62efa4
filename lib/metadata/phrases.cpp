// SPDX-License-Identifier: GPL-2.0-or-later
// Which phrases of the data files stand at this place of a passage?
#include "metadata/phrases.h"

#include <algorithm>

namespace dossier::metadata {
namespace {

constexpr std::size_t longest_abbreviation = 5;

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
  return std::uint64_t{node} << 32U | word;
}

/// Whether a phrase may go on behind this word.
bool joins(const Passage& passage, std::size_t index, bool allows_commas) {
  const Token& token = passage.tokens[index];
  switch (token.gap) {
    case ' ':
    case '-':
    case '\'':
    case '*':
      return true;
    case '.':
      return token.end - token.begin <= longest_abbreviation;
    case ',':
    case '&':
    case '/':
      return allows_commas;
    default:
      return false;
  }
}

}  // namespace

std::uint32_t Phrases::child(std::uint32_t node, std::uint32_t word) const {
  const auto found = children_.find(edge(node, word));
  return found == children_.end() ? 0 : found->second;
}

void Phrases::add(std::string_view phrase, std::uint32_t value, Vocabulary& vocabulary) {
  std::uint32_t node = 0;
  for (const std::string& word : folded_words(phrase)) {
    const std::uint32_t number = vocabulary.add(word);
    std::uint32_t next = child(node, number);
    if (next == 0) {
      next = static_cast<std::uint32_t>(values_.size());
      children_.emplace(edge(node, number), next);
      values_.emplace_back();
    }
    node = next;
  }
  if (node == 0) return;
  auto& values = values_[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::optional<Phrases::Match> Phrases::longest(const Passage& passage, std::size_t begin,
                                               bool allows_commas) const {
  std::optional<Match> best;
  std::uint32_t node = 0;
  for (std::size_t index = begin; index < passage.size(); ++index) {
    const std::uint32_t word = passage.tokens[index].id;
    node = word == 0 ? 0 : child(node, word);
    if (node == 0) break;
    if (!values_[node].empty()) best = Match{index + 1, &values_[node]};
    if (!joins(passage, index, allows_commas)) break;
  }
  return best;
}

}  // namespace dossier::metadata
