// SPDX-License-Identifier: GPL-2.0-or-later
// Where does the passage of a paragraph begin and end?
#pragma once

#include "results/highlighter.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::results {

/// Cuts the passage with the most telling marks out of a paragraph: whole sentences where they are short
/// enough, else from word to word. No mark is cut, unless it is longer than the passage may be. \param marks
/// of the whole paragraph, in order \param length about how long, in code points
[[nodiscard]] Snippet cut_passage(const Paragraph& paragraph, const std::vector<Mark>& marks,
                                  const Highlighter& highlighter, std::size_t length);

/// About how many words a passage of so many code points holds.
[[nodiscard]] std::uint32_t words_in(std::size_t length);

}  // namespace dossier::results
