// SPDX-License-Identifier: GPL-2.0-or-later
// What does a Word document (DOCX) say, and what of itself?
#include "foreign/docx.h"

#include "extract/paragraphs.h"
#include "foreign/docx_styles.h"
#include "foreign/office_properties.h"
#include "foreign/table_rows.h"
#include "foreign/xml.h"
#include "foreign/zip_archive.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

/// Elements around others that are read as if they were not there.
constexpr std::array<std::string_view, 12> transparent{"ins",  "moveTo",     "hyperlink", "smartTag",
                                                       "sdt",  "sdtContent", "fldSimple", "customXml",
                                                       "body", "dir",        "bdo",       "Choice"};

/// A file of notes: each by its id.
using Notes = std::map<std::string, pugi::xml_node, std::less<>>;

Notes read_notes(const pugi::xml_node& root) {
  Notes notes;
  for (const pugi::xml_node& note : root.children())
    if (attribute(note, "type").empty() || attribute(note, "type") == "normal")
      notes.emplace(attribute(note, "id"), note);
  return notes;
}

/// Whether the mark that ends a paragraph is deleted, moved away or hidden.
bool is_mark_gone(const pugi::xml_node& properties) {
  const pugi::xml_node mark = child(properties, "rPr");
  return child(mark, "del") || child(mark, "moveFrom") || is_on(child(mark, "vanish"));
}

/// Walks the body of a document.
class Reader {
 public:
  DocxStyles styles;
  DocxLists lists;
  Notes footnotes;
  Notes endnotes;

  void walk(const pugi::xml_node& parent, int depth);
  void add_notes();
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  void read_block(const pugi::xml_node& node, int depth);
  void read_paragraph(const pugi::xml_node& node, int depth);
  void add_label(Block& block, const DocxListPlace& place, const pugi::xml_node& properties);
  void read_inline(const pugi::xml_node& parent, Block& block, bool is_bold, int depth);
  void read_run(const pugi::xml_node& run, Block& block, bool is_bold, int depth);
  void read_run_child(const pugi::xml_node& node, Block& block, int depth);
  void find_text_boxes(const pugi::xml_node& node, int depth);
  void read_table(const pugi::xml_node& table, int depth);
  void read_rows(const pugi::xml_node& parent, int depth);
  void read_row(const pugi::xml_node& row, int depth);
  void read_cells(const pugi::xml_node& parent, std::vector<std::vector<Block>>& cells, int depth);
  void add_note_mark(const pugi::xml_node& reference, const Notes& notes, Block& block);

  std::vector<Block> blocks_;
  std::vector<pugi::xml_node> text_boxes_;
  std::vector<pugi::xml_node> notes_;
};

void Reader::walk(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) read_block(node, depth);
}

void Reader::read_block(const pugi::xml_node& node, int depth) {
  const std::string_view name = local_name(node);
  if (name == "p") return read_paragraph(node, depth + 1);
  if (name == "tbl") return read_table(node, depth + 1);
  if (name == "AlternateContent") return walk(child(node, "Choice"), depth + 1);
  if (is_one_of(name, transparent)) walk(node, depth + 1);
}

void Reader::read_paragraph(const pugi::xml_node& node, int depth) {
  check_depth(depth);
  const pugi::xml_node properties = child(node, "pPr");
  const auto style = styles.find(attribute(child(properties, "pStyle"), "val"));
  const DocxStyle given = style == styles.end() ? DocxStyle() : style->second;
  Block block;
  const std::string_view outline = attribute(child(properties, "outlineLvl"), "val");
  block.is_heading = given.is_heading || (!outline.empty() && outline < "9");
  DocxListPlace place = given.place;
  if (const pugi::xml_node list = child(properties, "numPr")) {
    if (const auto id = attribute(child(list, "numId"), "val"); !id.empty()) place.list = id;
    const std::string_view level = attribute(child(list, "ilvl"), "val");
    if (level.size() == 1) place.level = level[0] - '0';
  }
  read_inline(node, block, given.is_bold, depth);
  if (!place.list.empty() && place.list != "0") add_label(block, place, properties);
  if (!block.text.empty()) blocks_.push_back(std::move(block));
  for (const pugi::xml_node& box : std::exchange(text_boxes_, {})) walk(box, depth + 1);
}

/// Word prints a number before an empty paragraph, too, unless the paragraph itself is deleted or hidden.
void Reader::add_label(Block& block, const DocxListPlace& place, const pugi::xml_node& properties) {
  const bool is_empty = text::clean_spaces(block.text).empty();
  if (is_empty && is_mark_gone(properties)) return;
  const std::string label = lists.next_label(place);
  if (is_empty) return;
  block.is_list_item = true;
  block.is_nested = place.level > 0;
  set_label(block, label, block.is_nested);
}

void Reader::read_inline(const pugi::xml_node& parent, Block& block, bool is_bold, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "r")
      read_run(node, block, is_bold, depth + 1);
    else if (name == "AlternateContent")
      read_inline(child(node, "Choice"), block, is_bold, depth + 1);
    else if (name == "oMath" || name == "oMathPara")
      append_text(block.text, ' ' + text_below(node) + ' ');
    else if (is_one_of(name, transparent))
      read_inline(node, block, is_bold, depth + 1);
  }
}

void Reader::read_run(const pugi::xml_node& run, Block& block, bool is_bold, int depth) {
  const pugi::xml_node properties = child(run, "rPr");
  if (is_on(child(properties, "vanish"))) return;
  if (const pugi::xml_node bold = child(properties, "b")) is_bold = is_on(bold);
  if (is_bold) block.text += mark::bold_begin;
  for (const pugi::xml_node& node : run.children()) read_run_child(node, block, depth);
  if (is_bold) block.text += mark::bold_end;
}

void Reader::read_run_child(const pugi::xml_node& node, Block& block, int depth) {
  check_depth(depth);
  const std::string_view name = local_name(node);
  if (name == "t") {
    append_text(block.text, node.child_value());
  } else if (name == "br" || name == "cr") {
    block.text += mark::line_break;
  } else if (name == "tab" || name == "ptab" || name == "sym") {
    block.text += ' ';
  } else if (name == "noBreakHyphen") {
    block.text += '-';
  } else if (name == "footnoteReference") {
    add_note_mark(node, footnotes, block);
  } else if (name == "endnoteReference") {
    add_note_mark(node, endnotes, block);
  } else if (name == "AlternateContent") {
    for (const pugi::xml_node& below : child(node, "Choice").children())
      read_run_child(below, block, depth + 1);
  } else if (name == "ruby") {
    read_inline(child(node, "rubyBase"), block, false, depth + 1);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    find_text_boxes(node, depth + 1);
  }
}

/// The texts of boxes stand behind the paragraph to which they are fixed.
void Reader::find_text_boxes(const pugi::xml_node& node, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& below : node.children()) {
    const std::string_view name = local_name(below);
    if (name == "txbxContent")
      text_boxes_.push_back(below);
    else if (name == "AlternateContent")
      find_text_boxes(child(below, "Choice"), depth + 1);
    else
      find_text_boxes(below, depth + 1);
  }
}

void Reader::add_note_mark(const pugi::xml_node& reference, const Notes& notes, Block& block) {
  block.text += mark::footnote;
  const auto note = notes.find(attribute(reference, "id"));
  if (note != notes.end()) notes_.push_back(note->second);
}

void Reader::read_table(const pugi::xml_node& table, int depth) {
  read_rows(table, depth);
}

void Reader::read_rows(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tr")
      read_row(node, depth + 1);
    else if (is_one_of(name, transparent))
      read_rows(node, depth + 1);
  }
}

void Reader::read_row(const pugi::xml_node& row, int depth) {
  if (child(child(row, "trPr"), "del")) return;
  std::vector<std::vector<Block>> cells;
  read_cells(row, cells, depth);
  add_table_row(std::move(cells), blocks_);
}

void Reader::read_cells(const pugi::xml_node& parent, std::vector<std::vector<Block>>& cells, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "tc") {
      std::vector<Block> before = std::exchange(blocks_, {});
      walk(node, depth + 1);
      cells.push_back(std::exchange(blocks_, std::move(before)));
    } else if (is_one_of(name, transparent)) {
      read_cells(node, cells, depth + 1);
    }
  }
}

void Reader::add_notes() {
  // A note may refer to others, even to itself: what is met twice is read once.
  std::vector<pugi::xml_node> known;
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const pugi::xml_node note = notes_[i];
    if (std::find(known.begin(), known.end(), note) != known.end()) continue;
    known.push_back(note);
    const std::size_t first = blocks_.size();
    walk(note, 0);
    for (std::size_t at = first; at < blocks_.size(); ++at) blocks_[at].is_footnote = true;
    if (first < blocks_.size()) {
      blocks_[first].list_number = std::to_string(known.size());
      blocks_[first].is_item_start = true;
    }
  }
}

/// Where the text stands in the archive.
std::string main_part(const ZipArchive& archive) {
  std::string path = "word/document.xml";
  auto relations = archive.read("_rels/.rels");
  if (!relations) return path;
  pugi::xml_document xml;
  parse_xml(xml, *relations, "'_rels/.rels'");
  for (const pugi::xml_node& relation : xml.document_element().children()) {
    if (!attribute(relation, "Type").ends_with("/officeDocument")) continue;
    std::string_view target = attribute(relation, "Target");
    if (target.starts_with('/')) target.remove_prefix(1);
    path = target;
  }
  return path;
}

/// A part of the archive as XML. The text of the tree lies in `content`.
struct Part {
  std::string content;
  pugi::xml_document xml;
};

bool read_part(const ZipArchive& archive, const std::string& path, Part& part) {
  auto content = archive.read(path);
  if (!content) return false;
  part.content = std::move(*content);
  parse_xml(part.xml, part.content, "'" + path + "'");
  return true;
}

}  // namespace

extract::RawDocument extract_docx(std::string_view bytes) {
  const ZipArchive archive(bytes);
  const std::string path = main_part(archive);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  Part body;
  Part styles;
  Part numbering;
  Part footnotes;
  Part endnotes;
  if (!read_part(archive, path, body))
    throw Error(ErrorCode::invalid_argument, "a ZIP archive without the text of a Word document in it");
  Reader reader;
  if (read_part(archive, folder + "styles.xml", styles))
    reader.styles = read_docx_styles(styles.xml.document_element());
  if (read_part(archive, folder + "numbering.xml", numbering))
    reader.lists.read(numbering.xml.document_element());
  if (read_part(archive, folder + "footnotes.xml", footnotes))
    reader.footnotes = read_notes(footnotes.xml.document_element());
  if (read_part(archive, folder + "endnotes.xml", endnotes))
    reader.endnotes = read_notes(endnotes.xml.document_element());
  reader.walk(body.xml.document_element(), 0);
  reader.add_notes();
  extract::RawDocument document;
  document.paragraphs = extract::make_paragraphs(reader.take());
  if (auto properties = archive.read("docProps/core.xml"))
    add_office_properties(std::move(*properties), document);
  return document;
}

}  // namespace dossier::foreign
