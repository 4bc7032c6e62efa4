// SPDX-License-Identifier: GPL-2.0-or-later
// How is Unicode text normalised, folded and walked through?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::text {

/// The code point at `index`, which moves behind it; ill-formed bytes give U+FFFD one byte at a time.
[[nodiscard]] char32_t next_code_point_beyond_ascii(std::string_view utf8, std::size_t& index);
[[nodiscard]] inline char32_t next_code_point(std::string_view utf8, std::size_t& index) {
  if (const auto byte = static_cast<unsigned char>(utf8[index]); byte < 0x80) {
    ++index;
    return byte;
  }
  return next_code_point_beyond_ascii(utf8, index);
}

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// Whether all bytes are ASCII.
[[nodiscard]] bool is_ascii(std::string_view text);

/// Whether `bytes` are well-formed UTF-8 throughout.
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// `bytes` with each ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);

/// The form under which text is matched: NFKC, case folded, accents of Latin, Greek and Cyrillic removed,
/// typographic apostrophes and dashes turned into ASCII. Never for display.
[[nodiscard]] std::string fold(std::string_view utf8);

/// The same with capitals left as they are: tells "Grab" from "grab", not "Café" from "Cafe".
[[nodiscard]] std::string fold_keeping_case(std::string_view utf8);

/// NFC: letters with their marks as one code point where there is one, Hangul as syllables. The same text in
/// print.
[[nodiscard]] std::string composed(std::string utf8);
[[nodiscard]] bool is_composed(std::string_view utf8);

/// White space of every kind (no-break, ideographic, line ends) collapsed to single spaces, trimmed;
/// soft hyphens, zero-width and control characters dropped. For display text.
[[nodiscard]] std::string clean_spaces(std::string_view utf8);

/// ASCII white space trimmed at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// ASCII letters in lower case; other bytes unchanged.
[[nodiscard]] std::string ascii_lower(std::string_view text);

/// Whether the code point is of a script that is cut into bigrams here: those written without spaces (Han,
/// kana, Thai, ...) and Hangul, whose words carry their particles.
[[nodiscard]] bool is_unspaced(char32_t code_point);

/// Number of code points.
[[nodiscard]] std::size_t length(std::string_view utf8);

}  // namespace dossier::text
