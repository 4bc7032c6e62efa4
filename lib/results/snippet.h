// SPDX-License-Identifier: GPL-2.0-or-later
// Which passage of a document shows best why it was found?
#pragma once

#include "results/highlighter.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstddef>
#include <vector>

namespace dossier::results {

/// The passage of one paragraph that holds the most telling of the query's words, in whole sentences where
/// they are short enough; the beginning of the text where no word stands in it. \param length about how long,
/// in code points
[[nodiscard]] Snippet make_snippet(const std::vector<Paragraph>& paragraphs, Highlighter& highlighter,
                                   std::size_t length);

}  // namespace dossier::results
