// SPDX-License-Identifier: GPL-2.0-or-later
// Can words on pages, wherever they stand, do harm? Eight bytes place a word, up to a space; a line end is a
// page's.
#include "foreign/pdf_text.h"
#include "extract/paragraphs.h"
#include "text/unicode.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  std::vector<foreign::PdfPage> pages{{600, 800, {}}};
  constexpr std::size_t placing = 8;
  while (input.size() > placing) {
    const auto at = [&](std::size_t i) { return static_cast<double>(static_cast<unsigned char>(input[i])); };
    foreign::PdfWord word;
    word.left = at(0) * 3 + at(1) / 16;
    word.top = at(2) * 3.2 + at(3) / 16;
    word.right = word.left + at(4) - 8;
    word.bottom = word.top + at(5) / 8 - 1;
    word.font_size = at(6) / 8;
    word.is_bold = (static_cast<unsigned char>(input[7]) & 1U) != 0;
    word.has_space_after = (static_cast<unsigned char>(input[7]) & 2U) != 0;
    input.remove_prefix(placing);
    const std::size_t end = std::min(input.find_first_of(" \n"), input.size());
    word.text = text::to_valid_utf8(input.substr(0, end));
    pages.back().words.push_back(std::move(word));
    if (end < input.size() && input[end] == '\n') pages.push_back({600, 800, {}});
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  require_clean(extract::make_paragraphs(foreign::blocks_of_pages(std::move(pages))));
}
