// SPDX-License-Identifier: GPL-2.0-or-later
// What does an HTML element do to the text around it?
#include "extract/html_elements.h"

#include "extract/html_tree.h"
#include "extract/numbering.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace dossier::extract {
namespace {

constexpr std::size_t longest_footnote_mark = 12;
/// As much of a heading is looked at to see whether it has text.
constexpr std::size_t longest_heading = 1000;
/// More than this in a row is a layout, not data.
constexpr std::size_t max_row_nodes = 2000;
constexpr std::size_t max_row_bytes = 3000;

/// A style attribute without spaces, in lower case.
std::string style_of(const GumboNode* element) {
  std::string style = text::ascii_lower(attribute(element, "style"));
  std::erase_if(style, [](unsigned char byte) { return std::isspace(byte) != 0; });
  return style;
}

bool is_hidden(const GumboNode* element) {
  if (gumbo_get_attribute(&element->v.element.attributes, "hidden") != nullptr) return true;
  const std::string style = style_of(element);
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool is_navigation(const GumboNode* element) {
  const std::string_view role = attribute(element, "role");
  return role == "navigation" || role == "search" || attribute(element, "class") == "footnote-backref";
}

constexpr std::array block_tags{
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,    GUMBO_TAG_CAPTION,
    GUMBO_TAG_CENTER,  GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,    GUMBO_TAG_DIV,     GUMBO_TAG_DL,
    GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,
    GUMBO_TAG_FORM,    GUMBO_TAG_HEADER,   GUMBO_TAG_HGROUP,     GUMBO_TAG_HTML,    GUMBO_TAG_LEGEND,
    GUMBO_TAG_MAIN,    GUMBO_TAG_P,        GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,    GUMBO_TAG_THEAD};

constexpr std::array dropped_tags{
    GUMBO_TAG_APPLET,   GUMBO_TAG_ASIDE,  GUMBO_TAG_AUDIO,   GUMBO_TAG_BUTTON,   GUMBO_TAG_CANVAS,
    GUMBO_TAG_DATALIST, GUMBO_TAG_EMBED,  GUMBO_TAG_HEAD,    GUMBO_TAG_IFRAME,   GUMBO_TAG_INPUT,
    GUMBO_TAG_MAP,      GUMBO_TAG_NAV,    GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_OPTION, GUMBO_TAG_RP,      GUMBO_TAG_RT,       GUMBO_TAG_SCRIPT,
    GUMBO_TAG_SELECT,   GUMBO_TAG_STYLE,  GUMBO_TAG_SVG,     GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_TITLE,    GUMBO_TAG_VIDEO};

constexpr std::array heading_tags{GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                  GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
constexpr std::array list_tags{GUMBO_TAG_OL, GUMBO_TAG_UL, GUMBO_TAG_MENU, GUMBO_TAG_DIR};
constexpr std::array cell_tags{GUMBO_TAG_TD, GUMBO_TAG_TH};
constexpr std::array preformatted_tags{GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT};

using RoleTable = std::array<ElementRole, static_cast<std::size_t>(GUMBO_TAG_LAST) + 1>;

constexpr RoleTable make_roles() {
  RoleTable roles{};  // every other tag: inline_text, which is 0
  const auto assign = [&roles](const auto& tags, ElementRole role) {
    for (const GumboTag tag : tags) roles[static_cast<std::size_t>(tag)] = role;
  };
  assign(block_tags, ElementRole::block);
  assign(dropped_tags, ElementRole::dropped);
  assign(heading_tags, ElementRole::heading);
  assign(list_tags, ElementRole::list);
  assign(cell_tags, ElementRole::table_cell);
  assign(preformatted_tags, ElementRole::preformatted);
  assign(std::array{GUMBO_TAG_LI}, ElementRole::list_item);
  assign(std::array{GUMBO_TAG_TR}, ElementRole::table_row);
  assign(std::array{GUMBO_TAG_BR}, ElementRole::line_break);
  assign(std::array{GUMBO_TAG_HR}, ElementRole::rule);
  return roles;
}

constexpr RoleTable roles = make_roles();

ElementRole role_of_tag(GumboTag tag) {
  return roles[static_cast<std::size_t>(tag)];
}

std::string letter_number(int value, char first) {
  std::string letters;
  for (; value > 0; value = (value - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>(first + (value - 1) % 26));
  return letters;
}

bool is_alphanumeric(char byte) {
  return support::is_letter_or_digit(byte);
}

/// The node before (-1) or behind (1) a node; null at the ends.
const GumboNode* sibling(const GumboNode* node, int step) {
  if (node->parent == nullptr) return nullptr;
  const GumboVector& siblings = children(node->parent);
  const auto index = static_cast<long>(node->index_within_parent) + step;
  if (index < 0 || index >= static_cast<long>(siblings.length)) return nullptr;
  return static_cast<const GumboNode*>(siblings.data[index]);
}

std::string_view text_of(const GumboNode* node) {
  return node != nullptr && node->type == GUMBO_NODE_TEXT ? std::string_view(node->v.text.text)
                                                          : std::string_view();
}

/// A link to somewhere; old pages have `<a name>` around whole texts.
bool is_link(const GumboNode* node) {
  return is_element(node, GUMBO_TAG_A) && !attribute(node, "href").empty();
}

bool is_symbol(std::string_view mark) {
  return mark == "*" || mark == "**" || mark == "†" || mark == "‡";
}

/// Whether the text of an in-page link can be a mark. A number without brackets may be any reference.
bool is_link_mark(std::string_view mark, std::string_view before) {
  const bool is_behind_word = !before.empty() && static_cast<unsigned char>(before.back()) > 0x20;
  return mark.front() == '[' || (is_symbol(mark) && is_behind_word);
}

bool is_heading_tag(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT && role_of_tag(node->v.element.tag) == ElementRole::heading;
}

}  // namespace

ElementRole role_of(const GumboNode* element) {
  if (element->type != GUMBO_NODE_ELEMENT || is_hidden(element) || is_navigation(element))
    return ElementRole::dropped;
  return role_of_tag(element->v.element.tag);
}

bool is_page_frame(const GumboNode* element) {
  return is_element(element, GUMBO_TAG_HEADER) || is_element(element, GUMBO_TAG_FOOTER);
}

bool is_content(const GumboNode* element) {
  return is_element(element, GUMBO_TAG_MAIN) || is_element(element, GUMBO_TAG_ARTICLE) ||
         is_element(element, GUMBO_TAG_SECTION);
}

const GumboNode* only_main_heading(const GumboNode* top) {
  const GumboNode* only = nullptr;
  for (const GumboNode* node = top; node != nullptr; node = next_node(node, top)) {
    if (!is_element(node, GUMBO_TAG_H1) || text::trim(text_below(node, longest_heading)).empty()) continue;
    if (only != nullptr) return nullptr;
    only = node;
  }
  return only;
}

std::size_t count_text_bytes(const GumboNode* top) {
  std::size_t bytes = 0;
  bool is_passed_over = false;
  for (const GumboNode* node = top; node != nullptr; node = next_node(node, top, is_passed_over)) {
    if (node->type == GUMBO_NODE_TEXT) bytes += text::trim(node->v.text.text).size();
    is_passed_over = role_of(node) == ElementRole::dropped || is_page_frame(node) || is_link(node);
  }
  return bytes;
}

bool is_bold(const GumboNode* element) {
  if (is_element(element, GUMBO_TAG_B) || is_element(element, GUMBO_TAG_STRONG)) return true;
  const std::string style = style_of(element);
  return style.find("font-weight:bold") != std::string::npos ||
         style.find("font-weight:700") != std::string::npos;
}

bool is_emphasis_inside_words(const GumboNode* element) {
  if (!is_element(element, GUMBO_TAG_EM)) return false;
  const std::string_view before = text_of(sibling(element, -1));
  const std::string_view behind = text_of(sibling(element, 1));
  const GumboVector& content = children(element);
  if (before.empty() || behind.empty() || content.length == 0) return false;
  const std::string_view first = text_of(static_cast<const GumboNode*>(content.data[0]));
  const std::string_view last = text_of(static_cast<const GumboNode*>(content.data[content.length - 1]));
  return !first.empty() && !last.empty() && is_alphanumeric(before.back()) &&
         is_alphanumeric(first.front()) && is_alphanumeric(last.back()) && is_alphanumeric(behind.front());
}

bool is_footnote_section(const GumboNode* element) {
  return is_element(element, GUMBO_TAG_SECTION) && attribute(element, "class") == "footnotes";
}

bool is_footnote_mark(const GumboNode* element, std::string_view before) {
  const bool is_in_page_link =
      is_element(element, GUMBO_TAG_A) && attribute(element, "href").starts_with('#');
  if (!is_in_page_link && !is_element(element, GUMBO_TAG_SUP)) return false;
  std::string mark = text::clean_spaces(text_below(element, longest_footnote_mark));
  if (mark.empty() || mark.size() > longest_footnote_mark) return false;
  if (is_in_page_link && !is_link_mark(mark, before)) return false;
  const bool is_bracketed = mark.front() == '[' || mark.front() == '(';
  if (is_bracketed && mark.size() > 2) mark = mark.substr(1, mark.size() - 2);
  if (is_symbol(mark)) return true;
  if (is_bracketed && mark.size() == 1 && support::is_lower(mark[0])) return true;
  return support::is_digit(mark[0]) && mark.find_first_not_of("0123456789, ") == std::string::npos;
}

bool is_row_of_data(const GumboNode* row) {
  std::size_t cells = 0;
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  for (const GumboNode* node = row; node != nullptr; node = next_node(node, row)) {
    if (++nodes > max_row_nodes || bytes > max_row_bytes) return false;
    if (is_element(node, GUMBO_TAG_TABLE) || is_heading_tag(node)) return false;
    if (is_element(node, GUMBO_TAG_TD) || is_element(node, GUMBO_TAG_TH)) ++cells;
    if (node->type == GUMBO_NODE_TEXT) bytes += std::string_view(node->v.text.text).size();
  }
  return cells > 1;
}

std::string list_number(int value, std::string_view type) {
  constexpr int largest = 3999;
  if (value < 1 || value > largest || type.empty() || type == "1") return std::to_string(value);
  if (type == "a" || type == "A") return letter_number(value, type[0]);
  std::string roman = type == "i" || type == "I" ? roman_number(value) : std::to_string(value);
  if (type == "I")
    std::transform(roman.begin(), roman.end(), roman.begin(),
                   [](char byte) { return support::to_upper(byte); });
  return roman;
}

}  // namespace dossier::extract
