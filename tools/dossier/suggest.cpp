// SPDX-License-Identifier: GPL-2.0-or-later
// Which known word did the user mean?
#include "suggest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dossier::cli {
namespace {

constexpr std::size_t longest_word = 40;

// Changes, insertions, deletions and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_back(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(two_back, previous);
    std::swap(previous, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::size_t farness(std::string_view word, std::string_view candidate) {
  return word.size() > 1 && candidate.starts_with(word) ? 1 : edit_distance(word, candidate);
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.empty() || word.size() > longest_word) return {};
  std::string_view best;
  std::size_t best_farness = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto candidate : candidates) {
    const auto far = farness(word, candidate);
    if (far < best_farness) best = candidate, best_farness = far;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view otherwise) {
  const auto found = nearest(word, candidates);
  return found.empty() ? std::string(otherwise) : "did you mean '" + std::string(found) + "'?";
}

}  // namespace dossier::cli
