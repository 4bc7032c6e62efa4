// SPDX-License-Identifier: GPL-2.0-or-later
// What may text for people use: colours, Unicode ornaments, how many columns?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::render {

/// What the place that the text goes to can show. The defaults suit a file.
struct TextStyle {
  bool color = false;
  /// Off: bars, bullets and marks are drawn in ASCII (text from documents stays UTF-8).
  bool unicode = true;
  std::size_t width = 80;
};

/// What a piece of text is, and so how it is painted.
enum class Ink { plain, bold, dim, match, heading };

/// The escape sequence that switches `ink` on; empty for plain.
constexpr std::string_view ink_code(Ink ink) {
  switch (ink) {
    case Ink::bold:
      return "\x1b[1m";
    case Ink::dim:
      return "\x1b[2m";
    case Ink::match:
      return "\x1b[1;31m";
    case Ink::heading:
      return "\x1b[4m";
    case Ink::plain:
      break;
  }
  return {};
}

/// Appends `text` in `ink` where the style has colours, else as it is.
inline void paint(std::string& out, const TextStyle& style, Ink ink, std::string_view text) {
  const bool painted = style.color && ink != Ink::plain && !text.empty();
  if (painted) out += ink_code(ink);
  out += text;
  if (painted) out += "\x1b[0m";
}

}  // namespace dossier::render
