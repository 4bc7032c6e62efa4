// SPDX-License-Identifier: GPL-2.0-or-later
// How much does a stretch of text say about a query?
#include "results/passage_value.h"

#include <algorithm>

namespace dossier::results {
namespace {

/// A further mention of a word counts little beside a word not seen yet.
constexpr double repeated_share = 0.05;
constexpr int most_repetitions = 3;
/// What a word gains by a word of another part beside it.
constexpr double nearness_share = 0.5;
/// Stretches that are looked at in one paragraph.
constexpr std::size_t most_stretches = 256;

}  // namespace

PassageValue::PassageValue(const Highlighter& highlighter)
    : highlighter_(highlighter), parts_(highlighter.part_count()) {}

void PassageValue::bring_near(const Mark& a, const Mark& b) {
  if (a.part == b.part || b.first <= a.last) return;
  const double closeness = 1.0 / (b.first - a.last);
  for (const std::size_t part : {a.part, b.part})
    parts_[part].closeness = std::max(parts_[part].closeness, closeness);
}

double PassageValue::of(std::span<const Mark> marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    ++parts_[marks[i].part].count;
    if (i > 0) bring_near(marks[i - 1], marks[i]);
  }
  double value = 0;
  for (const Mark& mark : marks) {
    Part& part = parts_[mark.part];
    if (part.count == 0) continue;
    const int repetitions = std::min(part.count - 1, most_repetitions);
    value +=
        highlighter_.weight(mark.part) * (1 + repeated_share * repetitions + nearness_share * part.closeness);
    part = {};
  }
  return value;
}

Stretch best_stretch(std::span<const Mark> marks, std::uint32_t words, PassageValue& value) {
  Stretch best;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < std::min(marks.size(), most_stretches); ++begin) {
    const std::size_t before = end;
    while (end < marks.size() && (end <= begin || marks[end].last < marks[begin].first + words)) ++end;
    // What ends where the last stretch ended is only a part of it.
    if (end == before) continue;
    const auto inside = marks.subspan(begin, end - begin);
    if (const double found = value.of(inside); found > best.value) best = {inside, found};
  }
  return best;
}

}  // namespace dossier::results
