// SPDX-License-Identifier: GPL-2.0-or-later
// How are counts drawn with characters?
#pragma once

#include "text_style.h"

#include <cstddef>
#include <span>
#include <string>

namespace dossier::render {

/// A bar of at most `width` columns, as long as `count` is to `largest` (not 0). Never empty for a count
/// above zero: what exists must be seen.
[[nodiscard]] std::string bar(std::size_t count, std::size_t largest, std::size_t width,
                              const TextStyle& style);

/// A column a count, as high as it is to `largest` (not 0): blocks, or digits from 0 to 9 without Unicode.
/// More counts than `width` are drawn as sums of neighbours, to their own largest. A count of zero is a dot.
[[nodiscard]] std::string sparkline(std::span<const std::size_t> counts, std::size_t largest,
                                    std::size_t width, const TextStyle& style);

}  // namespace dossier::render
