// SPDX-License-Identifier: GPL-2.0-or-later
// Which line does a mention make, and in which order do lines stand?
#include "concordance.h"

#include "code_points.h"
#include "display_text.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dossier::render {
namespace {

/// So many words decide the order; beyond, it is chance.
constexpr std::size_t compared_words = 5;

/// Case and accents taken off.
std::string folded(std::string_view utf8) {
  utf8proc_uint8_t* made = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                 static_cast<utf8proc_ssize_t>(utf8.size()), &made, options);
  if (size < 0) return std::string(utf8);
  std::string out(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
  std::free(made);
  return out;
}

bool is_word_part(std::int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_MC:
      return true;
    default:
      return false;
  }
}

using SortKey = std::vector<std::string>;

/// The words of a context; wide characters are words of their own.
SortKey words_of(std::string_view context) {
  const auto text = folded(context);
  SortKey words;
  bool is_inside = false;
  for (std::size_t index = 0; index < text.size();) {
    const auto code = next_code_point(text, index);
    const bool is_wide = utf8proc_charwidth(code) == 2;
    const bool is_part = is_word_part(code);
    if (is_part) {
      if (!is_inside || is_wide) words.emplace_back();
      append_code_point(words.back(), code);
    }
    is_inside = is_part && !is_wide;
  }
  return words;
}

SortKey key_of(const ConcordanceLine& line, ConcordanceOrder order) {
  auto words = words_of(order == ConcordanceOrder::left ? line.left : line.right);
  if (order == ConcordanceOrder::left) std::reverse(words.begin(), words.end());
  if (words.size() > compared_words) words.resize(compared_words);
  return words;
}

}  // namespace

std::vector<ConcordanceLine> concordance_lines(const DocumentMentions& mentions, std::size_t context) {
  const auto document = std::make_shared<const DocumentRecord>(mentions.document);
  std::vector<ConcordanceLine> lines;
  for (const MentionPassage& passage : mentions.passages) {
    const std::string_view text = passage.paragraph.text;
    for (const auto& [begin, end] : passage.places)
      lines.push_back({document, passage.paragraph.number, passage.paragraph.page, !passage.index,
                       passage.paragraph.kind, last_columns(text.substr(0, begin), context),
                       printable(text.substr(begin, end - begin)), first_columns(text.substr(end), context)});
  }
  return lines;
}

void sort_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order) {
  if (order == ConcordanceOrder::date) return;
  std::vector<std::pair<SortKey, std::size_t>> keys;
  for (std::size_t i = 0; i < lines.size(); ++i) keys.emplace_back(key_of(lines[i], order), i);
  std::sort(keys.begin(), keys.end());
  std::vector<ConcordanceLine> sorted;
  for (const auto& [key, index] : keys) sorted.push_back(std::move(lines[index]));
  lines = std::move(sorted);
}

void cut_context(std::vector<ConcordanceLine>& lines, std::size_t context) {
  for (auto& line : lines) {
    line.left = last_columns(line.left, context);
    line.right = first_columns(line.right, context);
  }
}

}  // namespace dossier::render
