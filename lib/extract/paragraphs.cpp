// SPDX-License-Identifier: GPL-2.0-or-later
// How are blocks cut into numbered paragraphs?
#include "extract/paragraphs.h"

#include "extract/footnote_marks.h"
#include "extract/numbering.h"
#include "support/ascii.h"
#include "text/line_ends.h"
#include "text/sentences.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::extract {
namespace {

constexpr std::size_t longest_bold_heading = 120;
/// Longer ones, in bytes with marks, need not be looked at: lines are added one by one, and each asks anew.
constexpr std::size_t longest_heading_bytes = 1000;
constexpr std::size_t longest_lone_number_bytes = 32;
/// Number and first word of a paragraph are shorter.
constexpr std::size_t longest_printed_number_bytes = 64;

/// A paragraph on the way.
struct Piece {
  Paragraph paragraph;
  /// The number as it stood in the text, to be put back when it turns out not to be the paragraph's.
  std::string printed;
  bool is_list_item = false;
  bool is_small_print = false;
  bool is_table_row = false;
  std::size_t footnote_marks = 0;
};

/// A line of a block, and how it is separated from the one before.
struct Line {
  std::string_view marked;
  std::size_t breaks_before = 0;
  bool is_below_rule = false;
};

/// Where a line ends; the length of the text when it is the last one.
std::size_t find_line_end(std::string_view marked) {
  const auto* const found =
      std::find_if(marked.begin(), marked.end(), [](char c) { return c == '\n' || c == '\v'; });
  return static_cast<std::size_t>(found - marked.begin());
}

/// The text of a piece as it is shown. A line end is a space between two words, but Chinese and Japanese are
/// broken inside of their words.
std::string text_of(std::string_view marked) {
  constexpr std::string_view between_lines = " \t\n\v\x01\x02\x03";  // spaces and marks
  std::string joined;
  for (std::size_t end = find_line_end(marked); end < marked.size(); end = find_line_end(marked)) {
    const std::size_t before = marked.find_last_not_of(between_lines, end) + 1;
    const std::size_t behind = std::min(marked.find_first_not_of(between_lines, end), marked.size());
    const bool goes_on = text::goes_on_without_space(marked.substr(0, before), marked.substr(behind));
    joined += marked.substr(0, goes_on ? before : behind);
    marked.remove_prefix(behind);
  }
  joined += marked;
  return text::clean_spaces(joined);
}

/// A line drawn by typing: `-----`, `=====`, `_____`.
bool is_typed_rule(std::string_view text) {
  constexpr std::size_t shortest = 3;
  return text.size() >= shortest && std::string_view("-_=*").find(text[0]) != std::string_view::npos &&
         text.find_first_not_of(text[0]) == std::string_view::npos;
}

/// Whether a line surely holds text, without looking at all of it.
bool begins_with_word(std::string_view line) {
  const std::string_view start = text::trim(line);
  return !start.empty() && support::is_letter_or_digit(start[0]);
}

/// The lines of a block that hold text.
std::vector<Line> lines_of(std::string_view block) {
  std::vector<Line> lines;
  Line line;
  while (true) {
    const std::size_t end = find_line_end(block);
    line.marked = block.substr(0, end);
    const std::string text = begins_with_word(line.marked) ? "" : text::clean_spaces(line.marked);
    if (is_typed_rule(text)) {
      line.is_below_rule = true;
    } else if (!text.empty() || begins_with_word(line.marked)) {
      lines.push_back(std::exchange(line, {}));
    }
    if (end == block.size()) return lines;
    line.breaks_before += block[end] == mark::line_break ? 1 : 0;
    block.remove_prefix(end + 1);
  }
}

/// Letters and digits of any script, as far as their code points tell.
bool is_word_character(char32_t code_point) {
  if (code_point < 0x80) return support::is_letter_or_digit(static_cast<char>(code_point));
  const bool is_punctuation = code_point < 0xC0 || (code_point >= 0x2000 && code_point < 0x2070) ||
                              (code_point >= 0x3000 && code_point < 0x3005) || code_point == 0xFEFF ||
                              (code_point >= 0xFF00 && code_point < 0xFF10);
  return !is_punctuation;
}

/// Whether all words of a text with marks are bold. Punctuation is as bold as the words around it.
bool is_wholly_bold(std::string_view marked) {
  bool is_bold = false;
  bool has_words = false;
  for (std::size_t index = 0; index < marked.size();) {
    const char32_t code_point = text::next_code_point(marked, index);
    if (code_point == mark::bold_begin || code_point == mark::bold_end)
      is_bold = code_point == mark::bold_begin;
    if (!is_word_character(code_point)) continue;
    if (!is_bold) return false;
    has_words = true;
  }
  return has_words;
}

bool is_bold_heading(std::string_view marked) {
  if (marked.size() > longest_heading_bytes || !is_wholly_bold(marked)) return false;
  const std::string text = text::clean_spaces(marked);
  return !text.ends_with('.') && text::length(text) <= longest_bold_heading;
}

bool begins_in_lower_case(std::string_view marked) {
  constexpr std::size_t looked_at = 64;  // all that may stand before the first letter
  const std::string text = text::clean_spaces(marked.substr(0, looked_at));
  return !text.empty() && support::is_lower(text[0]);
}

/// `a`, `iv`: what typed lists count with.
bool is_item_label(std::string_view label) {
  constexpr std::size_t longest = 4;
  if (label.empty() || label.size() > longest) return false;
  if (label.size() == 1) return support::is_lower(label[0]);
  return label.find_first_not_of("ivx") == std::string_view::npos;
}

/// `•`, `- `, `(a) `, `b) `, `iv. `: what begins an item of a list that is only typed as one.
bool begins_as_item(std::string_view text) {
  for (const std::string_view bullet : {"•", "▪", "●", "- "})
    if (text.starts_with(bullet)) return true;
  if (text.starts_with('(')) text.remove_prefix(1);
  const std::size_t end = text.find_first_of(".)");
  return end != std::string_view::npos && text.substr(end + 1).starts_with(' ') &&
         is_item_label(text.substr(0, end));
}

/// Bold words that begin an item are its catchword. Below the item's text they are a heading that got into
/// the list by its indentation.
bool may_be_heading(const Block& block, bool is_first) {
  return !block.is_list_item || !(block.is_item_start && is_first);
}

/// Cuts blocks into pieces, in order, since what a number may be depends on those before.
class Cutter {
 public:
  void cut(const Block& block);
  std::vector<Piece> take();

 private:
  [[nodiscard]] bool is_paragraph_number(std::string_view number, std::string_view piece) const;
  [[nodiscard]] bool is_boundary(const Block& block, const Line& line, std::string_view piece) const;
  void add(const Block& block, const std::string& marked, bool is_first);
  void add_row(const Block& block);
  void set_number(Piece& piece, const Block& block, bool is_first);
  bool keep_lone_number(const Piece& piece);
  void keep_item_number(const Block& block);
  void put_back_lone_number();
  void push(Piece piece);

  NumberSequence sequence_;
  std::vector<Piece> pieces_;
  bool below_rule_ = false;
  /// A number alone on its line, which belongs to what follows.
  Piece lone_;
};

/// Whether a number at the begin of a line that may be wrapped is that of a paragraph: the first of a list,
/// the next one, or one behind a sentence. Others are amounts ("had risen from 5 to" / "12. The Ministry
/// will"). `piece` is what stands before.
bool Cutter::is_paragraph_number(std::string_view number, std::string_view piece) const {
  const std::string_view last_line = piece.substr(piece.rfind(mark::source_line_end) + 1);
  if (plain_value(number) == 1 || text::ends_sentence(text::clean_spaces(last_line))) return true;
  NumberSequence sequence = sequence_;
  const std::string begin = text::clean_spaces(piece.substr(0, longest_printed_number_bytes));
  if (const auto printed = sequence.leading_number(begin)) sequence.note(printed->number);
  return sequence.goes_on_with(number);
}

/// Whether a new paragraph begins with a line; `piece` is what has been collected before it.
bool Cutter::is_boundary(const Block& block, const Line& line, std::string_view piece) const {
  if (line.breaks_before >= 2 || line.is_below_rule) return true;
  const std::string text = text::clean_spaces(line.marked);
  const auto number = sequence_.leading_number(text);
  if (line.breaks_before == 0) return number && number->has_stop && sequence_.is_next(number->number);
  if (number && (!block.may_be_wrapped || is_paragraph_number(number->number, piece))) return true;
  if (begins_as_item(text)) return true;
  if (piece.size() <= longest_lone_number_bytes && sequence_.lone_number(text::clean_spaces(piece)))
    return true;
  return is_bold_heading(piece) != is_bold_heading(line.marked) && !begins_in_lower_case(line.marked);
}

void Cutter::cut(const Block& block) {
  if (block.is_table_row) return add_row(block);
  if (block.text.empty()) return keep_item_number(block);
  std::string piece;
  bool is_first = true;
  for (const Line& line : lines_of(block.text)) {
    if (!piece.empty() && !block.is_heading && is_boundary(block, line, piece)) {
      add(block, std::exchange(piece, {}), is_first);
      is_first = false;
    }
    below_rule_ = below_rule_ || line.is_below_rule;
    if (!piece.empty()) piece += mark::source_line_end;
    piece += line.marked;
  }
  if (!piece.empty()) add(block, piece, is_first);
}

void Cutter::add_row(const Block& block) {
  Piece row;
  row.is_table_row = true;
  row.paragraph.page = block.page;
  std::string_view rest = block.text;
  while (!rest.empty()) {
    const std::size_t end = rest.find(mark::cell_end);
    const std::string cell = without_footnote_marks(text_of(rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (cell.empty()) continue;
    if (!row.paragraph.text.empty()) row.paragraph.text += " | ";
    row.paragraph.text += cell;
  }
  put_back_lone_number();
  if (!row.paragraph.text.empty()) pieces_.push_back(std::move(row));
}

void Cutter::set_number(Piece& piece, const Block& block, bool is_first) {
  std::string& text = piece.paragraph.text;
  if (auto number = sequence_.leading_number(text)) {
    piece.printed = text.substr(0, number->length);
    piece.paragraph.number = std::move(number->number);
    text.erase(0, number->length);
  } else if (is_first && !block.list_number.empty()) {
    // "1." of a list inside of paragraph 7 is not the document's paragraph 1.
    const bool is_ambiguous = block.is_nested && plain_value(block.list_number) != 0;
    if (is_ambiguous && !sequence_.is_next(block.list_number)) return;
    piece.printed = block.list_number + ". ";
    piece.paragraph.number = block.list_number;
  }
}

/// Keeps a piece that is nothing but a number for the next one.
bool Cutter::keep_lone_number(const Piece& piece) {
  if (piece.paragraph.kind == ParagraphKind::heading) return false;
  auto number = sequence_.lone_number(piece.paragraph.text);
  if (!number) return false;
  put_back_lone_number();
  lone_ = piece;
  lone_.printed = piece.paragraph.text + " ";
  lone_.paragraph.number = *std::move(number);
  return true;
}

/// Keeps the number of a list's item without text; it is no text of its own when nothing follows.
void Cutter::keep_item_number(const Block& block) {
  if (block.is_footnote || block.is_nested || plain_value(block.list_number) == 0) return;
  put_back_lone_number();
  lone_.printed = block.list_number + ". ";
  lone_.paragraph.number = block.list_number;
}

/// What was taken for the number of the next paragraph is a text of its own.
void Cutter::put_back_lone_number() {
  if (lone_.printed.empty()) return;
  lone_.paragraph.number.clear();
  lone_.printed.clear();
  Piece number = std::exchange(lone_, {});
  if (!number.paragraph.text.empty()) pieces_.push_back(std::move(number));
}

void Cutter::push(Piece piece) {
  if (!lone_.printed.empty()) {
    if (piece.paragraph.number.empty() && piece.paragraph.kind != ParagraphKind::heading) {
      piece.paragraph.number = lone_.paragraph.number;
      piece.printed = lone_.printed;
      lone_ = {};
    } else {
      put_back_lone_number();
    }
  }
  const bool is_heading = piece.paragraph.kind == ParagraphKind::heading;
  if (!is_heading || sequence_.is_next(piece.paragraph.number)) sequence_.note(piece.paragraph.number);
  pieces_.push_back(std::move(piece));
}

void Cutter::add(const Block& block, const std::string& marked, bool is_first) {
  Piece piece;
  piece.footnote_marks = static_cast<std::size_t>(std::count(marked.begin(), marked.end(), mark::footnote));
  const bool is_heading = block.is_heading || (may_be_heading(block, is_first) && is_bold_heading(marked));
  piece.paragraph.kind = is_heading ? ParagraphKind::heading : ParagraphKind::body;
  piece.paragraph.page = block.page;
  const std::string cleaned = text_of(marked);
  piece.paragraph.text = without_footnote_marks(cleaned);
  piece.footnote_marks += piece.paragraph.text.size() < cleaned.size() ? 1 : 0;
  piece.is_list_item = block.is_list_item;
  piece.is_small_print = block.is_small_print || block.is_footnote || below_rule_;
  if (piece.paragraph.text.empty() || keep_lone_number(piece)) return;
  if (block.is_footnote && is_first && !block.list_number.empty())
    piece.paragraph.text.insert(0, block.list_number + ". ");
  if (!block.is_footnote && !begins_as_footnote(piece.paragraph.text)) set_number(piece, block, is_first);
  if (!piece.paragraph.text.empty()) push(std::move(piece));
}

std::vector<Piece> Cutter::take() {
  put_back_lone_number();
  return std::move(pieces_);
}

bool is_footnote_heading(const Paragraph& paragraph) {
  constexpr std::array<std::string_view, 6> titles{"footnotes", "footnote",   "notes",
                                                   "endnotes",  "references", "sources"};
  std::string text = text::ascii_lower(paragraph.text);
  if (text.ends_with(':')) text.pop_back();
  return std::find(titles.begin(), titles.end(), text) != titles.end();
}

/// Where the footnotes at a document's end begin: the numbers start again at 1, and it is small print, or
/// below a heading that says so, or the text has marks for them. The number of pieces when there are none.
std::size_t find_footnotes(const std::vector<Piece>& pieces) {
  int expected = 0;
  for (std::size_t i = pieces.size(); i-- > 0;) {
    const int value = plain_value(pieces[i].paragraph.number);
    if (value == 0) continue;
    if (expected != 0 && value != expected) return pieces.size();
    expected = value - 1;
    if (expected > 0) continue;
    std::size_t marks = 0;
    bool has_numbers = false;
    for (std::size_t j = 0; j < i; ++j) {
      marks += pieces[j].footnote_marks;
      has_numbers = has_numbers || plain_value(pieces[j].paragraph.number) != 0;
    }
    const bool is_announced =
        pieces[i].is_small_print || (i > 0 && is_footnote_heading(pieces[i - 1].paragraph));
    return has_numbers && (is_announced || marks > 0) ? i : pieces.size();
  }
  return pieces.size();
}

void put_back_number(Piece& piece) {
  piece.paragraph.text.insert(0, piece.printed);
  piece.paragraph.number.clear();
}

}  // namespace

std::vector<Paragraph> make_paragraphs(const std::vector<Block>& blocks) {
  Cutter cutter;
  for (const Block& block : blocks) cutter.cut(block);
  std::vector<Piece> pieces = cutter.take();
  for (std::size_t i = find_footnotes(pieces); i < pieces.size(); ++i) put_back_number(pieces[i]);
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(pieces.size());
  for (Piece& piece : pieces) paragraphs.push_back(std::move(piece.paragraph));
  return paragraphs;
}

}  // namespace dossier::extract
