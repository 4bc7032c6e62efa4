// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a text's first lines are its title?
#pragma once

#include "metadata/title_lines.h"

#include <dossier/document.h>

#include <string>
#include <vector>

namespace dossier::metadata {

/// A title that was found in the text; empty when there is none.
struct TextTitle {
  /// The kinds of paper that stand before what it is about: "Annex A".
  std::vector<std::string> labels;
  std::string subject;
};

/// That of the first heading which is neither a date nor a note on the paper.
[[nodiscard]] TextTitle title_of_headings(const std::vector<Paragraph>& paragraphs, const TitleLines& lines);
/// That of the first words which are neither.
[[nodiscard]] TextTitle title_of_words(const std::vector<Paragraph>& paragraphs, const TitleLines& lines);

}  // namespace dossier::metadata
