// SPDX-License-Identifier: GPL-2.0-or-later
// What does an OpenDocument text (ODT) say, and what of itself?
#include "foreign/odt.h"

#include "extract/paragraphs.h"
#include "foreign/list_labels.h"
#include "foreign/office_properties.h"
#include "foreign/table_rows.h"
#include "foreign/xml.h"
#include "foreign/zip_archive.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dossier::foreign {
namespace {

using extract::Block;
namespace mark = extract::mark;

constexpr int most_spaces = 100;
constexpr int largest_start = 100'000;

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

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, largest_start);
}

NumberStyle style_of(std::string_view format) {
  if (format == "1") return NumberStyle::decimal;
  if (format == "a") return NumberStyle::lower_letter;
  if (format == "A") return NumberStyle::upper_letter;
  if (format == "i") return NumberStyle::lower_roman;
  return format == "I" ? NumberStyle::upper_roman : NumberStyle::none;
}

/// A level of a list style.
struct Level {
  NumberStyle style = NumberStyle::none;
  std::string before;
  std::string behind;
  int start = 1;
};

/// The styles that matter: which are bold, and how lists count.
struct Styles {
  std::set<std::string, std::less<>> bold;
  std::map<std::string, std::map<int, Level>, std::less<>> lists;

  void read(const pugi::xml_node& parent);
};

void Styles::read(const pugi::xml_node& parent) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "style" && attribute(child(node, "text-properties"), "font-weight") == "bold")
      bold.emplace(attribute(node, "name"));
    if (name != "list-style") continue;
    auto& levels = lists[std::string(attribute(node, "name"))];
    for (const pugi::xml_node& level : node.children()) {
      if (local_name(level) != "list-level-style-number") continue;
      levels[number_of(attribute(level, "level"), 1)] = {
          style_of(attribute(level, "num-format")), std::string(attribute(level, "num-prefix")),
          std::string(attribute(level, "num-suffix")), number_of(attribute(level, "start-value"), 1)};
    }
  }
}

/// A list that is being read.
struct OpenList {
  std::string style;
  int next = 0;
};

/// Walks the body of a document.
class Reader {
 public:
  explicit Reader(const Styles& styles) : styles_(styles) {}

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
  [[nodiscard]] std::string label() const;
  void read_rows(const pugi::xml_node& parent, int depth);
  void read_row(const pugi::xml_node& row, int depth);

  const Styles& styles_;
  std::vector<Block> blocks_;
  std::vector<OpenList> lists_;
  /// How far the last list of each style has counted, for those that go on.
  std::map<std::string, int, std::less<>> counts_;
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
  if (std::find(passed_over.begin(), passed_over.end(), name) != passed_over.end()) return;
  if (name == "p" || name == "h") return read_paragraph(node, name == "h", depth + 1);
  if (name == "list") return read_list(node, depth + 1);
  if (name == "table") return read_rows(node, depth + 1);
  if (node.type() == pugi::node_element) walk(node, depth + 1);
}

void Reader::read_paragraph(const pugi::xml_node& node, bool is_heading, int depth) {
  check_depth(depth);
  Block block;
  block.is_heading = is_heading;
  const bool is_bold = styles_.bold.contains(attribute(node, "style-name"));
  if (is_bold) block.text += mark::bold_begin;
  read_inline(node, block, depth);
  if (is_bold) block.text += mark::bold_end;
  if (!text::clean_spaces(block.text).empty()) {
    block.is_list_item = !lists_.empty();
    block.is_nested = lists_.size() > 1;
    set_label(block, std::exchange(pending_label_, {}), block.is_nested);
    blocks_.push_back(std::move(block));
  }
  const std::string label = std::exchange(pending_label_, {});
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
  if (std::find(passed_over.begin(), passed_over.end(), name) != passed_over.end()) return;
  if (name == "s") {
    block.text.append(
        static_cast<std::size_t>(std::clamp(number_of(attribute(node, "c"), 1), 1, most_spaces)), ' ');
  } else if (name == "tab") {
    block.text += ' ';
  } else if (name == "line-break") {
    block.text += mark::line_break;
  } else if (name == "note") {
    block.text += mark::footnote;
    notes_.push_back(child(node, "note-body"));
  } else if (name == "text-box") {
    boxes_.push_back(node);
  } else if (name == "ruby") {
    read_inline(child(node, "ruby-base"), block, depth);
  } else {
    const bool is_bold = name == "span" && styles_.bold.contains(attribute(node, "style-name"));
    if (is_bold) block.text += mark::bold_begin;
    read_inline(node, block, depth);
    if (is_bold) block.text += mark::bold_end;
  }
}

void Reader::read_list(const pugi::xml_node& list, int depth) {
  check_depth(depth);
  OpenList open;
  open.style = attribute(list, "style-name");
  if (open.style.empty() && !lists_.empty()) open.style = lists_.back().style;
  const auto style = styles_.lists.find(open.style);
  const int level_number = static_cast<int>(lists_.size()) + 1;
  if (style != styles_.lists.end())
    if (const auto level = style->second.find(level_number); level != style->second.end())
      open.next = level->second.start;
  const bool goes_on =
      attribute(list, "continue-numbering") == "true" || !attribute(list, "continue-list").empty();
  if (goes_on && lists_.empty() && counts_.contains(open.style)) open.next = counts_[open.style];
  lists_.push_back(std::move(open));
  for (const pugi::xml_node& item : list.children()) {
    if (local_name(item) == "list-item") read_item(item, depth + 1);
    if (local_name(item) == "list-header") walk(item, depth + 1);
  }
  if (lists_.size() == 1) counts_[lists_.back().style] = lists_.back().next;
  lists_.pop_back();
}

std::string Reader::label() const {
  const auto style = styles_.lists.find(lists_.back().style);
  if (style == styles_.lists.end()) return {};
  const auto level = style->second.find(static_cast<int>(lists_.size()));
  if (level == style->second.end() || level->second.style == NumberStyle::none) return {};
  return level->second.before + number_label(lists_.back().next, level->second.style) + level->second.behind;
}

void Reader::read_item(const pugi::xml_node& item, int depth) {
  if (const auto start = attribute(item, "start-value"); !start.empty())
    lists_.back().next = number_of(start, 1);
  pending_label_ = label();
  walk(item, depth);
  pending_label_.clear();
  if (lists_.back().next < largest_start) ++lists_.back().next;
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
  Styles styles;
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
