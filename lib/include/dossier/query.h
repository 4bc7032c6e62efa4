// SPDX-License-Identifier: GPL-2.0-or-later
// How does a program put text of others into a query?
#pragma once

#include <dossier/export.h>

#include <string>
#include <string_view>

namespace dossier {

/// Text that, put into a query, means just the words of `text`: operators, fields, signs, quotation marks and
/// wildcards in it lose their meaning. A hyphenated compound stays one (`COVID-19`). Any bytes are accepted;
/// empty when there is no word. What a query has no room for (2000 words, 64 KiB) is left out. Thread-safe.
/// To add words of one's own, put a space between: `escape(typed) + " category:speech"`.
/// @since 0.1
[[nodiscard]] DOSSIER_API std::string escape(std::string_view text);

/// The same as a phrase in quotation marks: the words side by side, in this order. What a phrase has no room
/// for (2000 bytes) is left out. After `=` or `title:` too: `"=" + escape_phrase(name)`. Thread-safe.
/// @since 0.1
[[nodiscard]] DOSSIER_API std::string escape_phrase(std::string_view text);

}  // namespace dossier
