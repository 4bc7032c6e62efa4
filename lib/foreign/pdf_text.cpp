// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs do the words on pages make?
#include "foreign/pdf_text.h"

#include "foreign/hyphens.h"
#include "foreign/pdf_furniture.h"
#include "foreign/pdf_lines.h"
#include "foreign/pdf_table_row.h"
#include "support/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

/// Lines of a paragraph stand at most this much farther apart than is usual.
constexpr double widest_line_gap = 1.3;
/// Letters that are this much larger than those of the text are a heading's.
constexpr double heading_size = 1.15;
constexpr double footnote_size = 0.92;
constexpr std::size_t longest_heading = 200;
/// Among so many blocks at the beginning the title is looked for.
constexpr std::size_t title_blocks = 4;
constexpr std::size_t longest_title = 400;

/// What is usual in a document.
struct Usual {
  double font_size = 10;
  /// From line to line, as a multiple of the font size.
  double pitch = 1.2;
};

template <class Key>
Key most_frequent(const std::map<Key, std::size_t>& counts, Key otherwise) {
  const auto best = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? otherwise : best->first;
}

Usual usual_of(const std::vector<PdfPageLines>& pages) {
  Usual usual;
  std::map<double, std::size_t> sizes;
  for (const PdfPageLines& page : pages)
    for (const PdfLine& line : page.lines)
      for (const PdfWord& word : line.words) sizes[line.font_size] += word.text.size();
  usual.font_size = std::max(most_frequent(sizes, usual.font_size), 1.0);
  std::map<double, std::size_t> pitches;
  for (const PdfPageLines& page : pages) {
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const double pitch = (page.lines[i].bottom - page.lines[i - 1].bottom) / usual.font_size;
      const bool is_text = page.lines[i].font_size == usual.font_size && pitch > 0.8 && pitch < 2.6;
      // Only a line that is full says how far the next one of its paragraph is.
      const double rest = page.lines[i - 1].column_right - page.lines[i - 1].right;
      if (is_text && rest < 4 * usual.font_size) ++pitches[std::round(pitch * 20) / 20];
    }
  }
  usual.pitch = most_frequent(pitches, usual.pitch);
  return usual;
}

bool is_sentence_end(const std::string& text) {
  constexpr std::array<std::string_view, 14> ends{".",  "!",  "?",  ":",  ";",  ".”", ".\"",
                                                  "?”", "!”", ".)", "。", "！", "？", ".’"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool begins_in_lower_case(const PdfLine& line) {
  return support::is_lower(line.words.front().text[0]);
}

bool is_plain_number(const std::string& word) {
  return word.size() <= 3 && word.find_first_not_of("0123456789") == std::string::npos;
}

/// "12   The Minister": a number that stands apart, as typewriters and tabulators put it.
bool begins_with_apart_number(const PdfLine& line) {
  return line.words.size() > 1 && is_plain_number(line.words[0].text) &&
         line.words[1].left - line.words[0].right >= line.font_size;
}

bool begins_item(const PdfLine& line) {
  if (line.words.size() < 2 || !is_item_marker(line.words[0].text)) return false;
  // "11" and a raised "th", or the amount with which a line happens to begin, are no markers.
  if (is_plain_number(line.words[0].text)) return begins_with_apart_number(line);
  return has_space_between(line.words[0], line.words[1]);
}

/// Whether the next line's first word would have had room in a line: then the line was ended on purpose.
bool had_room_for(const PdfLine& line, const PdfLine& next) {
  std::size_t last = 0;
  // "11" and a raised "th" are one word.
  while (last + 1 < next.words.size() && !has_space_between(next.words[last], next.words[last + 1])) ++last;
  const double width = next.words[last].right - next.words.front().left;
  return line.column_right - line.right > width + line.font_size;
}

bool is_centred(const PdfLine& line) {
  const double before = line.left - line.column_left;
  const double behind = line.column_right - line.right;
  return before > line.font_size && std::abs(before - behind) < 2 * line.font_size;
}

/// Builds blocks from lines, one after the other.
class Builder {
 public:
  Builder(const Usual& usual, const Hyphens& hyphens) : usual_(usual), hyphens_(hyphens), row_(hyphens) {}

  void add(const PdfLine& line, std::uint32_t page);
  void add_footnote(const PdfLine& line, std::uint32_t page);
  std::vector<Block> take();

 private:
  [[nodiscard]] bool continues(const PdfLine& line) const;
  [[nodiscard]] bool continues_row(const PdfLine& line) const;
  [[nodiscard]] bool completes_row(const PdfLine& line) const;
  [[nodiscard]] bool is_next_line(const PdfLine& line) const;
  [[nodiscard]] bool continues_over_break(const PdfLine& line) const;
  [[nodiscard]] bool is_heading(const PdfLine& line) const;
  void begin_block(const PdfLine& line, std::uint32_t page);
  void complete_row(const PdfLine& line);
  void end_block();
  void append(std::string& text, const PdfLine& line, std::size_t first);
  void append_word(std::string& text, const PdfLine& line, std::size_t index);

  const Usual& usual_;
  const Hyphens& hyphens_;
  std::vector<Block> blocks_;
  /// Of each block, whether all its lines are bold.
  std::vector<bool> is_wholly_bold_;
  std::vector<Block> footnotes_;
  const PdfLine* last_ = nullptr;
  /// The line with which the last block begins.
  const PdfLine* first_ = nullptr;
  bool is_bold_ = false;
  /// What the last block says, if it is a row.
  PdfTableRow row_;
};

/// Whether a line at the top of a page or column goes on with the paragraph before it.
bool Builder::continues_over_break(const PdfLine& line) const {
  if (begins_item(line)) return false;
  if (begins_in_lower_case(line)) return true;
  return !is_sentence_end(last_->text()) && !had_room_for(*last_, line) && !line.is_bold;
}

bool Builder::is_next_line(const PdfLine& line) const {
  const double pitch = line.bottom - last_->bottom;
  return pitch > 0 && pitch <= widest_line_gap * usual_.pitch * last_->font_size;
}

/// Whether a line holds the next lines of cells of the row before it. Over the end of a page it must go on
/// with a sentence to do so.
bool Builder::continues_row(const PdfLine& line) const {
  if (!row_.is_open() || begins_item(line) || !row_.fits(line)) return false;
  return line.begins_column ? begins_in_lower_case(line) : is_next_line(line);
}

/// Whether a line is a row that goes on with the line before it, which is then the first of its first cell.
bool Builder::completes_row(const PdfLine& line) const {
  return last_ != nullptr && last_ == first_ && line.has_cells() && !last_->has_cells() &&
         !line.begins_column && begins_in_lower_case(line) && !begins_item(*last_) && is_next_line(line) &&
         std::abs(line.left - last_->left) < line.font_size;
}

bool Builder::continues(const PdfLine& line) const {
  if (last_ == nullptr || line.has_cells() || last_->has_cells() || blocks_.back().is_table_row) return false;
  if (std::abs(line.font_size - last_->font_size) > 0.08 * usual_.font_size) return false;
  if (line.begins_column) return continues_over_break(line);
  if (!is_next_line(line) || begins_item(line)) return false;
  if (line.is_bold != last_->is_bold && !begins_in_lower_case(line)) return false;
  if (is_centred(*last_) && is_centred(line)) return true;
  if (had_room_for(*last_, line) && !begins_in_lower_case(line)) return false;
  // A first line that is indented begins a paragraph; lines below an item's marker are, too.
  const bool is_indented = line.left > last_->left + line.font_size && !begins_item(*last_);
  return !(is_indented && is_sentence_end(last_->text()));
}

bool Builder::is_heading(const PdfLine& line) const {
  return line.font_size >= heading_size * usual_.font_size && line.text().size() <= longest_heading &&
         !line.has_cells();
}

void Builder::append_word(std::string& text, const PdfLine& line, std::size_t index) {
  const PdfWord& word = line.words[index];
  if (is_footnote_mark(line, index)) {
    text += mark::footnote;
    return;
  }
  if (word.is_bold != is_bold_) text += word.is_bold ? mark::bold_begin : mark::bold_end;
  is_bold_ = word.is_bold;
  append_characters(text, word);
}

void Builder::append(std::string& text, const PdfLine& line, std::size_t first) {
  for (std::size_t i = first; i < line.words.size(); ++i) {
    append_word(text, line, i);
    if (i + 1 == line.words.size()) break;
    if (has_space_between(line.words[i], line.words[i + 1]) || is_footnote_mark(line, i)) text += ' ';
  }
}

void Builder::end_block() {
  if (row_.is_open()) blocks_.back().text = row_.take();
  if (is_bold_) blocks_.back().text += mark::bold_end;
  is_bold_ = false;
}

void Builder::complete_row(const PdfLine& line) {
  Block& block = blocks_.back();
  row_.begin(line, std::exchange(block.text, {}));
  block.is_table_row = true;
  block.is_heading = false;
}

void Builder::begin_block(const PdfLine& line, std::uint32_t page) {
  end_block();
  Block& block = blocks_.emplace_back();
  is_wholly_bold_.push_back(line.is_bold);
  block.page = page;
  block.is_heading = is_heading(line);
  block.is_table_row = line.has_cells();
  if (block.is_table_row) return row_.begin(line);
  const bool is_numbered = begins_with_apart_number(line);
  if (is_numbered) {
    block.list_number = line.words[0].text;
    block.is_item_start = true;
  }
  append(block.text, line, is_numbered ? 1 : 0);
}

void Builder::add(const PdfLine& line, std::uint32_t page) {
  if (continues_row(line)) {
    row_.add(line);
  } else if (continues(line)) {
    Block& block = blocks_.back();
    // Bold letters that go on in the next line keep their mark; the hyphen stands before it.
    if (!hyphens_.join(block.text, line.words.front().text)) block.text += mark::source_line_end;
    append(block.text, line, 0);
    is_wholly_bold_.back() = is_wholly_bold_.back() && line.is_bold;
  } else if (completes_row(line)) {
    complete_row(line);
  } else {
    begin_block(line, page);
    first_ = &line;
  }
  last_ = &line;
}

void Builder::add_footnote(const PdfLine& line, std::uint32_t page) {
  const std::string& first = line.words.front().text;
  const bool is_marked = first.find_first_not_of("0123456789*†‡[].") == std::string::npos;
  const bool is_new = is_marked || footnotes_.empty() || footnotes_.back().page != page;
  if (is_new) {
    Block& block = footnotes_.emplace_back();
    block.page = page;
    block.is_footnote = true;
    if (is_marked && line.words.size() > 1 && first.find_first_not_of("0123456789") == std::string::npos) {
      block.list_number = first;
      block.is_item_start = true;
    }
  } else if (!hyphens_.join(footnotes_.back().text, line.words.front().text)) {
    footnotes_.back().text += mark::source_line_end;
  }
  Block& block = footnotes_.back();
  for (std::size_t i = is_new && !block.list_number.empty() ? 1 : 0; i < line.words.size(); ++i) {
    append_characters(block.text, line.words[i]);
    if (i + 1 < line.words.size() && has_space_between(line.words[i], line.words[i + 1])) block.text += ' ';
  }
}

std::vector<Block> Builder::take() {
  end_block();
  // The title of a speech may be three lines long: longer than what is a heading elsewhere.
  for (std::size_t i = 0; i < std::min(blocks_.size(), title_blocks); ++i)
    if (is_wholly_bold_[i] && blocks_[i].text.size() <= longest_title) blocks_[i].is_heading = true;
  blocks_.insert(blocks_.end(), std::make_move_iterator(footnotes_.begin()),
                 std::make_move_iterator(footnotes_.end()));
  return std::move(blocks_);
}

/// The number with which a line begins as a footnote does; 0 when it is another sign.
std::optional<int> footnote_number(const PdfLine& line) {
  const std::string& first = line.words.front().text;
  if (line.words.size() < 2 || first.size() > 4 ||
      first.find_first_not_of("0123456789*†‡[]") != std::string::npos)
    return std::nullopt;
  int number = 0;
  const std::size_t digit = std::min(first.find_first_of("0123456789"), first.size());
  std::from_chars(first.data() + digit, first.data() + first.size(), number);
  return number;
}

/// The first line of the footnotes at the foot of a page; the number of lines when there are none.
std::size_t find_footnotes(const PdfPageLines& page, const Usual& usual) {
  std::size_t first = page.lines.size();
  int next_number = 1000;  // what is greater is a year
  for (std::size_t i = page.lines.size(); i-- > 0;) {
    const PdfLine& line = page.lines[i];
    if (line.font_size > footnote_size * usual.font_size || line.top < page.height / 3) break;
    // A table is often in small print, too.
    if (line.has_cells()) break;
    if (const auto number = footnote_number(line); number && *number < next_number) {
      first = i;
      next_number = *number == 0 ? next_number : *number;
    }
    if (line.begins_column) break;
  }
  return first;
}

std::vector<PdfPageLines> lines_of_pages(std::vector<PdfPage>&& pages) {
  std::vector<PdfPageLines> all;
  for (PdfPage& page : pages) {
    all.push_back({page.height, lines_of_page(page)});
    page.words.clear();
    page.words.shrink_to_fit();
  }
  return all;
}

}  // namespace

std::vector<Block> blocks_of_pages(std::vector<PdfPage> pages) {
  std::vector<PdfPageLines> lines = lines_of_pages(std::move(pages));
  remove_furniture(lines);
  const Usual usual = usual_of(lines);
  Hyphens hyphens;
  for (const PdfPageLines& page : lines)
    for (const PdfLine& line : page.lines) hyphens.learn(line.text());
  Builder builder(usual, hyphens);
  for (std::size_t number = 0; number < lines.size(); ++number) {
    const PdfPageLines& page = lines[number];
    const std::size_t footnotes = find_footnotes(page, usual);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (i < footnotes)
        builder.add(page.lines[i], static_cast<std::uint32_t>(number + 1));
      else
        builder.add_footnote(page.lines[i], static_cast<std::uint32_t>(number + 1));
    }
  }
  return builder.take();
}

}  // namespace dossier::foreign
