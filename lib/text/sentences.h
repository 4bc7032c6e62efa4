// SPDX-License-Identifier: GPL-2.0-or-later
// Where do sentences begin and end?
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::text {

/// Half-open byte ranges of the sentences of a paragraph (ICU's rules, UAX 29), covering all of it in order.
/// Abbreviations such as "Mr." or "No." do not end one.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> sentence_ranges(std::string_view utf8);

/// Whether a line ends as a sentence does, or as what stands before a list: with a full stop, a question or
/// exclamation mark, a colon or a semicolon, also inside of quotation marks and parentheses.
[[nodiscard]] bool ends_sentence(std::string_view line);

}  // namespace dossier::text
