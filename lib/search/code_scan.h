// SPDX-License-Identifier: GPL-2.0-or-later
// Where does one of several codes stand in a text?
#pragma once

#include "store/document_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace dossier::search {

/// Codes that are looked at together.
inline constexpr std::size_t codes_at_once = 64;

/// Whether any of `codes_at_once` codes is wanted. Without a branch in it, so that compilers make vector
/// code.
inline bool holds_any(const store::WordCode* block, std::span<const store::WordCode> wanted) {
  std::uint16_t found = 0;
  for (const store::WordCode code : wanted)
    for (std::size_t i = 0; i < codes_at_once; ++i)
      found = static_cast<std::uint16_t>(found | (block[i] == code ? 0xFFFFU : 0U));
  return found != 0;
}

/// Calls `visit(place)` wherever one of the wanted codes stands, until it returns false.
/// \param wanted in rising order
template <class Visit>
void scan_codes(std::span<const store::WordCode> text, std::span<const store::WordCode> wanted,
                Visit&& visit) {
  constexpr std::size_t few = 12;
  if (wanted.empty()) return;
  const auto is_wanted = [&](store::WordCode code) {
    if (wanted.size() > few) return std::binary_search(wanted.begin(), wanted.end(), code);
    return std::find(wanted.begin(), wanted.end(), code) != wanted.end();
  };
  for (std::size_t begin = 0; begin < text.size(); begin += codes_at_once) {
    const std::size_t end = std::min(begin + codes_at_once, text.size());
    const bool is_full = end - begin == codes_at_once;
    if (is_full && wanted.size() <= few && !holds_any(text.data() + begin, wanted)) continue;
    for (std::size_t place = begin; place < end; ++place)
      if (is_wanted(text[place]) && !visit(place)) return;
  }
}

}  // namespace dossier::search
