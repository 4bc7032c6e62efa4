// SPDX-License-Identifier: GPL-2.0-or-later
// What does a Markdown text say, and what is in its front matter?
#include "extract/markdown.h"

#include "extract/arena.h"
#include "extract/html.h"
#include "extract/plain_text.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dossier/error.h>
#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dossier::extract {
namespace {

constexpr std::size_t blocks_bytes_per_byte = 96;
constexpr int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;

/// cmark's allocator has no place for a context: each thread keeps its own.
thread_local Arena* current_arena = nullptr;

cmark_mem arena_memory{
    [](std::size_t count, std::size_t size) { return current_arena->allocate(count * size); },
    [](void* memory, std::size_t size) { return current_arena->reallocate(memory, size); },
    [](void* /*memory*/) {}};

/// What goes into and comes out of cmark.
struct Conversion {
  std::string_view markdown;
  const char* html;
};

void convert(void* context) {
  auto* job = static_cast<Conversion*>(context);
  cmark_parser* parser = cmark_parser_new_with_mem(options, &arena_memory);
  // Only tables: the extensions for strike-through and bare addresses switch characters on and off in a table
  // that all parsers of the process share, so that threads would disturb each other.
  if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser, tables);
  cmark_parser_feed(parser, job->markdown.data(), job->markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  job->html =
      cmark_render_html_with_mem(root, options, cmark_parser_get_syntax_extensions(parser), &arena_memory);
}

/// A line and what is behind it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::string_view without_end_spaces(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

/// Takes front matter off a text. One that is never closed is text.
void split_front_matter(std::string_view& text, RawDocument& document) {
  std::string_view rest = text;
  if (without_end_spaces(take_line(rest)) != "---") return;
  const std::string_view begin = rest;
  while (!rest.empty()) {
    const std::string_view behind = rest;
    const std::string_view line = without_end_spaces(take_line(rest));
    if (line != "---" && line != "...") continue;
    document.front_matter = begin.substr(0, begin.size() - behind.size());
    text = rest;
    return;
  }
  document.warnings.emplace_back("the front matter is not closed by '---', it is read as text");
}

std::string html_of(std::string_view markdown) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  Arena arena(markdown.size(), blocks_bytes_per_byte);
  Conversion job{markdown, nullptr};
  current_arena = &arena;
  const bool is_done = arena.run(convert, &job);
  current_arena = nullptr;
  if (!is_done || job.html == nullptr)
    throw Error(ErrorCode::invalid_argument, "Markdown that needs too much memory or time to parse");
  return job.html;
}

/// The label of a footnote at the start of a text, `[^1]`; empty when there is none.
std::string_view footnote_label(std::string_view text) {
  constexpr std::size_t longest = 200;
  const std::size_t end = text.substr(0, longest).find_first_of("]&<>\" \t\r\n", 2);
  return end == std::string_view::npos || end == 2 || text[end] != ']' ? std::string_view{}
                                                                       : text.substr(0, end + 1);
}

/// Whether only indentation stands between the start of its line and a place.
bool begins_line(std::string_view text, std::size_t place) {
  constexpr std::size_t deepest = 3;
  const std::string_view before = text.substr(0, place);
  const std::size_t spaces = place - (before.find_last_not_of(' ') + 1);
  return spaces <= deepest && (spaces == place || before[place - spaces - 1] == '\n');
}

/// Marks of the footnotes that nothing refers to, which cmark would leave out of the text.
std::vector<std::string> missing_references(std::string_view markdown) {
  std::vector<std::string> footnotes;
  std::set<std::string> referred;
  for (std::size_t at = markdown.find("[^"); at != std::string_view::npos; at = markdown.find("[^", at + 2)) {
    const std::string_view label = footnote_label(markdown.substr(at));
    if (label.empty()) continue;
    if (begins_line(markdown, at) && markdown.substr(at + label.size()).starts_with(':')) {
      footnotes.emplace_back(label);
    } else {
      referred.insert(text::ascii_lower(label));
    }
  }
  std::erase_if(footnotes,
                [&](const auto& label) { return !referred.insert(text::ascii_lower(label)).second; });
  return footnotes;
}

/// A character that no text has, before and behind the marks that are put at its end.
constexpr std::string_view fence = "\uFDD0";

/// The HTML of a text with more references at its end, and what became of these.
struct Referred {
  std::string html;
  std::string references;
};

/// None where the references cannot be told from the text.
std::optional<Referred> refer(std::string_view markdown, const std::vector<std::string>& footnotes) {
  std::string text(markdown);
  text.append("\n\n").append(fence);
  for (const std::string& label : footnotes) text += label;
  text.append(fence).append("\n");
  Referred referred{html_of(text), {}};
  const std::size_t first = referred.html.find(fence);
  if (first == std::string::npos) return std::nullopt;
  const std::size_t last = referred.html.find(fence, first + fence.size());
  if (last == std::string::npos || referred.html.rfind(fence) != last) return std::nullopt;
  referred.references = referred.html.substr(first, last - first);
  referred.html.erase(last, fence.size()).erase(first, fence.size());
  return referred;
}

/// With the footnotes that nothing refers to. What only looks like one may be code: its mark is printed then,
/// and must not be.
std::string html_with_references(std::string_view markdown, std::vector<std::string> footnotes) {
  auto referred = refer(markdown, footnotes);
  const auto is_printed = [&](const std::string& label) {
    return referred->references.find(label) != std::string::npos;
  };
  if (referred && std::none_of(footnotes.begin(), footnotes.end(), is_printed)) return referred->html;
  if (!referred || std::erase_if(footnotes, is_printed) == 0 || footnotes.empty()) return html_of(markdown);
  referred = refer(markdown, footnotes);
  const bool is_clean = referred && std::none_of(footnotes.begin(), footnotes.end(), is_printed);
  return is_clean ? referred->html : html_of(markdown);
}

std::string html_with_all_footnotes(std::string_view markdown) {
  constexpr std::size_t most_footnotes = 1000;
  auto footnotes = missing_references(markdown);
  if (footnotes.empty() || footnotes.size() > most_footnotes) return html_of(markdown);
  try {
    return html_with_references(markdown, std::move(footnotes));
  } catch (const Error&) {  // with more references it is too much
    return html_of(markdown);
  }
}

}  // namespace

RawDocument extract_markdown(std::string_view bytes) {
  const text::Decoded decoded = text::decode(bytes);
  refuse_zero_bytes(decoded.utf8);
  RawDocument document;
  warn_of_charset(decoded, document.warnings);
  std::string_view text = decoded.utf8;
  split_front_matter(text, document);
  add_markdown_html(document, html_with_all_footnotes(text));
  return document;
}

}  // namespace dossier::extract
