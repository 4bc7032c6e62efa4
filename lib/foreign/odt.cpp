// SPDX-License-Identifier: GPL-2.0-or-later
// What does an OpenDocument text (ODT) say, and what of itself?
#include "foreign/odt.h"

#include "extract/paragraphs.h"
#include "foreign/list_labels.h"
#include "foreign/odt_styles.h"
#include "foreign/office_properties.h"
#include "foreign/table_rows.h"
#include "foreign/xml.h"
#include "foreign/zip_archive.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr int most_spaces = 100;

/// What is no text of the document: what was deleted, remarks, and tables of contents made from the headings.
constexpr std::array<std::string_view, 9> passed_over{"tracked-changes",
                                                      "annotation",
                                                      "table-of-content",
                                                      "alphabetical-index",
                                                      "illustration-index",
                                                      "table-index",
                                                      "sequence-decls",
                                                      "forms",
                                                      "desc"};

/// Elements that draw something, a text in it perhaps.
constexpr std::array<std::string_view, 15> drawings{
    "frame",           "text-box", "custom-shape", "g",       "rect",      "line",    "polyline", "polygon",
    "regular-polygon", "path",     "circle",       "ellipse", "connector", "caption", "measure"};

/// Where an item or a heading says that its number begins anew.
std::optional<int> start_value(const pugi::xml_node& node) {
  const std::string_view start = attribute(node, "start-value");
  return start.empty() ? std::nullopt : std::optional(odt_number(start, 1));
}

/// Walks the body of a document.
class Reader {
 public:
  explicit Reader(const OdtStyles& styles) : styles_(styles) {}

  void walk(const pugi::xml_node& parent, int depth);
  void add_notes();
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  void read_block(const pugi::xml_node& node, int depth);
  void read_paragraph(const pugi::xml_node& node, bool is_heading, int depth);
  void read_inline(const pugi::xml_node& parent, Block& block, int depth);
  void read_element(const pugi::xml_node& node, Block& block, int depth);
  void read_list(const pugi::xml_node& list, int depth);
  void read_item(const pugi::xml_node& item, int depth);
  [[nodiscard]] std::size_t count_of(const pugi::xml_node& list, const std::string& style);
  [[nodiscard]] std::string item_label(const pugi::xml_node& item);
  [[nodiscard]] std::string heading_label(const pugi::xml_node& heading);
  void read_rows(const pugi::xml_node& parent, int depth);
  void read_row(const pugi::xml_node& row, int depth);

  const OdtStyles& styles_;
  std::vector<Block> blocks_;
  /// Styles of the lists that are being read, each inside of the one before.
  std::vector<std::string> lists_;
  /// How far lists have counted: each, or those that go on with each other.
  std::vector<OdtCount> counts_;
  std::map<std::string, std::size_t, std::less<>> counts_by_style_;
  std::map<std::string, std::size_t, std::less<>> counts_by_id_;
  std::size_t open_count_ = 0;
  OdtCount outline_;
  /// The item whose first paragraph is still to come.
  pugi::xml_node item_;
  std::string pending_label_;
  std::vector<pugi::xml_node> boxes_;
  std::vector<pugi::xml_node> notes_;
};

void Reader::walk(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) read_block(node, depth);
}

void Reader::read_block(const pugi::xml_node& node, int depth) {
  const std::string_view name = local_name(node);
  // Inside of a paragraph, a title is a field that shows that of the document.
  if (is_one_of(name, passed_over) || name == "title") return;
  if (name == "p" || name == "h") return read_paragraph(node, name == "h", depth + 1);
  if (name == "list") return read_list(node, depth + 1);
  if (name == "table") return read_rows(node, depth + 1);
  if (node.type() == pugi::node_element) walk(node, depth + 1);
}

void Reader::read_paragraph(const pugi::xml_node& node, bool is_heading, int depth) {
  check_depth(depth);
  if (item_) pending_label_ = item_label(std::exchange(item_, {}));
  if (is_heading && lists_.empty()) pending_label_ = heading_label(node);
  Block block;
  block.is_heading = is_heading;
  const bool is_bold = styles_.is_bold(attribute(node, "style-name"));
  if (is_bold) block.text += mark::bold_begin;
  read_inline(node, block, depth);
  if (is_bold) block.text += mark::bold_end;
  if (!text::clean_spaces(block.text).empty()) {
    block.is_list_item = !lists_.empty();
    block.is_nested = lists_.size() > 1;
    set_label(block, std::exchange(pending_label_, {}), block.is_nested);
    blocks_.push_back(std::move(block));
  }
  // A list item without text in its first paragraph gives its number to the next one.
  const std::string label = lists_.empty() ? std::string() : pending_label_;
  pending_label_.clear();
  for (const pugi::xml_node& box : std::exchange(boxes_, {})) walk(box, depth + 1);
  pending_label_ = label;
}

void Reader::read_inline(const pugi::xml_node& parent, Block& block, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
      append_text(block.text, node.value());
    else
      read_element(node, block, depth + 1);
  }
}

void Reader::read_element(const pugi::xml_node& node, Block& block, int depth) {
  const std::string_view name = local_name(node);
  if (is_one_of(name, passed_over)) return;
  if (name == "s") {
    block.text.append(
        static_cast<std::size_t>(std::clamp(odt_number(attribute(node, "c"), 1), 1, most_spaces)), ' ');
  } else if (name == "tab") {
    block.text += ' ';
  } else if (name == "line-break") {
    block.text += mark::line_break;
  } else if (name == "note") {
    block.text += mark::footnote;
    notes_.push_back(child(node, "note-body"));
  } else if (is_one_of(name, drawings)) {
    boxes_.push_back(node);
  } else if (name == "ruby") {
    read_inline(child(node, "ruby-base"), block, depth);
  } else {
    const bool is_bold = name == "span" && styles_.is_bold(attribute(node, "style-name"));
    if (is_bold) block.text += mark::bold_begin;
    read_inline(node, block, depth);
    if (is_bold) block.text += mark::bold_end;
  }
}

/// Where a list counts: on its own, or where another one has stopped.
std::size_t Reader::count_of(const pugi::xml_node& list, const std::string& style) {
  if (const auto other = counts_by_id_.find(attribute(list, "continue-list")); other != counts_by_id_.end())
    return other->second;
  const bool goes_on =
      attribute(list, "continue-numbering") == "true" || has_attribute(list, "continue-list");
  if (const auto last = counts_by_style_.find(style); goes_on && last != counts_by_style_.end())
    return last->second;
  counts_.emplace_back();
  return counts_.size() - 1;
}

void Reader::read_list(const pugi::xml_node& list, int depth) {
  check_depth(depth);
  item_ = {};
  std::string style(attribute(list, "style-name"));
  if (style.empty() && !lists_.empty()) style = lists_.back();
  if (lists_.empty()) {
    open_count_ = count_of(list, style);
    counts_by_style_[style] = open_count_;
    if (has_attribute(list, "id")) counts_by_id_[std::string(attribute(list, "id"))] = open_count_;
  }
  lists_.push_back(std::move(style));
  for (const pugi::xml_node& item : list.children()) {
    if (local_name(item) == "list-item") read_item(item, depth + 1);
    if (local_name(item) == "list-header") walk(item, depth + 1);
  }
  lists_.pop_back();
}

std::string Reader::item_label(const pugi::xml_node& item) {
  const OdtListStyle* style = styles_.list_style(lists_.back());
  if (style == nullptr) return {};
  return counts_[open_count_].next_label(*style, static_cast<int>(lists_.size()), start_value(item));
}

std::string Reader::heading_label(const pugi::xml_node& heading) {
  if (attribute(heading, "is-list-header") == "true" ||
      !styles_.is_in_outline(attribute(heading, "style-name")))
    return {};
  const auto start = attribute(heading, "restart-numbering") == "true" ? start_value(heading) : std::nullopt;
  return outline_.next_label(styles_.outline(), odt_number(attribute(heading, "outline-level"), 1), start);
}

void Reader::read_item(const pugi::xml_node& item, int depth) {
  item_ = item;
  walk(item, depth);
  item_ = {};
  pending_label_.clear();
}

/// Cells that are said to repeat are read once: a bomb can be made of them, and they hold nothing anyway.
void Reader::read_rows(const pugi::xml_node& parent, int depth) {
  check_depth(depth);
  for (const pugi::xml_node& node : parent.children()) {
    if (local_name(node) == "table-row")
      read_row(node, depth + 1);
    else if (node.type() == pugi::node_element)
      read_rows(node, depth + 1);
  }
}

void Reader::read_row(const pugi::xml_node& row, int depth) {
  std::vector<std::vector<Block>> cells;
  for (const pugi::xml_node& cell : row.children()) {
    if (local_name(cell) != "table-cell") continue;
    std::vector<Block> before = std::exchange(blocks_, {});
    walk(cell, depth + 1);
    cells.push_back(std::exchange(blocks_, std::move(before)));
  }
  add_table_row(std::move(cells), blocks_);
}

void Reader::add_notes() {
  // Notes may be nested in notes; each stands in the tree once.
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const pugi::xml_node note = notes_[i];
    const std::size_t first = blocks_.size();
    lists_.clear();
    walk(note, 0);
    for (std::size_t at = first; at < blocks_.size(); ++at) blocks_[at].is_footnote = true;
    if (first >= blocks_.size()) continue;
    blocks_[first].list_number = std::to_string(i + 1);
    blocks_[first].is_item_start = true;
  }
}

void refuse_encrypted(const ZipArchive& archive) {
  const auto manifest = archive.read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos)
    throw Error(ErrorCode::invalid_argument, "the document is encrypted, and its password is not known",
                "save it without a password");
}

}  // namespace

extract::RawDocument extract_odt(std::string_view bytes) {
  const ZipArchive archive(bytes);
  refuse_encrypted(archive);
  auto content = archive.read("content.xml");
  if (!content) throw Error(ErrorCode::invalid_argument, "an OpenDocument archive without a text in it");
  pugi::xml_document xml;
  parse_xml(xml, *content, "'content.xml'");
  OdtStyles styles;
  pugi::xml_document common;
  auto common_content = archive.read("styles.xml");
  if (common_content) {
    parse_xml(common, *common_content, "'styles.xml'");
    styles.read(child(common.document_element(), "styles"));
  }
  styles.read(child(xml.document_element(), "automatic-styles"));
  Reader reader(styles);
  reader.walk(child(child(xml.document_element(), "body"), "text"), 0);
  reader.add_notes();
  extract::RawDocument document;
  document.paragraphs = extract::make_paragraphs(reader.take());
  if (auto properties = archive.read("meta.xml")) add_office_properties(std::move(*properties), document);
  return document;
}

}  // namespace dossier::foreign
