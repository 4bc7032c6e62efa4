// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines on a paper are not its title, or not alone?
#include "metadata/title_lines.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dossier::metadata {
namespace {

/// Bytes; longer lines say more than such words.
constexpr std::size_t longest_line = 120;

bool is_one_of(const std::vector<text::Pattern>& patterns, std::string_view line) {
  return line.size() <= longest_line &&
         std::any_of(patterns.begin(), patterns.end(),
                     [&](const text::Pattern& pattern) { return pattern.is_found_in(line); });
}

}  // namespace

TitleLines::TitleLines(const Taxonomy& taxonomy) {
  for (const std::string& pattern : taxonomy.title_notes) notes_.emplace_back(pattern);
  for (const std::string& pattern : taxonomy.title_labels) labels_.emplace_back(pattern);
  for (const Category& category : taxonomy.categories) {
    kinds_.insert(text::fold(category.label));
    for (const std::string& name : category.synonyms) kinds_.insert(text::fold(name));
  }
}

bool TitleLines::is_note(std::string_view line) const {
  return is_one_of(notes_, line);
}

bool TitleLines::is_label(std::string_view line) const {
  if (line.size() > longest_line) return false;
  const std::string label = without_mark(line);
  return is_one_of(labels_, label) || kinds_.contains(text::fold(label));
}

std::string TitleLines::without_mark(std::string_view label) {
  constexpr std::array<std::string_view, 12> marks{" ", ":", "：", ".", "-",  "–",
                                                   "—", "[", "]",  "*", "【", "】"};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : marks) {
      const bool is_behind = label.ends_with(mark);
      if (is_behind) label.remove_suffix(mark.size());
      const bool is_before = label.starts_with(mark);
      if (is_before) label.remove_prefix(mark.size());
      is_cut = is_cut || is_behind || is_before;
    }
  }
  return std::string(label);
}

}  // namespace dossier::metadata
