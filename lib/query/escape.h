// SPDX-License-Identifier: GPL-2.0-or-later
// How is any text written so that a query means its words and nothing else?
#pragma once

#include <string>
#include <string_view>

namespace dossier::query {

/// The words of a text, as words of a query: at most as many as a query may have.
[[nodiscard]] std::string escape(std::string_view text);

/// The words of a text as one phrase, as long as a phrase may be; empty when it has no word.
[[nodiscard]] std::string escape_phrase(std::string_view text);

}  // namespace dossier::query
