// SPDX-License-Identifier: GPL-2.0-or-later
// What does an HTML element do to the text around it?
#pragma once

#include <gumbo.h>
#include <string>
#include <string_view>

namespace dossier::extract {

/// How an element's content is to be read.
enum class ElementRole {
  inline_text,  ///< does not separate words
  block,
  heading,
  list,
  list_item,
  table_row,
  table_cell,
  preformatted,
  line_break,
  rule,
  dropped,  ///< no text for a reader
};

/// The role of an element, by tag and by what hides it.
[[nodiscard]] ElementRole role_of(const GumboNode* element);

/// `<main>`, `<article>` and `<section>`: a header inside of them is theirs and not the site's.
[[nodiscard]] bool is_content(const GumboNode* element);

/// `<header>` and `<footer>`: chrome when they stand outside of the content proper.
[[nodiscard]] bool is_page_frame(const GumboNode* element);

/// The only `<h1>` with text below an element; null when there is none, or several.
[[nodiscard]] const GumboNode* only_main_heading(const GumboNode* top);

/// How much text stands below an element, in bytes: without what is no text for a reader, the site's frame,
/// and links, of which menus and teasers consist.
[[nodiscard]] std::size_t count_text_bytes(const GumboNode* top);

/// Whether the element turns bold print on.
[[nodiscard]] bool is_bold(const GumboNode* element);

/// Whether an `<em>` begins and ends in the middle of words.
[[nodiscard]] bool is_emphasis_inside_words(const GumboNode* element);

/// Whether the element holds the footnotes that Markdown's `[^1]` refers to.
[[nodiscard]] bool is_footnote_section(const GumboNode* element);

/// Whether a superscript (`1`, `[1]`, `(12)`, `*`) or an in-page link (`[1]`, `*` right behind a word) is the
/// mark of a footnote. A link `(1)` is not: statutes refer to their subsections so. `before` is the text in
/// front of the element.
[[nodiscard]] bool is_footnote_mark(const GumboNode* element, std::string_view before);

/// Whether a row's cells are to be joined to one line. A table that only lays out a page has rows of one
/// cell, or tables, headings and long texts in its cells.
[[nodiscard]] bool is_row_of_data(const GumboNode* row);

/// The number that a list prints before an item: `type` is the list's attribute (`1`, `a`, `A`, `i`, `I`).
[[nodiscard]] std::string list_number(int value, std::string_view type);

}  // namespace dossier::extract
