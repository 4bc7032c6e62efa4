// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document in Rich Text Format (RTF) say, and what of itself?
#include "foreign/rtf.h"

#include "extract/paragraphs.h"
#include "foreign/rtf_tokens.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr std::size_t deepest_group = 10'000;

/// Groups that are no text. Those that begin with `\*` are passed over unless they are known.
constexpr std::array<std::string_view, 22> passed_over{
    "fonttbl",    "colortbl",  "stylesheet", "pict",      "header",
    "headerl",    "headerr",   "headerf",    "footer",    "footerl",
    "footerr",    "footerf",   "themedata",  "listtable", "listoverridetable",
    "rsidtbl",    "generator", "objdata",    "datastore", "fldinst",
    "annotation", "revtbl"};

/// Properties in the group `\info`, and their names here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> info_words{
    {{"title", "file:title"},
     {"author", "file:author"},
     {"subject", "file:subject"},
     {"keywords", "file:keywords"}}};

/// Control words that stand for a character.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> characters{{{"emdash", "—"},
                                                                                    {"endash", "–"},
                                                                                    {"lquote", "‘"},
                                                                                    {"rquote", "’"},
                                                                                    {"ldblquote", "“"},
                                                                                    {"rdblquote", "”"},
                                                                                    {"bullet", "•"},
                                                                                    {"tab", " "},
                                                                                    {"emspace", " "},
                                                                                    {"enspace", " "},
                                                                                    {"qmspace", " "},
                                                                                    {"chftn", "\x03"},
                                                                                    {"line", "\n"}}};

enum class Target { text, nothing, property, footnote };

/// What holds inside of a group.
struct State {
  Target target = Target::text;
  bool is_bold = false;
  bool is_hidden = false;
  int font = -1;
  int unicode_skip = 1;
};

/// Windows' number for a charset as ICU knows it.
std::string charset_of_codepage(int codepage) {
  if (codepage == 65001) return "UTF-8";
  if (codepage == 932) return "Shift_JIS";
  if (codepage == 936) return "GBK";
  if (codepage == 949) return "windows-949";
  if (codepage == 950) return "Big5";
  if (codepage == 10000) return "macintosh";
  return fmt::format("windows-{}", codepage);
}

/// `\fcharset` of a font to codepage; 0 for that of the document.
int codepage_of_charset(int charset) {
  constexpr std::array<std::pair<int, int>, 14> pages{{{128, 932},
                                                       {129, 949},
                                                       {134, 936},
                                                       {136, 950},
                                                       {161, 1253},
                                                       {162, 1254},
                                                       {163, 1258},
                                                       {177, 1255},
                                                       {178, 1256},
                                                       {186, 1257},
                                                       {204, 1251},
                                                       {222, 874},
                                                       {238, 1250},
                                                       {77, 10000}}};
  for (const auto& [number, page] : pages)
    if (charset == number) return page;
  return 0;
}

class Reader {
 public:
  explicit Reader(std::string_view rtf) : tokens_(rtf) {}

  extract::RawDocument read();

 private:
  void take(const RtfToken& token);
  void begin_group();
  void end_group();
  void take_word(const RtfToken& token);
  bool take_destination(std::string_view word);
  bool take_state(const RtfToken& token);
  bool take_break(std::string_view word);
  void take_font(const RtfToken& token);
  void take_unicode(int value);
  void take_symbol(std::string_view symbol);
  void take_date(const RtfToken& token);
  void take_text(std::string_view text);
  void put(std::string_view utf8);
  void flush_bytes();
  void end_paragraph();
  void end_row();
  Block& open_block() { return state().target == Target::footnote ? footnote_ : block_; }
  State& state() { return states_.back(); }

  RtfTokens tokens_;
  std::vector<State> states_{State{}};
  std::vector<Block> blocks_;
  std::vector<Block> footnotes_;
  Block block_;
  Block footnote_;
  /// Cells of the row so far.
  std::string row_;
  bool in_table_ = false;
  /// Bytes that wait for the charset to be known whole (two bytes may be one character).
  std::string bytes_;
  std::map<int, int> font_pages_;
  int defined_font_ = -1;
  bool in_fonts_ = false;
  int codepage_ = 1252;
  int to_skip_ = 0;
  bool is_optional_ = false;
  char32_t high_surrogate_ = 0;
  std::string property_;
  std::string value_;
  std::string date_name_;
  std::array<int, 3> date_{};
  extract::RawDocument document_;
};

void Reader::put(std::string_view utf8) {
  State& now = state();
  if (now.is_hidden) return;
  if (now.target == Target::property) value_ += utf8;
  if (now.target != Target::text && now.target != Target::footnote) return;
  Block& block = open_block();
  if (now.is_bold) block.text += mark::bold_begin;
  block.text += utf8;
  if (now.is_bold) block.text += mark::bold_end;
}

void Reader::flush_bytes() {
  if (bytes_.empty()) return;
  const auto page = font_pages_.find(state().font);
  const int codepage = page == font_pages_.end() || page->second == 0 ? codepage_ : page->second;
  std::string text;
  for (const char byte : text::decode(std::exchange(bytes_, {}), charset_of_codepage(codepage)).utf8)
    text += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
  put(text);
}

void Reader::take_text(std::string_view text) {
  if (to_skip_ > 0) {
    const auto skipped = std::min<std::size_t>(text.size(), static_cast<std::size_t>(to_skip_));
    text.remove_prefix(skipped);
    to_skip_ -= static_cast<int>(skipped);
  }
  if (state().target != Target::nothing) bytes_ += text;
}

void Reader::begin_group() {
  if (states_.size() > deepest_group)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("its groups are nested more than {} deep", deepest_group));
  states_.push_back(states_.back());
  is_optional_ = false;
}

void Reader::end_group() {
  if (states_.size() == 1) return;
  const State ended = states_.back();
  states_.pop_back();
  if (ended.target == Target::property && state().target != Target::property) {
    std::string value = text::clean_spaces(value_);
    if (!value.empty()) document_.properties.emplace_back(property_, std::move(value));
    value_.clear();
  }
  if (ended.target == Target::footnote && state().target != Target::footnote) {
    footnote_.is_footnote = true;
    footnote_.list_number = std::to_string(footnotes_.size() + 1);
    footnote_.is_item_start = true;
    footnotes_.push_back(std::exchange(footnote_, {}));
    block_.text += mark::footnote;
  }
  if (states_.size() <= 2) in_fonts_ = false;
  if (!date_name_.empty() && states_.size() <= 3) {
    if (date_[0] > 0)
      document_.properties.emplace_back(date_name_,
                                        fmt::format("{:04}-{:02}-{:02}", date_[0], date_[1], date_[2]));
    date_name_.clear();
    date_ = {};
  }
}

bool Reader::take_destination(std::string_view word) {
  const bool is_optional = std::exchange(is_optional_, false);
  in_fonts_ = in_fonts_ || word == "fonttbl";
  if (std::find(passed_over.begin(), passed_over.end(), word) != passed_over.end()) {
    state().target = Target::nothing;
    return true;
  }
  if (word == "footnote" && state().target == Target::text) {
    state().target = Target::footnote;
    return true;
  }
  for (const auto& [name, property] : info_words) {
    if (word != name) continue;
    state().target = Target::property;
    property_ = property;
    return true;
  }
  if (word == "creatim" || word == "revtim") {
    date_name_ = word == "creatim" ? "file:created" : "file:modified";
    return true;
  }
  if (word == "info") state().target = Target::nothing;
  // Texts of boxes are drawn twice, the second time for old programs.
  if (is_optional && word != "shpinst" && word != "nesttableprops") state().target = Target::nothing;
  if (word == "shptxt") state().target = Target::text;
  return word == "info" || is_optional;
}

bool Reader::take_state(const RtfToken& token) {
  const bool is_on = token.number.value_or(1) != 0;
  if (token.text == "b") {
    state().is_bold = is_on;
  } else if (token.text == "v" || token.text == "deleted") {
    state().is_hidden = is_on;
  } else if (token.text == "plain") {
    state().is_bold = false;
    state().is_hidden = false;
  } else if (token.text == "uc") {
    state().unicode_skip = std::clamp(token.number.value_or(1), 0, 16);
  } else if (token.text == "ansicpg") {
    codepage_ = token.number.value_or(codepage_);
  } else if (token.text == "mac") {
    codepage_ = 10000;
  } else if (token.text == "intbl") {
    in_table_ = true;
  } else if (token.text == "pard") {
    in_table_ = false;
    open_block().is_heading = false;
  } else if (token.text == "outlinelevel") {
    open_block().is_heading = token.number.value_or(9) < 9;
  } else {
    return false;
  }
  return true;
}

void Reader::take_font(const RtfToken& token) {
  if (token.text == "f") {
    state().font = token.number.value_or(-1);
    if (in_fonts_) defined_font_ = state().font;
  } else if (in_fonts_ && font_pages_.size() < 10'000) {
    font_pages_[defined_font_] = codepage_of_charset(token.number.value_or(0));
  }
}

void Reader::end_paragraph() {
  Block& block = open_block();
  if (state().target == Target::footnote) {
    block.text += mark::line_break;
    return;
  }
  if (in_table_) {
    block.text += ' ';
    return;
  }
  const bool is_heading = block.is_heading;
  blocks_.push_back(std::exchange(block, {}));
  block.is_heading = is_heading;
}

void Reader::end_row() {
  Block row;
  row.is_table_row = true;
  row.text = std::exchange(row_, {});
  blocks_.push_back(std::move(row));
}

bool Reader::take_break(std::string_view word) {
  if (state().target != Target::text && state().target != Target::footnote) return false;
  if (word == "par" || word == "sect" || word == "page") {
    end_paragraph();
  } else if (word == "cell" || word == "nestcell") {
    for (const char byte : std::exchange(block_, {}).text)
      row_ += byte == mark::line_break || byte == mark::cell_end ? ' ' : byte;
    row_ += mark::cell_end;
  } else if (word == "row" || word == "nestrow") {
    end_row();
  } else {
    return false;
  }
  return true;
}

void Reader::take_date(const RtfToken& token) {
  if (date_name_.empty()) return;
  const int value = std::clamp(token.number.value_or(0), 0, 9999);
  if (token.text == "yr") date_[0] = value;
  if (token.text == "mo") date_[1] = std::clamp(value, 1, 12);
  if (token.text == "dy") date_[2] = std::clamp(value, 1, 31);
}

/// `\u8212?`: a code point below 2^16 as a signed number, with bytes behind it for programs without Unicode.
void Reader::take_unicode(int value) {
  auto unit = static_cast<char32_t>(value < 0 ? value + 0x10000 : value) & 0xFFFFU;
  to_skip_ = state().unicode_skip;
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
    return;
  }
  if (unit >= 0xDC00 && unit < 0xE000) {
    if (high_surrogate_ == 0) return;
    unit = 0x10000 + ((high_surrogate_ - 0xD800) << 10U) + (unit - 0xDC00);
  }
  high_surrogate_ = 0;
  std::string utf8;
  if (unit >= 0x20) text::append_utf8(utf8, unit);
  put(utf8);
}

void Reader::take_word(const RtfToken& token) {
  to_skip_ = 0;
  if (token.text == "bin")
    return tokens_.skip(static_cast<std::size_t>(std::max(token.number.value_or(0), 0)));
  if (take_destination(token.text) || take_state(token) || take_break(token.text)) return;
  if (token.text == "f" || token.text == "fcharset") return take_font(token);
  if (token.text == "u") return take_unicode(token.number.value_or(0));
  take_date(token);
  for (const auto& [name, character] : characters)
    if (token.text == name) put(character);
}

void Reader::take_symbol(std::string_view symbol) {
  if (symbol == "*")
    is_optional_ = true;
  else if (symbol == "~")
    put(" ");
  else if (symbol == "_")
    put("-");
  else if (symbol == "\\" || symbol == "{" || symbol == "}")
    put(symbol);
  else if (symbol == "\n" || symbol == "\r")
    end_paragraph();
}

void Reader::take(const RtfToken& token) {
  if (token.kind == RtfKind::text) return take_text(token.text);
  if (token.kind == RtfKind::byte) {
    if (to_skip_ > 0)
      --to_skip_;
    else if (state().target != Target::nothing)
      bytes_ += static_cast<char>(*token.number);
    return;
  }
  flush_bytes();
  switch (token.kind) {
    case RtfKind::group_begin:
      return begin_group();
    case RtfKind::group_end:
      return end_group();
    case RtfKind::word:
      return take_word(token);
    default:
      return take_symbol(token.text);
  }
}

extract::RawDocument Reader::read() {
  while (const auto token = tokens_.next()) take(*token);
  flush_bytes();
  blocks_.push_back(std::move(block_));
  if (!row_.empty()) end_row();
  blocks_.insert(blocks_.end(), std::make_move_iterator(footnotes_.begin()),
                 std::make_move_iterator(footnotes_.end()));
  document_.paragraphs = extract::make_paragraphs(blocks_);
  return std::move(document_);
}

}  // namespace

extract::RawDocument extract_rtf(std::string_view bytes) {
  if (!bytes.starts_with("{\\rtf")) throw Error(ErrorCode::invalid_argument, "named as RTF, but it is none");
  return Reader(bytes).read();
}

}  // namespace dossier::foreign
