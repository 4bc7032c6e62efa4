// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a run of a script without spaces consist of?
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::text {

/// Half-open byte ranges of the words of a run, by ICU's dictionaries (Chinese, Japanese, Thai, ...), in
/// order. The particle at the end of a Korean word is left out, where two syllables or more stand
/// before it.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> word_segments(std::string_view run);

}  // namespace dossier::text
