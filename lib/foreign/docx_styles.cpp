// SPDX-License-Identifier: GPL-2.0-or-later
// Which styles and lists does a Word document define?
#include "foreign/docx_styles.h"

#include "foreign/xml.h"
#include "text/unicode.h"

#include <algorithm>
#include <charconv>

namespace dossier::foreign {
namespace {

/// Styles are based on each other; a circle of them ends here.
constexpr int longest_chain = 16;
constexpr int largest_start = 100'000;

int number_of(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, largest_start);
}

bool names_heading(std::string_view name) {
  const std::string lower = text::ascii_lower(name);
  return lower.starts_with("heading") || lower == "title" || lower == "subtitle";
}

NumberStyle style_of(std::string_view format) {
  if (format == "lowerLetter") return NumberStyle::lower_letter;
  if (format == "upperLetter") return NumberStyle::upper_letter;
  if (format == "lowerRoman") return NumberStyle::lower_roman;
  if (format == "upperRoman") return NumberStyle::upper_roman;
  return format == "bullet" || format == "none" ? NumberStyle::none : NumberStyle::decimal;
}

void merge(DocxStyle& style, const pugi::xml_node& node) {
  const pugi::xml_node paragraph = child(node, "pPr");
  const std::string_view outline = attribute(child(paragraph, "outlineLvl"), "val");
  style.is_heading = style.is_heading || names_heading(attribute(child(node, "name"), "val")) ||
                     (!outline.empty() && outline < "9");
  style.is_bold = style.is_bold || is_on(child(child(node, "rPr"), "b"));
  const pugi::xml_node list = child(paragraph, "numPr");
  if (style.place.list.empty() && list) {
    style.place.list = attribute(child(list, "numId"), "val");
    style.place.level = number_of(attribute(child(list, "ilvl"), "val"), 0);
  }
}

}  // namespace

bool is_on(const pugi::xml_node& property) {
  if (!property) return false;
  const std::string_view value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off";
}

DocxStyles read_docx_styles(const pugi::xml_node& root) {
  std::map<std::string, pugi::xml_node, std::less<>> nodes;
  for (const pugi::xml_node& node : root.children())
    if (local_name(node) == "style") nodes.emplace(attribute(node, "styleId"), node);
  DocxStyles styles;
  for (const auto& [id, node] : nodes) {
    DocxStyle& style = styles[id];
    pugi::xml_node at = node;
    for (int depth = 0; at && depth < longest_chain; ++depth) {
      merge(style, at);
      const auto base = nodes.find(attribute(child(at, "basedOn"), "val"));
      at = base == nodes.end() ? pugi::xml_node() : base->second;
    }
  }
  return styles;
}

void DocxLists::read_definition(const pugi::xml_node& node) {
  const std::string id(attribute(node, "abstractNumId"));
  if (const pugi::xml_node link = child(node, "numStyleLink"))
    style_of_definition_[id] = attribute(link, "val");
  if (const pugi::xml_node link = child(node, "styleLink"))
    definition_of_style_[std::string(attribute(link, "val"))] = id;
  Definition& definition = definitions_[id];
  for (const pugi::xml_node& level : node.children()) {
    if (local_name(level) != "lvl") continue;
    const int index = number_of(attribute(level, "ilvl"), levels);
    if (index >= levels) continue;
    Level& read = definition[static_cast<std::size_t>(index)];
    read.style = style_of(attribute(child(level, "numFmt"), "val"));
    read.text = attribute(child(level, "lvlText"), "val");
    read.start = number_of(attribute(child(level, "start"), "val"), 1);
  }
}

void DocxLists::read_list(const pugi::xml_node& node) {
  List& list = lists_[std::string(attribute(node, "numId"))];
  list.definition = attribute(child(node, "abstractNumId"), "val");
  for (const pugi::xml_node& override_node : node.children()) {
    if (local_name(override_node) != "lvlOverride") continue;
    const pugi::xml_node start = child(override_node, "startOverride");
    if (start)
      list.starts[number_of(attribute(override_node, "ilvl"), 0)] = number_of(attribute(start, "val"), 1);
  }
}

/// A list whose definition names a style of lists counts as that style does.
void DocxLists::follow_style(List& list) const {
  const auto style = style_of_definition_.find(list.definition);
  if (style == style_of_definition_.end()) return;
  const auto definition = definition_of_style_.find(style->second);
  if (definition != definition_of_style_.end()) list.definition = definition->second;
}

void DocxLists::read(const pugi::xml_node& root) {
  for (const pugi::xml_node& node : root.children()) {
    if (local_name(node) == "abstractNum") read_definition(node);
    if (local_name(node) == "num") read_list(node);
  }
  for (auto& entry : lists_) follow_style(entry.second);
}

void DocxLists::count(const DocxListPlace& place, List& list, const Definition& definition) {
  const auto [found, is_new] = counts_.try_emplace(list.definition);
  auto& counts = found->second;
  if (is_new)
    for (std::size_t i = 0; i < levels; ++i) counts[i] = definition[i].start - 1;
  if (!list.is_used)
    for (const auto& [level, start] : list.starts)
      if (level < levels) counts[static_cast<std::size_t>(level)] = start - 1;
  list.is_used = true;
  const auto level = static_cast<std::size_t>(place.level);
  ++counts[level];
  for (std::size_t below = level + 1; below < levels; ++below) counts[below] = definition[below].start - 1;
}

std::string DocxLists::next_label(const DocxListPlace& place) {
  const auto list = lists_.find(place.list);
  if (list == lists_.end() || place.level < 0 || place.level >= levels) return {};
  const auto definition = definitions_.find(list->second.definition);
  if (definition == definitions_.end()) return {};
  count(place, list->second, definition->second);
  const Level& level = definition->second[static_cast<std::size_t>(place.level)];
  if (level.style == NumberStyle::none) return {};
  const auto& counts = counts_[list->second.definition];
  std::string label;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const bool is_place = level.text[i] == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' &&
                          level.text[i + 1] <= '9';
    if (!is_place) {
      label += level.text[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(level.text[++i] - '1');
    label += number_label(std::max(counts[index], 1), definition->second[index].style);
  }
  return label;
}

}  // namespace dossier::foreign
