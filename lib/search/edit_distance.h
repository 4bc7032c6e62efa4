// SPDX-License-Identifier: GPL-2.0-or-later
// How many slips of the finger lie between two words?
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::search {

/// Words of more letters are not compared.
inline constexpr std::size_t longest_compared = 40;

/// Letters changed, left out, put in, and neighbours swapped, to make one word of the other; `limit + 1`
/// stands for any number above `limit`, and for words that are too long.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned limit);

}  // namespace dossier::search
