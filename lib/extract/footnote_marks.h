// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters of a text are marks of footnotes and no part of its words?
#pragma once

#include <string>
#include <string_view>

namespace dossier::extract {

/// A text without the marks of footnotes that stand at its words: `policy[1]`, `policy[^1]`, `policy¹`. What
/// may be something else stays: "[2021] 1 SLR", "km²", "I²R". A mark at the start of a text stays, too.
[[nodiscard]] std::string without_footnote_marks(std::string_view utf8);

/// Whether a text begins as that of a footnote does: `[1] `, `[^1]: `, `¹ `, `* `.
[[nodiscard]] bool begins_as_footnote(std::string_view utf8);

}  // namespace dossier::extract
