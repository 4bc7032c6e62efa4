// SPDX-License-Identifier: GPL-2.0-or-later
// What counts of a word or phrase as it was typed?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::query {

/// Stands for a `*` while a pattern is cut like text: a letter that no language writes (U+A78F).
inline constexpr std::string_view pattern_letter = "\uA78F";

/// Length in bytes of the space at `index`, or 0. No-break and ideographic spaces come with text pasted from
/// web pages.
[[nodiscard]] std::size_t space_length(std::string_view text, std::size_t index);

/// Length in bytes of the quotation mark at `index`, or 0.
[[nodiscard]] std::size_t quote_length(std::string_view text, std::size_t index);

/// Several `*` in a row as one.
[[nodiscard]] std::string with_single_stars(std::string_view text);

/// The text from its first word (or `*`) to its last, without signs around them and with single stars; empty
/// when it has no word.
[[nodiscard]] std::string trim_to_words(std::string_view text);

/// A phrase without the `*` that stand alone in it; one with stars gets single spaces.
[[nodiscard]] std::string without_lone_stars(std::string_view phrase);

/// Each `*` as `pattern_letter`.
[[nodiscard]] std::string with_pattern_letters(std::string_view text);

/// Whether a chunk is read as an operator.
[[nodiscard]] bool is_operator(std::string_view chunk);

/// Whether a word, printed as it is, would be read as an operator or as a field with a value. A `\` before it
/// takes that meaning away.
[[nodiscard]] bool needs_guard(std::string_view word);

/// Whether the value of a field can stand without quotation marks.
[[nodiscard]] bool is_plain_value(std::string_view value);

}  // namespace dossier::query
