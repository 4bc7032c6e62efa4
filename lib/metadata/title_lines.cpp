// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines on a paper are not its title, or not alone?
#include "metadata/title_lines.h"

#include "text/unicode.h"

#include <algorithm>
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
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view mark : {" ", ":", "-", "–", "—"}) {
      if (!label.ends_with(mark)) continue;
      label.remove_suffix(mark.size());
      is_cut = true;
    }
  }
  return std::string(label);
}

}  // namespace dossier::metadata
