// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of an office or another value tell it from others?
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace dossier::search {

/// All but "the", "and", "for" and "of", folded: "Minister of Trade & Industry" is "Minister for Trade and
/// Industry".
[[nodiscard]] std::set<std::string> telling_words(std::string_view value);

}  // namespace dossier::search
