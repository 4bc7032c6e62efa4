// SPDX-License-Identifier: GPL-2.0-or-later
// How are blocks cut into numbered paragraphs?
#pragma once

#include "extract/block.h"

#include <dossier/document.h>

#include <vector>

namespace dossier::extract {

/// Cuts blocks at empty lines and before numbered lines, takes the numbers that they print off their texts,
/// and joins a number that stands alone with the paragraph behind it. Numbers of footnotes are none of the
/// document's. A short text that is bold throughout is a heading.
[[nodiscard]] std::vector<Paragraph> make_paragraphs(const std::vector<Block>& blocks);

}  // namespace dossier::extract
