// SPDX-License-Identifier: GPL-2.0-or-later
// Which blocks of text does an HTML tree hold?
#include "extract/html_blocks.h"

#include "extract/html_elements.h"
#include "extract/html_tree.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::extract {
namespace {

using support::is_letter_or_digit;

constexpr std::size_t max_links = 10'000;
/// Superscripts after these are exponents, not footnotes.
constexpr std::array<std::string_view, 8> units{"m", "km", "cm", "mm", "dm", "ft", "mi", "10"};

/// An open `<ol>` or `<ul>`.
struct OpenList {
  bool is_ordered = false;
  int next = 1;
  int step = 1;
  std::string_view type;
};

std::optional<int> to_int(std::string_view digits) {
  int value = 0;
  digits = text::trim(digits);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

int count_items(const GumboNode* list) {
  const GumboVector& items = children(list);
  int count = 0;
  for (unsigned i = 0; i < items.length; ++i)
    count += is_element(static_cast<const GumboNode*>(items.data[i]), GUMBO_TAG_LI) ? 1 : 0;
  return count;
}

OpenList open_list(const GumboNode* element) {
  OpenList list;
  list.is_ordered = is_element(element, GUMBO_TAG_OL);
  list.type = attribute(element, "type");
  const bool is_reversed = gumbo_get_attribute(&element->v.element.attributes, "reversed") != nullptr;
  if (is_reversed) list.step = -1;
  list.next = to_int(attribute(element, "start")).value_or(is_reversed ? count_items(element) : 1);
  return list;
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return static_cast<unsigned char>(byte) <= 0x20; });
}

/// A text without the marks of bold print at its end.
std::string_view before_bold_marks(std::string_view text) {
  while (!text.empty() && (text.back() == mark::bold_end || text.back() == mark::bold_begin))
    text.remove_suffix(1);
  return text;
}

/// Whether a number set high after this text is an exponent ("5 km", "10").
bool ends_with_unit(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter_or_digit(text[begin - 1])) --begin;
  return std::find(units.begin(), units.end(), text.substr(begin)) != units.end();
}

/// The first place where two asterisks or two tildes stand; `npos` when there is none.
std::size_t find_pair(std::string_view text) {
  constexpr std::string_view marks = "*~";
  std::size_t at = text.find_first_of(marks);
  while (at != std::string_view::npos && (at + 1 == text.size() || text[at + 1] != text[at]))
    at = text.find_first_of(marks, at + 1);
  return at;
}

/// Walks a tree without recursion, since trees may be deep.
class BlockCollector {
 public:
  BlockCollector(const GumboNode* top, HtmlOrigin origin)
      : top_(top), origin_(origin), title_(origin == HtmlOrigin::page ? only_main_heading(top) : nullptr) {}

  HtmlBlocks run();

 private:
  bool enter(const GumboNode* node);
  void leave(const GumboNode* node);
  bool enter_element(const GumboNode* element);
  bool enter_inline(const GumboNode* element);
  bool take_footnote_mark(const GumboNode* element);
  void enter_item(const GumboNode* item);
  void leave_item();
  void enter_row(const GumboNode* row);
  void leave_row(const GumboNode* row);
  void leave_styles(const GumboNode* element);
  bool is_chrome(const GumboNode* element) const;
  void append_lost_asterisk(const GumboNode* element);
  void append_text(std::string_view text);
  void append_plain(std::string_view text);
  void append_marked(std::string_view text, bool is_bold_now);
  void end_block();

  const GumboNode* top_;
  HtmlOrigin origin_;
  /// The only `<h1>` of a page; null when there are several.
  const GumboNode* title_;
  HtmlBlocks result_;
  Block block_;
  std::vector<OpenList> lists_;
  /// The row whose cells are being joined to one line.
  const GumboNode* row_ = nullptr;
  std::string item_number_;
  int items_ = 0;
  int bold_ = 0;
  int headings_ = 0;
  int preformatted_ = 0;
  int small_ = 0;
  int footnotes_ = 0;
  int content_ = 0;
  bool at_item_start_ = false;
  bool is_asterisk_bold_ = false;
  bool below_rule_ = false;
};

/// Asterisks left over in a Markdown text are bold print that its syntax did not accept ("**Answer: **");
/// tildes strike out.
void BlockCollector::append_text(std::string_view text) {
  if (origin_ == HtmlOrigin::page) return append_plain(text);
  while (true) {
    const std::size_t end = find_pair(text);
    append_plain(text.substr(0, end));
    if (end == std::string_view::npos) return;
    if (text[end] == '*') is_asterisk_bold_ = !is_asterisk_bold_;
    text.remove_prefix(std::min(text.find_first_not_of(text[end], end), text.size()));
  }
}

void BlockCollector::append_plain(std::string_view text) {
  if (!text.empty()) append_marked(text, (bold_ > 0 || is_asterisk_bold_) && !is_blank(text));
}

void BlockCollector::append_marked(std::string_view text, bool is_bold_now) {
  if (is_bold_now) block_.text += mark::bold_begin;
  for (const char byte : text) {
    if (byte == '\n')
      block_.text += preformatted_ > 0 ? mark::line_break : mark::source_line_end;
    else
      block_.text += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  }
  if (is_bold_now) block_.text += mark::bold_end;
}

void BlockCollector::end_block() {
  is_asterisk_bold_ = false;
  if (row_ != nullptr) {
    block_.text += ' ';
    return;
  }
  Block done = std::exchange(block_, {});
  if (is_blank(done.text)) return;
  done.list_number = std::exchange(item_number_, {});
  done.is_nested = lists_.size() > 1;
  done.is_list_item = items_ > 0;
  done.is_item_start = std::exchange(at_item_start_, false);
  done.is_heading = headings_ > 0;
  done.is_footnote = done.is_footnote || footnotes_ > 0;
  done.is_small_print = small_ > 0 || below_rule_;
  result_.blocks.push_back(std::move(done));
}

/// Headers and footers of the site. Those of an article or a section belong to the text, and so does what
/// stands around the title.
bool BlockCollector::is_chrome(const GumboNode* element) const {
  return origin_ == HtmlOrigin::page && content_ == 0 && is_page_frame(element) && !is_below(title_, element);
}

void BlockCollector::enter_item(const GumboNode* item) {
  ++items_;
  at_item_start_ = true;
  item_number_.clear();
  if (lists_.empty() || !lists_.back().is_ordered) return;
  OpenList& list = lists_.back();
  if (const auto value = to_int(attribute(item, "value"))) list.next = *value;
  item_number_ = list_number(list.next, list.type);
  // A list may start at any number; the next must not overflow.
  if (list.next > -1'000'000'000 && list.next < 1'000'000'000) list.next += list.step;
}

void BlockCollector::leave_item() {
  --items_;
  at_item_start_ = false;
  // An item without text: in Markdown that is how a number alone on its line is read.
  if (item_number_.empty() || row_ != nullptr) return;
  Block number;
  number.list_number = std::exchange(item_number_, {});
  number.is_nested = lists_.size() > 1;
  number.is_footnote = footnotes_ > 0;
  result_.blocks.push_back(std::move(number));
}

void BlockCollector::enter_row(const GumboNode* row) {
  if (row_ == nullptr && is_row_of_data(row)) row_ = row;
}

void BlockCollector::leave_row(const GumboNode* row) {
  if (row_ != row) return;
  row_ = nullptr;
  block_.is_table_row = true;
}

/// A mark of a footnote is left out, so that it does not grow together with the word before it.
bool BlockCollector::take_footnote_mark(const GumboNode* element) {
  const std::string_view before = before_bold_marks(block_.text);
  if (!is_footnote_mark(element, before)) return false;
  if (is_element(element, GUMBO_TAG_SUP) && ends_with_unit(before)) {
    if (block_.text.ends_with("10")) block_.text += '^';
    return false;
  }
  if (!block_.is_footnote && is_blank(block_.text)) block_.is_footnote = true;
  block_.text += mark::footnote;
  return true;
}

bool BlockCollector::enter_inline(const GumboNode* element) {
  if (take_footnote_mark(element)) return false;
  if (is_element(element, GUMBO_TAG_A)) {
    const std::string_view href = text::trim(attribute(element, "href"));
    if (!href.empty() && href.front() != '#' && !href.starts_with("javascript:") &&
        result_.links.size() < max_links)
      result_.links.push_back(text::to_valid_utf8(href));
  }
  return true;
}

/// \returns whether the element's children are to be walked, and the element to be left.
bool BlockCollector::enter_element(const GumboNode* element) {
  const ElementRole role = role_of(element);
  if (role == ElementRole::dropped || is_chrome(element)) return false;
  if (role == ElementRole::line_break) {
    block_.text += row_ != nullptr ? ' ' : mark::line_break;
    return false;
  }
  if (role == ElementRole::inline_text && !enter_inline(element)) return false;
  if (role != ElementRole::inline_text) end_block();
  switch (role) {
    case ElementRole::rule:
      below_rule_ = true;
      return false;
    case ElementRole::heading:
      ++headings_;
      break;
    case ElementRole::list:
      lists_.push_back(open_list(element));
      break;
    case ElementRole::list_item:
      enter_item(element);
      break;
    case ElementRole::table_row:
      enter_row(element);
      break;
    case ElementRole::preformatted:
      ++preformatted_;
      break;
    default:
      break;
  }
  append_lost_asterisk(element);
  bold_ += is_bold(element) ? 1 : 0;
  small_ += is_element(element, GUMBO_TAG_SMALL) ? 1 : 0;
  footnotes_ += is_footnote_section(element) ? 1 : 0;
  content_ += is_content(element) ? 1 : 0;
  return true;
}

bool BlockCollector::enter(const GumboNode* node) {
  if (is_text(node)) append_text(node->v.text.text);
  return node->type == GUMBO_NODE_ELEMENT && enter_element(node);
}

/// "A*STAR and A*STAR" is emphasis to Markdown and a name to everybody else.
void BlockCollector::append_lost_asterisk(const GumboNode* element) {
  if (origin_ == HtmlOrigin::markdown && is_emphasis_inside_words(element)) block_.text += '*';
}

void BlockCollector::leave_styles(const GumboNode* element) {
  append_lost_asterisk(element);
  bold_ -= is_bold(element) ? 1 : 0;
  small_ -= is_element(element, GUMBO_TAG_SMALL) ? 1 : 0;
  footnotes_ -= is_footnote_section(element) ? 1 : 0;
  content_ -= is_content(element) ? 1 : 0;
}

void BlockCollector::leave(const GumboNode* element) {
  const ElementRole role = role_of(element);
  if (role == ElementRole::table_cell && row_ != nullptr) block_.text += mark::cell_end;
  if (role == ElementRole::table_row) leave_row(element);
  if (role != ElementRole::inline_text) end_block();
  switch (role) {
    case ElementRole::heading:
      --headings_;
      break;
    case ElementRole::list:
      lists_.pop_back();
      break;
    case ElementRole::list_item:
      leave_item();
      break;
    case ElementRole::preformatted:
      --preformatted_;
      break;
    default:
      break;
  }
  leave_styles(element);
}

HtmlBlocks BlockCollector::run() {
  const GumboNode* node = top_;
  while (node != nullptr) {
    const bool is_open = enter(node);
    if (is_open && children(node).length > 0) {
      node = static_cast<const GumboNode*>(children(node).data[0]);
      continue;
    }
    if (is_open) leave(node);
    // Up to the nearest node with a sibling; every element passed on the way was open.
    const GumboNode* next = next_node(node, top_, true);
    const GumboNode* parent = next == nullptr ? nullptr : next->parent;
    while (node != top_ && node->parent != parent) {
      node = node->parent;
      leave(node);
    }
    node = next;
  }
  end_block();
  return std::move(result_);
}

}  // namespace

HtmlBlocks collect_blocks(const GumboNode* top, HtmlOrigin origin) {
  return BlockCollector(top, origin).run();
}

}  // namespace dossier::extract
