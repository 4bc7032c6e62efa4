// SPDX-License-Identifier: GPL-2.0-or-later
// Can a hostile text or query make a snippet that is no part of the text, or cut a character or highlight?
#include "results/snippet.h"

#include "text/unicode.h"

#include "target.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dossier;

std::string_view take_line(std::string_view& input) {
  const auto end = std::min(input.find('\n'), input.size());
  const auto line = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return line;
}

/// The leaves of a line: words apart; those joined by `_` are a phrase, by `~` a NEAR.
std::vector<search::Leaf> leaves_of(std::string_view line) {
  std::vector<search::Leaf> leaves;
  analyze::Analyzer analyzer;
  for (std::size_t begin = 0; begin < line.size() && leaves.size() < 40;) {
    const auto end = std::min(line.find(' ', begin), line.size());
    std::string chunk(line.substr(begin, end - begin));
    begin = end + 1;
    search::Leaf leaf;
    if (chunk.find('_') != std::string::npos) leaf.kind = query::NodeKind::phrase;
    if (chunk.find('~') != std::string::npos) leaf.kind = query::NodeKind::near;
    std::replace_if(
        chunk.begin(), chunk.end(), [](char c) { return c == '_' || c == '~'; }, ' ');
    analyzer.analyze(chunk, analyze::stem_language("en"),
                     [&](const analyze::Token& token) { leaf.words.push_back({token.stem}); });
    if (!leaf.words.empty()) leaves.push_back(std::move(leaf));
  }
  return leaves;
}

bool is_boundary(std::string_view text, std::size_t index) {
  return index == text.size() || (static_cast<unsigned char>(text[index]) & 0xC0U) != 0x80U;
}

void require_sound(const Snippet& snippet, const std::vector<Paragraph>& paragraphs, std::size_t length) {
  const std::string_view text = snippet.text;
  fuzz::require(text::is_valid_utf8(text));
  constexpr std::string_view ellipsis = "…";
  // A passage may be a quarter longer, and reach to the end of a word or mark as long as itself.
  fuzz::require(text::length(text) <= 3 * length + 2);
  std::size_t last = 0;
  for (const auto& [begin, end] : snippet.highlights) {
    fuzz::require(last <= begin && begin < end && end <= text.size());
    fuzz::require(is_boundary(text, begin) && is_boundary(text, end));
    last = end;
  }
  std::string_view inner = text;
  const auto is_part = [&](const Paragraph& paragraph) {
    return paragraph.text.find(inner) != std::string::npos;
  };
  bool is_found = std::any_of(paragraphs.begin(), paragraphs.end(), is_part);
  if (!is_found && inner.starts_with(ellipsis)) {
    inner.remove_prefix(ellipsis.size());
    is_found = std::any_of(paragraphs.begin(), paragraphs.end(), is_part);
  }
  if (!is_found && inner.ends_with(ellipsis)) {
    inner.remove_suffix(ellipsis.size());
    is_found = std::any_of(paragraphs.begin(), paragraphs.end(), is_part);
  }
  if (!is_found && text.ends_with(ellipsis)) {
    inner = text.substr(0, text.size() - ellipsis.size());
    is_found = std::any_of(paragraphs.begin(), paragraphs.end(), is_part);
  }
  fuzz::require(is_found);
}

}  // namespace

/// The first line is the query; the first byte of each further one says the paragraph's kind and language.
void dossier::fuzz::run(std::string_view input) {
  const std::string valid = text::to_valid_utf8(input);
  std::string_view rest = valid;
  const auto leaves = leaves_of(take_line(rest));
  results::Highlighter highlighter(leaves, 100);
  std::vector<Paragraph> paragraphs;
  while (!rest.empty()) {
    Paragraph paragraph;
    paragraph.text = take_line(rest);
    paragraph.kind = paragraph.text.starts_with('#') ? ParagraphKind::heading : ParagraphKind::body;
    paragraph.language = paragraph.text.size() % 3 == 0 ? "zh" : "en";
    paragraphs.push_back(std::move(paragraph));
  }
  for (const std::size_t length : {std::size_t{40}, std::size_t{240}}) {
    const auto passages = results::make_passages(paragraphs, highlighter, {length, 3, {}});
    require(passages.size() <= 3);
    for (const Snippet& passage : passages) require_sound(passage, paragraphs, length);
  }
}
