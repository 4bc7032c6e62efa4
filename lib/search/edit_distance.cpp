// SPDX-License-Identifier: GPL-2.0-or-later
// How many slips of the finger lie between two words?
#include "search/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier::search {
namespace {

/// Distances from the front of one word to every front of the other.
using Row = std::array<std::uint8_t, longest_compared + 1>;

}  // namespace

unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() > longest_compared || a.size() - b.size() > limit) return limit + 1;
  std::array<Row, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& before = rows[(i - 1) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = a[i - 1] == b[j - 1] ? 0 : 1;
      int least = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + change});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) least = std::min(least, rows[(i - 2) % 3][j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(least);
    }
    // Two rows back a swap may still be cheaper, by no more than it costs.
    const auto least = [&](const Row& r) { return *std::min_element(r.begin(), r.begin() + b.size() + 1); };
    if (least(row) > limit && least(before) > limit) return limit + 1;
  }
  return std::min<unsigned>(rows[a.size() % 3][b.size()], limit + 1);
}

}  // namespace dossier::search
