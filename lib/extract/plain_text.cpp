// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs does a plain text hold?
#include "extract/plain_text.h"

#include "extract/block.h"
#include "extract/paragraphs.h"
#include "support/ascii.h"
#include "text/charset.h"
#include "text/sentences.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <cctype>

namespace dossier::extract {
namespace {

/// Of hundred characters of a text, as many may be control characters.
constexpr std::size_t max_control_percent = 5;
/// A line that is at least this long and goes on in lower case was wrapped.
constexpr std::size_t shortest_wrapped_line = 50;
/// Longer lines are not the work of a program that wraps them.
constexpr std::size_t longest_wrapped_line = 120;

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20 && std::isspace(value) == 0) || value == 0x7F;
}

/// A line as it goes into a block: whatever is not text becomes a space.
void append_line(std::string& block, std::string_view line) {
  const std::size_t begin = block.size();
  block += line;
  std::replace_if(
      block.begin() + static_cast<std::ptrdiff_t>(begin), block.end(),
      [](char byte) { return static_cast<unsigned char>(byte) < 0x20; }, ' ');
}

bool is_wrapped(std::string_view line, std::string_view next) {
  line = text::trim(line);
  next = text::trim(next);
  if (line.size() < shortest_wrapped_line || next.empty()) return false;
  return support::is_lower(next[0]) && std::string_view(".:;!?").find(line.back()) == std::string_view::npos;
}

/// Whether the break behind a line ends a paragraph though blank lines do elsewhere: word processors save
/// each paragraph as one line.
bool is_paragraph_end(std::string_view line, std::string_view next) {
  return std::max(line.size(), next.size()) > longest_wrapped_line && text::ends_sentence(line);
}

std::vector<std::string_view> plain_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto* const found =
        std::find_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\f'; });
    const std::size_t end =
        found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    // A page ends a paragraph as an empty line does.
    if (text[end] == '\f') lines.emplace_back();
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool is_blank_line(std::string_view line) {
  return text::trim(line).empty();
}

/// Whether an empty line stands between two lines of text.
bool has_blank_lines(const std::vector<std::string_view>& lines) {
  const auto first = std::find_if_not(lines.begin(), lines.end(), is_blank_line);
  const auto last = std::find_if_not(lines.rbegin(), lines.rend(), is_blank_line).base();
  return first < last && std::find_if(first, last, is_blank_line) != last;
}

std::vector<Block> blocks_of(std::string_view text) {
  const std::vector<std::string_view> lines = plain_lines(text);
  const bool by_blank_lines = has_blank_lines(lines);
  std::vector<Block> blocks;
  bool is_open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_blank_line(lines[i])) {
      is_open = false;
      continue;
    }
    const bool goes_on = is_open && (by_blank_lines ? !is_paragraph_end(lines[i - 1], lines[i])
                                                    : is_wrapped(lines[i - 1], lines[i]));
    if (goes_on)
      blocks.back().text += mark::line_break;
    else
      blocks.emplace_back();
    blocks.back().may_be_wrapped = true;
    append_line(blocks.back().text, lines[i]);
    is_open = true;
  }
  return blocks;
}

[[noreturn]] void refuse() {
  throw Error(ErrorCode::invalid_argument, "binary bytes, not text");
}

}  // namespace

void refuse_binary(std::string_view utf8) {
  const auto controls = static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), is_control));
  if (controls * 100 > max_control_percent * utf8.size()) refuse();
}

void refuse_zero_bytes(std::string_view utf8) {
  if (utf8.find('\0') != std::string_view::npos) refuse();
  refuse_binary(utf8);
}

std::vector<Paragraph> split_paragraphs(std::string_view utf8) {
  if (!text::is_valid_utf8(utf8)) return make_paragraphs(blocks_of(text::to_valid_utf8(utf8)));
  return make_paragraphs(blocks_of(utf8));
}

RawDocument extract_plain_text(std::string_view bytes) {
  const text::Decoded decoded = text::decode(bytes);
  refuse_zero_bytes(decoded.utf8);
  RawDocument document;
  warn_of_charset(decoded, document.warnings);
  document.paragraphs = split_paragraphs(decoded.utf8);
  return document;
}

}  // namespace dossier::extract
