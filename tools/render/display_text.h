// SPDX-License-Identifier: GPL-2.0-or-later
// How does text from outside reach a terminal: made harmless, measured, wrapped?
#pragma once

#include "text_style.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::render {

/// `utf8` without anything that a terminal obeys: white space of every kind becomes a space, control
/// characters, bidirectional overrides and ill-formed bytes become U+FFFD.
[[nodiscard]] std::string printable(std::string_view utf8);

/// Columns that the printable form of `utf8` takes; East Asian wide characters take two.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The printable form of `utf8`, cut to at most `width` columns; what was cut shows as an ellipsis.
[[nodiscard]] std::string shorten(std::string_view utf8, std::size_t width, const TextStyle& style);

/// The printable form of `utf8`, followed by spaces up to `width` columns.
[[nodiscard]] std::string padded(std::string_view utf8, std::size_t width);

/// As much of the beginning, or of the end, of the printable form of `utf8` as fits into `width` columns.
[[nodiscard]] std::string first_columns(std::string_view utf8, std::size_t width);
[[nodiscard]] std::string last_columns(std::string_view utf8, std::size_t width);

/// Half-open byte ranges of a text, in order.
using ByteRanges = std::span<const std::pair<std::size_t, std::size_t>>;

/// The printable form of `utf8` in lines of at most `width` columns, `marked` ranges painted as matches.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, std::size_t width, const TextStyle& style,
                                            ByteRanges marked = {}, Ink ink = Ink::plain);

/// Appends the lines, each but the first behind `indent` spaces (the first starts where `out` ends).
void append_lines(std::string& out, const std::vector<std::string>& lines, std::size_t indent);

/// The ornament for a UTF-8 place, or its ASCII stand-in.
[[nodiscard]] inline std::string_view ornament(const TextStyle& style, std::string_view unicode,
                                               std::string_view ascii) {
  return style.unicode ? unicode : ascii;
}

}  // namespace dossier::render
