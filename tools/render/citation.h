// SPDX-License-Identifier: GPL-2.0-or-later
// How is a place in a document cited, in one line and as a BibTeX entry?
#pragma once

#include "answer.h"

#include <dossier/document.h>
#include <dossier/searcher.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::render {

/// Where in a document the cited words stand.
struct CitedPlace {
  /// The printed number of the paragraph; empty where it has none.
  std::string_view paragraph = {};
  /// Cited where there is no number; 0 in documents without pages.
  std::uint32_t page = 0;
  /// Question and answer are numbered apart, and not by the same person.
  ParagraphKind kind = ParagraphKind::body;
};

/// The place of a snippet.
[[nodiscard]] CitedPlace place_of(const Snippet& snippet);

/// `Ana Lim and Bo Tan, "Title", speech, 5 November 2019, para 5. https://...`; a question is its
/// askers' and not the ministers', and a press release nobody's; what is not known is left out, and the id
/// stands where there is no whole URL. One line; the title's own double quotes become single ones.
[[nodiscard]] std::string citation(const DocumentRecord& record, const CitedPlace& place);

/// One `@misc` entry. The authors are those of the citation; the key is made from name, year
/// and id, so a document has the same key in every answer, and its question another one.
[[nodiscard]] std::string bibtex_entry(const DocumentRecord& record, const CitedPlace& place);

/// One entry a hit, a blank line behind each.
void append_bibtex(std::string& out, const Answer& answer);

/// `text` for a BibTeX field: what LaTeX obeys is written as a command, so that braces are balanced whatever
/// the text holds.
[[nodiscard]] std::string latex_escaped(std::string_view text);

}  // namespace dossier::render
