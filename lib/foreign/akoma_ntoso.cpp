// SPDX-License-Identifier: GPL-2.0-or-later
// What does a document in Akoma Ntoso (XML of parliaments and laws) say, and what of itself?
#include "foreign/akoma_ntoso.h"

#include "extract/paragraphs.h"
#include "foreign/list_labels.h"
#include "foreign/table_rows.h"
#include "foreign/xml.h"
#include "text/charset.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr std::array<std::string_view, 9> paragraphs{
    "p", "block", "listIntroduction", "listWrapUp", "scene", "narrative", "summary", "longTitle", "formula"};
/// Elements within a sentence, also where it stands in no paragraph, as `<li>See <ref>section 3</ref></li>`:
/// how words look,
constexpr std::array<std::string_view, 13> printed{"a",      "abbr", "b",    "br",  "del", "eol", "i",
                                                   "inline", "ins",  "span", "sub", "sup", "u"};
/// what they refer to or change,
constexpr std::array<std::string_view, 11> referring{
    "mmod", "mod", "mref", "quotedText", "ref", "remark", "rmod", "rref", "noteRef", "note", "authorialNote"};
/// and what they name.
constexpr std::array<std::string_view, 18> naming{
    "concept",      "date",    "def",   "entity", "event",   "judge",    "lawyer", "location",   "object",
    "organization", "outcome", "party", "person", "process", "quantity", "role",   "shortTitle", "term"};
/// What is quoted whole, with sections and paragraphs of its own.
constexpr std::array<std::string_view, 2> quoted_structures{"quotedStructure", "embeddedStructure"};
constexpr std::array<std::string_view, 5> headings{"heading", "subheading", "crossHeading", "docTitle",
                                                   "docketNumber"};
/// What is about the text, and no text.
constexpr std::array<std::string_view, 4> passed_over{"meta", "toc", "remark-meta", "componentRef"};
constexpr std::array<std::string_view, 3> bold{"b", "strong", "docTitle"};

bool is_inline(std::string_view name) {
  return is_one_of(name, printed) || is_one_of(name, referring) || is_one_of(name, naming);
}

/// Walks the text of a document.
class Reader {
 public:
  void walk(const pugi::xml_node& parent, int depth);
  void add_notes();
  std::vector<Block> take() { return std::move(blocks_); }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::string& date() const { return date_; }

 private:
  void read_node(const pugi::xml_node& node, int depth);
  void read_paragraph(const pugi::xml_node& node, bool is_heading, int depth);
  void read_inline(const pugi::xml_node& parent, Block& block, int depth);
  void read_inline_node(const pugi::xml_node& node, Block& block, int depth);
  void read_quoted(const pugi::xml_node& structure, Block& block, int depth);
  void read_rows(const pugi::xml_node& parent, int depth);
  void push(Block&& block);
  void flush_loose();

  std::vector<Block> blocks_;
  /// `<num>` and `<from>`, which stand before the text that follows.
  std::string number_;
  std::string speaker_;
  /// Text that stands in no paragraph.
  Block loose_;
  std::vector<pugi::xml_node> notes_;
  std::string title_;
  std::string date_;
};

void Reader::walk(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) read_node(node, depth);
  flush_loose();
}

void Reader::flush_loose() {
  if (!text::clean_spaces(loose_.text).empty()) push(std::move(loose_));
  loose_ = {};
}

void Reader::read_node(const pugi::xml_node& node, int depth) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
    return append_text(loose_.text, node.value());
  if (node.type() != pugi::node_element) return;
  const std::string_view name = local_name(node);
  if (is_one_of(name, passed_over)) return;
  if (is_inline(name)) return read_inline_node(node, loose_, depth);
  flush_loose();
  if (name == "num") {
    number_ = text_below(node);
  } else if (name == "from") {
    speaker_ = text_below(node);
  } else if (is_one_of(name, headings)) {
    read_paragraph(node, true, depth + 1);
  } else if (is_one_of(name, paragraphs)) {
    read_paragraph(node, false, depth + 1);
  } else if (name == "table") {
    read_rows(node, depth + 1);
  } else {
    walk(node, depth + 1);
  }
}

void Reader::read_paragraph(const pugi::xml_node& node, bool is_heading, int depth) {
  Block block;
  block.is_heading = is_heading;
  read_inline(node, block, depth);
  push(std::move(block));
}

void Reader::push(Block&& block) {
  if (text::clean_spaces(block.text).empty()) return;
  if (const std::string speaker = std::exchange(speaker_, {}); !speaker.empty())
    block.text.insert(0, speaker + (speaker.ends_with(':') ? " " : ": "));
  set_label(block, std::exchange(number_, {}), false);
  blocks_.push_back(std::move(block));
}

void Reader::read_inline(const pugi::xml_node& parent, Block& block, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) read_inline_node(node, block, depth);
}

void Reader::read_inline_node(const pugi::xml_node& node, Block& block, int depth) {
  const std::string_view name = local_name(node);
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    append_text(block.text, node.value());
  } else if (name == "authorialNote" || name == "note" || name == "noteRef") {
    block.text += mark::footnote;
    if (name != "noteRef") notes_.push_back(node);
  } else if (name == "br" || name == "eol") {
    block.text += mark::line_break;
  } else if (is_one_of(name, quoted_structures)) {
    read_quoted(node, block, depth);
  } else {
    if (name == "docTitle" && title_.empty()) title_ = text_below(node);
    if (name == "docDate" && date_.empty()) date_ = attribute(node, "date");
    const bool is_bold = is_one_of(name, bold);
    if (is_bold) block.text += mark::bold_begin;
    read_inline(node, block, depth + 1);
    if (is_bold) block.text += mark::bold_end;
  }
}

/// An amendment quotes sections that stand for themselves: the sentence ends before them, and goes on behind.
void Reader::read_quoted(const pugi::xml_node& structure, Block& block, int depth) {
  push(std::exchange(block, {}));
  walk(structure, depth + 1);
}

void Reader::read_rows(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& row : parent.children()) {
    if (local_name(row) != "tr") {
      if (row.type() == pugi::node_element) read_rows(row, depth + 1);
      continue;
    }
    std::vector<std::vector<Block>> cells;
    for (const pugi::xml_node& cell : row.children()) {
      if (cell.type() != pugi::node_element) continue;
      std::vector<Block> before = std::exchange(blocks_, {});
      walk(cell, depth + 1);
      cells.push_back(std::exchange(blocks_, std::move(before)));
    }
    add_table_row(std::move(cells), blocks_);
  }
}

void Reader::add_notes() {
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const std::size_t first = blocks_.size();
    const pugi::xml_node note = notes_[i];
    walk(note, 0);
    for (std::size_t at = first; at < blocks_.size(); ++at) blocks_[at].is_footnote = true;
    if (first >= blocks_.size()) continue;
    blocks_[first].list_number = std::to_string(i + 1);
    blocks_[first].is_item_start = true;
  }
}

/// `eng` and the like, as Akoma Ntoso has them, in the form that is used here.
std::string language_code(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> codes{{{"eng", "en"},
                                                                                {"zho", "zh"},
                                                                                {"chi", "zh"},
                                                                                {"msa", "ms"},
                                                                                {"may", "ms"},
                                                                                {"tam", "ta"},
                                                                                {"jpn", "ja"},
                                                                                {"kor", "ko"}}};
  for (const auto& [three, two] : codes)
    if (code == three) return std::string(two);
  return std::string(code.substr(0, 3));
}

void add(extract::RawDocument& document, std::string_view name, std::string_view value) {
  std::string cleaned = text::clean_spaces(value);
  if (!cleaned.empty()) document.properties.emplace_back(name, std::move(cleaned));
}

void read_level(const pugi::xml_node& level, extract::RawDocument& document) {
  for (const pugi::xml_node& node : level.children()) {
    const std::string_view name = local_name(node);
    if (name == "FRBRdate") add(document, "date", attribute(node, "date"));
    if (name == "FRBRtitle" || name == "FRBRalias") add(document, "file:title", attribute(node, "value"));
    if (name == "FRBRlanguage" && document.declared_language.empty())
      document.declared_language = language_code(attribute(node, "language"));
  }
}

/// Dates in the order in which they are those of the document: of its publication, of the work, of its text.
void read_meta(const pugi::xml_node& meta, extract::RawDocument& document) {
  const pugi::xml_node publication = child(meta, "publication");
  add(document, "dcterms.issued", attribute(publication, "date"));
  const pugi::xml_node identification = child(meta, "identification");
  read_level(child(identification, "FRBRWork"), document);
  read_level(child(identification, "FRBRExpression"), document);
}

}  // namespace

extract::RawDocument extract_akoma_ntoso(std::string_view bytes) {
  std::string content(bytes);
  pugi::xml_document xml;
  parse_xml(xml, content, "the file");
  extract::RawDocument document;
  pugi::xml_node kind;
  for (const pugi::xml_node& node : xml.document_element().children())
    if (node.type() == pugi::node_element && !kind) kind = node;
  read_meta(child(kind, "meta"), document);
  Reader reader;
  reader.walk(xml.document_element(), 0);
  reader.add_notes();
  add(document, "dc.title", reader.title());
  add(document, "dc.date", reader.date());
  document.paragraphs = extract::make_paragraphs(reader.take());
  return document;
}

}  // namespace dossier::foreign
