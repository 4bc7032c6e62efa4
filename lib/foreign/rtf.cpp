// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document in Rich Text Format (RTF) say, and what of itself?
#include "foreign/rtf.h"

#include "extract/paragraphs.h"
#include "foreign/rtf_codepages.h"
#include "foreign/rtf_flow.h"
#include "foreign/rtf_tokens.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr std::size_t deepest_group = 10'000;
constexpr int default_codepage = 1252;
constexpr int mac_codepage = 10000;

/// Groups that are no text. Those that begin with `\*` are passed over unless they are let through.
constexpr std::array<std::string_view, 30> passed_over{
    "fonttbl",    "colortbl",  "stylesheet", "pict",      "header",
    "headerl",    "headerr",   "headerf",    "footer",    "footerl",
    "footerr",    "footerf",   "themedata",  "listtable", "listoverridetable",
    "rsidtbl",    "generator", "objdata",    "datastore", "fldinst",
    "annotation", "revtbl",    "filetbl",    "sp",        "sn",
    "sv",         "shprslt",   "xe",         "rxe",       "tc"};

/// Groups around the texts of boxes, and properties of rows. What `shprslt` draws is drawn here, too: it is
/// for old programs.
constexpr std::array<std::string_view, 3> let_through{"shpinst", "do", "nesttableprops"};

/// Groups with texts of their own, apart from the paragraph in which they stand.
constexpr std::array<std::pair<std::string_view, RtfFlow::Kind>, 3> flow_words{
    {{"footnote", RtfFlow::Kind::footnote},
     {"shptxt", RtfFlow::Kind::box},
     {"dptxbxtext", RtfFlow::Kind::box}}};

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

enum class Target { text, nothing, property };

/// What holds inside of a group.
struct State {
  Target target = Target::text;
  bool is_bold = false;
  bool is_hidden = false;
  int font = -1;
  int unicode_skip = 1;
};

template <std::size_t count>
bool is_one_of(std::string_view word, const std::array<std::string_view, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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
  bool begin_flow(std::string_view word);
  void end_flow();
  void add_footnote(RtfBlocks&& blocks);
  bool begin_property(std::string_view word);
  void end_property();
  void end_date();
  bool take_state(const RtfToken& token);
  bool take_paragraph(const RtfToken& token);
  void take_font(const RtfToken& token);
  void take_unicode(int value);
  void take_symbol(std::string_view symbol);
  void take_date(const RtfToken& token);
  void take_text(std::string_view text);
  void put(std::string_view utf8);
  void flush_bytes();
  State& state() { return states_.back(); }
  RtfFlow& flow() { return flows_.back(); }

  RtfTokens tokens_;
  std::vector<State> states_{State{}};
  /// The text and, inside of each other, the footnotes and boxes that are open.
  std::vector<RtfFlow> flows_{RtfFlow(RtfFlow::Kind::document, 0)};
  RtfBlocks footnotes_;
  std::size_t footnote_count_ = 0;
  /// Bytes that wait for the charset to be known whole (two bytes may be one character).
  std::string bytes_;
  RtfCodepages codepages_;
  int defined_font_ = -1;
  bool in_fonts_ = false;
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
  const State& now = state();
  if (now.is_hidden) return;
  if (now.target == Target::property) value_ += utf8;
  if (now.target == Target::text) flow().put(utf8, now.is_bold);
}

void Reader::flush_bytes() {
  if (bytes_.empty()) return;
  // A run is often one word: too little to tell a charset by, and the document says which it is.
  const text::Decoded decoded = text::decode(
      std::exchange(bytes_, {}), codepages_.charset_of_font(state().font), text::Declaration::binding);
  std::string text;
  for (const char byte : decoded.utf8) text += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
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
  to_skip_ = 0;
}

void Reader::end_group() {
  to_skip_ = 0;
  if (states_.size() == 1) return;
  const State ended = states_.back();
  states_.pop_back();
  if (ended.target == Target::property && state().target != Target::property) end_property();
  while (flow().groups() > states_.size()) end_flow();
  if (states_.size() <= 2) in_fonts_ = false;
  if (!date_name_.empty() && states_.size() <= 3) end_date();
}

bool Reader::begin_flow(std::string_view word) {
  if (state().target != Target::text) return false;
  for (const auto& [name, kind] : flow_words) {
    if (word != name) continue;
    flows_.emplace_back(kind, states_.size());
    return true;
  }
  return false;
}

void Reader::end_flow() {
  RtfFlow ended = std::move(flows_.back());
  flows_.pop_back();
  if (ended.kind() == RtfFlow::Kind::box) return flow().add_box(ended.take());
  flow().put(std::string_view(&mark::footnote, 1), false);
  add_footnote(ended.take());
}

void Reader::add_footnote(RtfBlocks&& blocks) {
  ++footnote_count_;
  std::erase_if(blocks, [](const Block& block) { return text::clean_spaces(block.text).empty(); });
  if (blocks.empty()) return;
  blocks.front().list_number = std::to_string(footnote_count_);
  blocks.front().is_item_start = true;
  for (Block& block : blocks) block.is_footnote = true;
  footnotes_.splice(footnotes_.end(), blocks);
}

bool Reader::begin_property(std::string_view word) {
  for (const auto& [name, property] : info_words) {
    if (word != name) continue;
    state().target = Target::property;
    property_ = property;
    return true;
  }
  return false;
}

void Reader::end_property() {
  std::string value = text::clean_spaces(std::exchange(value_, {}));
  if (!value.empty()) document_.properties.emplace_back(property_, std::move(value));
}

void Reader::end_date() {
  if (date_[0] > 0)
    document_.properties.emplace_back(date_name_,
                                      fmt::format("{:04}-{:02}-{:02}", date_[0], date_[1], date_[2]));
  date_name_.clear();
  date_ = {};
}

bool Reader::take_destination(std::string_view word) {
  const bool is_optional = std::exchange(is_optional_, false);
  in_fonts_ = in_fonts_ || word == "fonttbl";
  if (is_one_of(word, passed_over)) {
    state().target = Target::nothing;
    return true;
  }
  if (begin_flow(word) || begin_property(word)) return true;
  if (word == "creatim" || word == "revtim") {
    date_name_ = word == "creatim" ? "file:created" : "file:modified";
    return true;
  }
  const bool is_unknown = is_optional && !is_one_of(word, let_through);
  if (word == "info" || is_unknown) state().target = Target::nothing;
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
    codepages_.set_document(token.number.value_or(default_codepage));
  } else if (token.text == "mac") {
    codepages_.set_document(mac_codepage);
  } else {
    return false;
  }
  return true;
}

void Reader::take_font(const RtfToken& token) {
  if (token.text == "f") {
    state().font = token.number.value_or(-1);
    if (in_fonts_) defined_font_ = state().font;
  } else if (in_fonts_) {
    codepages_.set_font_charset(defined_font_, token.number.value_or(0));
  }
}

/// What paragraphs are and where they end. In styles and headers that says nothing of the text.
bool Reader::take_paragraph(const RtfToken& token) {
  if (state().target != Target::text) return false;
  const std::string_view word = token.text;
  if (word == "par" || word == "sect" || word == "page") {
    flow().end_paragraph();
  } else if (word == "cell" || word == "nestcell") {
    flow().end_cell();
  } else if (word == "row" || word == "nestrow") {
    flow().end_row();
  } else if (word == "pard") {
    flow().reset_paragraph();
  } else if (word == "intbl") {
    flow().set_in_table();
  } else if (word == "outlinelevel") {
    flow().set_heading(token.number.value_or(9) < 9);
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
  if (take_destination(token.text) || take_state(token) || take_paragraph(token)) return;
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
    take_paragraph({RtfKind::word, "par", std::nullopt});
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
  while (flows_.size() > 1) end_flow();
  RtfBlocks blocks = flow().take();
  blocks.splice(blocks.end(), footnotes_);
  document_.paragraphs = extract::make_paragraphs(
      {std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end())});
  return std::move(document_);
}

}  // namespace

extract::RawDocument extract_rtf(std::string_view bytes) {
  if (!bytes.starts_with("{\\rtf")) throw Error(ErrorCode::invalid_argument, "named as RTF, but it is none");
  return Reader(bytes).read();
}

}  // namespace dossier::foreign
