// SPDX-License-Identifier: GPL-2.0-or-later
// Where does one of several codes stand in a text?
#pragma once

#include "store/document_words.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace dossier::search {

/// Whether any code of a block is wanted. Without a branch in it, so that compilers make vector code of it.
inline bool holds_any(const store::WordCode* block, std::size_t size, std::span<const store::WordCode> wanted) {
  unsigned found = 0;
  for (const store::WordCode code : wanted)
    for (std::size_t i = 0; i < size; ++i) found |= static_cast<unsigned>(block[i] == code);
  return found != 0;
}

/// Calls `visit(place)` wherever one of the wanted codes stands, until it returns false.
/// \param wanted in rising order
template <class Visit>
void scan_codes(std::span<const store::WordCode> text, std::span<const store::WordCode> wanted, Visit&& visit) {
  constexpr std::size_t block = 64;
  constexpr std::size_t few = 12;
  if (wanted.empty()) return;
  for (std::size_t begin = 0; begin < text.size(); begin += block) {
    const std::size_t end = std::min(begin + block, text.size());
    const bool is_full = end - begin == block;
    if (is_full && wanted.size() <= few && !holds_any(text.data() + begin, block, wanted)) continue;
    for (std::size_t place = begin; place < end; ++place)
      if (std::binary_search(wanted.begin(), wanted.end(), text[place]) && !visit(place)) return;
  }
}

}  // namespace dossier::search
