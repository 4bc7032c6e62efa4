// SPDX-License-Identifier: GPL-2.0-or-later
// How often do two words of a query stand near each other in a text?
#include "search/neighbours.h"

#include "search/code_scan.h"

#include <algorithm>

namespace dossier::search {

void Neighbours::add(std::uint8_t first, std::uint8_t second, std::uint8_t guide) {
  if (is_guide(first)) guide = first;
  if (pairs_of_guide_.size() <= guide) pairs_of_guide_.resize(guide + std::size_t{1});
  pairs_of_guide_[guide].push_back(pairs_.size());
  pairs_.push_back({first, second, 0, 0});
}

void Neighbours::count(std::span<const store::WordCode> text) {
  for (WordPair& pair : pairs_) pair.near = pair.in_order = 0;
  guide_codes_.clear();
  for (const store::WordCode code : table_.codes())
    if (is_guide(table_.word(code))) guide_codes_.push_back(code);
  const auto is_wanted = [&](store::WordCode code) { return is_guide(table_.word(code)); };
  scan_codes(text, guide_codes_, is_wanted, [&](std::size_t place) {
    const std::uint8_t guide = table_.word(text[place]);
    for (const std::size_t index : pairs_of_guide_[guide]) {
      look_before(pairs_[index], guide, text.first(place));
      look_after(pairs_[index], guide, text.subspan(place + 1));
    }
    return true;
  });
}

/// The guide has the other word before it.
void Neighbours::look_before(WordPair& pair, std::uint8_t guide,
                             std::span<const store::WordCode> before) const {
  const std::uint8_t other = pair.first == guide ? pair.second : pair.first;
  const std::size_t most = std::min(WordPair::window, before.size());
  for (std::size_t apart = 1; apart <= most; ++apart) {
    const std::uint8_t word = table_.word(before[before.size() - apart]);
    if (word == CodeTable::gap) return;
    if (word != other) continue;
    ++pair.near;
    if (apart == 1 && pair.second == guide) ++pair.in_order;
    return;
  }
}

/// The other word has the guide before it: each place of it counts for the last guide before.
void Neighbours::look_after(WordPair& pair, std::uint8_t guide,
                            std::span<const store::WordCode> after) const {
  const std::uint8_t other = pair.first == guide ? pair.second : pair.first;
  const std::size_t most = std::min(WordPair::window, after.size());
  for (std::size_t apart = 1; apart <= most; ++apart) {
    const std::uint8_t word = table_.word(after[apart - 1]);
    if (word == CodeTable::gap || word == guide) return;
    if (word != other) continue;
    ++pair.near;
    if (apart == 1 && pair.first == guide) ++pair.in_order;
  }
}

}  // namespace dossier::search
