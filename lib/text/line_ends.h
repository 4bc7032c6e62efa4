// SPDX-License-Identifier: GPL-2.0-or-later
// Does the end of a line separate two words?
#pragma once

#include <string_view>

namespace dossier::text {

/// Whether Chinese or Japanese goes on from one line to the next: it has no spaces, and is broken inside of
/// its words. Korean has spaces. `before` ends, and `behind` begins with what is printed.
[[nodiscard]] bool goes_on_without_space(std::string_view before, std::string_view behind);

}  // namespace dossier::text
