// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines on a paper are not its title, or not alone?
#pragma once

#include "metadata/taxonomy.h"
#include "text/pattern.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier::metadata {

/// The taxonomy's words for such lines. Immutable; safe to share between threads.
class TitleLines {
 public:
  explicit TitleLines(const Taxonomy& taxonomy);

  /// "Checked against delivery": a note on the paper, which says nothing of what it is about.
  [[nodiscard]] bool is_note(std::string_view line) const;
  /// "PRESS RELEASE", "Annex A": a kind or part of a paper, whose title is the line behind it.
  [[nodiscard]] bool is_label(std::string_view line) const;
  /// A label without the colon, dash or brackets around it.
  [[nodiscard]] static std::string without_mark(std::string_view label);

 private:
  std::vector<text::Pattern> notes_;
  std::vector<text::Pattern> labels_;
  /// Folded labels and synonyms of the categories.
  std::unordered_set<std::string> kinds_;
};

}  // namespace dossier::metadata
