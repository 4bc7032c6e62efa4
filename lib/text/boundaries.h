// SPDX-License-Identifier: GPL-2.0-or-later
// Where do ICU's rules (UAX 29) break a text?
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::text {

/// What is broken into.
enum class BoundaryKind { sentence, word };

/// The ends of the pieces, as rising byte offsets; the last is the text's length. Thread-safe.
[[nodiscard]] std::vector<std::size_t> boundaries(BoundaryKind kind, std::string_view utf8);

}  // namespace dossier::text
