// SPDX-License-Identifier: GPL-2.0-or-later
// How does text from outside reach a terminal: made harmless, measured, wrapped?
#include "display_text.h"

#include "code_points.h"

#include <algorithm>
#include <string_view>

namespace dossier::render {
namespace {

struct Glyph {
  std::int32_t code = ' ';
  std::size_t width = 1;
  bool marked = false;
};

bool is_bidi_override(std::int32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool is_line_space(std::int32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

std::int32_t harmless(std::int32_t code) {
  if (is_line_space(code)) return ' ';
  const bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
  return control || is_bidi_override(code) ? replacement_character : code;
}

std::size_t columns(std::int32_t code) {
  if (code >= 0x20 && code < 0x7F) return 1;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code)));
}

Glyph next_glyph(std::string_view utf8, std::size_t& index) {
  const auto code = harmless(next_code_point(utf8, index));
  return {code, columns(code), false};
}

std::vector<Glyph> to_glyphs(std::string_view utf8, ByteRanges marked) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(utf8.size());
  auto range = marked.begin();
  for (std::size_t index = 0; index < utf8.size();) {
    while (range != marked.end() && range->second <= index) ++range;
    const bool inside = range != marked.end() && range->first <= index;
    glyphs.push_back(next_glyph(utf8, index));
    glyphs.back().marked = inside;
  }
  return glyphs;
}

// A line of Chinese or Japanese must not begin with one of these.
bool closes(std::int32_t code) {
  static constexpr std::u32string_view closing = U"、。」』】〉》）］｝，．：；！？’”…";
  return closing.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

// A line of Chinese or Japanese must not end with one of these.
bool opens(std::int32_t code) {
  static constexpr std::u32string_view opening = U"「『【〈《（［｛‘“";
  return opening.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

// Korean is written with spaces.
bool is_hangul(std::int32_t code) {
  return (code >= 0x1100 && code <= 0x11FF) || (code >= 0x3130 && code <= 0x318F) ||
         (code >= 0xAC00 && code <= 0xD7A3);
}

bool may_break_before(const std::vector<Glyph>& glyphs, std::size_t index) {
  if (index == 0) return false;
  const auto& before = glyphs[index - 1];
  const auto& here = glyphs[index];
  if (here.code == ' ' || here.width == 0) return false;
  if (before.code == ' ') return true;
  if (is_hangul(before.code) || is_hangul(here.code)) return false;
  return (before.width == 2 || here.width == 2) && !closes(here.code) && !opens(before.code);
}

using Line = std::span<const Glyph>;

Line without_trailing_space(Line line) {
  while (!line.empty() && line.back().code == ' ') line = line.first(line.size() - 1);
  return line;
}

std::size_t total_width(Line line) {
  std::size_t width = 0;
  for (const auto& glyph : line) width += glyph.width;
  return width;
}

std::vector<Line> break_lines(const std::vector<Glyph>& glyphs, std::size_t width) {
  std::vector<Line> lines;
  const Line all(glyphs);
  std::size_t begin = 0;
  std::size_t breakable = 0;
  std::size_t column = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (may_break_before(glyphs, i)) breakable = i;
    if (column + glyphs[i].width > width && glyphs[i].code != ' ' && i > begin) {
      const auto end = breakable > begin ? breakable : i;
      lines.push_back(without_trailing_space(all.subspan(begin, end - begin)));
      begin = end;
      column = total_width(all.subspan(begin, i - begin));
    }
    column += glyphs[i].width;
  }
  lines.push_back(without_trailing_space(all.subspan(begin)));
  return lines;
}

std::string painted(Line line, const TextStyle& style, Ink ink) {
  std::string out;
  std::string run;
  for (std::size_t i = 0; i < line.size(); ++i) {
    append_code_point(run, line[i].code);
    if (i + 1 < line.size() && line[i + 1].marked == line[i].marked) continue;
    paint(out, style, line[i].marked ? Ink::match : ink, run);
    run.clear();
  }
  return out;
}

}  // namespace

std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t index = 0; index < utf8.size();) append_code_point(out, next_glyph(utf8, index).code);
  return out;
}

std::string padded(std::string_view utf8, std::size_t width) {
  std::string shown = printable(utf8);
  shown.append(width - std::min(width, display_width(shown)), ' ');
  return shown;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t index = 0; index < utf8.size();) width += next_glyph(utf8, index).width;
  return width;
}

std::string first_columns(std::string_view utf8, std::size_t width) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t index = 0; index < utf8.size();) {
    const auto glyph = next_glyph(utf8, index);
    used += glyph.width;
    if (used > width) break;
    append_code_point(out, glyph.code);
  }
  return out;
}

std::string last_columns(std::string_view utf8, std::size_t width) {
  auto surplus = display_width(utf8) - std::min(display_width(utf8), width);
  std::size_t index = 0;
  while (index < utf8.size() && surplus > 0) surplus -= std::min(surplus, next_glyph(utf8, index).width);
  // Marks belong to the character before them, which is cut off.
  for (auto next = index; index > 0 && next < utf8.size() && next_glyph(utf8, next).width == 0;) index = next;
  return printable(utf8.substr(index));
}

std::string shorten(std::string_view utf8, std::size_t width, const TextStyle& style) {
  if (display_width(utf8) <= width) return printable(utf8);
  const auto mark = ornament(style, "…", "...");
  const auto room = width - std::min(width, display_width(mark));
  return first_columns(utf8, room).append(mark);
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t width, const TextStyle& style,
                              ByteRanges marked, Ink ink) {
  const auto glyphs = to_glyphs(utf8, marked);
  std::vector<std::string> lines;
  for (const auto line : break_lines(glyphs, std::max<std::size_t>(width, 1)))
    lines.push_back(painted(line, style, ink));
  return lines;
}

void append_lines(std::string& out, const std::vector<std::string>& lines, std::size_t indent) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out.append(indent, ' ');
    out += lines[i];
    out += '\n';
  }
}

}  // namespace dossier::render
