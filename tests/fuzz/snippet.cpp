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

/// Adds words that stand side by side: joined by `_`; with a `=` in front just as written.
void add_words(std::string_view chunk, analyze::Analyzer& analyzer, search::Leaf& leaf) {
  const bool is_exact = chunk.starts_with('=');
  std::string text(chunk.substr(is_exact ? 1 : 0));
  std::replace(text.begin(), text.end(), '_', ' ');
  const std::size_t before = leaf.words.size();
  analyzer.analyze(text, analyze::stem_language("en"), [&](const analyze::Token& token) {
    leaf.words.push_back({token.stem});
    const std::string written = text.substr(token.begin, token.end - token.begin);
    auto pattern = token.exact.find('*') == std::string::npos
                       ? search::FormPattern::written(token.exact, {token.stem})
                       : search::FormPattern::like(token.exact);
    leaf.patterns.push_back(is_exact ? std::move(pattern).with_capitals(search::cased_form(written))
                                     : search::FormPattern::with_stems({token.stem}));
  });
  leaf.lengths.push_back(leaf.words.size() - before);
}

/// The leaves of a line: words apart; those joined by `_` are a phrase, parts joined by `~` a NEAR.
std::vector<search::Leaf> leaves_of(std::string_view line) {
  std::vector<search::Leaf> leaves;
  analyze::Analyzer analyzer;
  for (std::size_t begin = 0; begin < line.size() && leaves.size() < 100;) {
    const auto end = std::min(line.find(' ', begin), line.size());
    const std::string_view chunk = line.substr(begin, end - begin);
    begin = end + 1;
    search::Leaf leaf;
    for (std::size_t part = 0; part <= chunk.size();) {
      const auto part_end = std::min(chunk.find('~', part), chunk.size());
      add_words(chunk.substr(part, part_end - part), analyzer, leaf);
      part = part_end + 1;
    }
    if (chunk.find('~') != std::string_view::npos) {
      leaf.kind = query::NodeKind::near;
    } else {
      leaf.kind = leaf.words.size() > 1 ? query::NodeKind::phrase : query::NodeKind::word;
      leaf.lengths.clear();
      if (!chunk.starts_with('=')) leaf.patterns.clear();
    }
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
