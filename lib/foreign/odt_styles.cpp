// SPDX-License-Identifier: GPL-2.0-or-later
// Which styles and lists does an OpenDocument text define?
#include "foreign/odt_styles.h"

#include "foreign/xml.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace dossier::foreign {
namespace {

constexpr int largest_number = 100'000;
/// Styles have parents; a circle of them ends here.
constexpr int longest_chain = 16;

NumberStyle style_of(std::string_view format) {
  if (format == "1") return NumberStyle::decimal;
  if (format == "a") return NumberStyle::lower_letter;
  if (format == "A") return NumberStyle::upper_letter;
  if (format == "i") return NumberStyle::lower_roman;
  return format == "I" ? NumberStyle::upper_roman : NumberStyle::none;
}

OdtListStyle read_levels(const pugi::xml_node& list) {
  OdtListStyle levels;
  for (const pugi::xml_node& node : list.children()) {
    const std::string_view name = local_name(node);
    if (name != "list-level-style-number" && name != "outline-level-style") continue;
    OdtLevel& level = levels[odt_number(attribute(node, "level"), 1)];
    level.style = style_of(attribute(node, "num-format"));
    level.before = attribute(node, "num-prefix");
    level.behind = attribute(node, "num-suffix");
    level.start = odt_number(attribute(node, "start-value"), 1);
    level.shown = odt_number(attribute(node, "display-levels"), 1);
  }
  return levels;
}

int start_of(const OdtListStyle& style, int level) {
  const auto found = style.find(level);
  return found == style.end() ? 1 : found->second.start;
}

}  // namespace

int odt_number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 0, largest_number);
}

void OdtStyles::read_style(const pugi::xml_node& node) {
  const std::string name(attribute(node, "name"));
  if (attribute(child(node, "text-properties"), "font-weight") == "bold") bold_.insert(name);
  if (attribute(node, "family") != "paragraph") return;
  Paragraph& paragraph = paragraphs_[name];
  paragraph.parent = attribute(node, "parent-style-name");
  if (has_attribute(node, "list-style-name")) paragraph.list_style = attribute(node, "list-style-name");
}

void OdtStyles::read(const pugi::xml_node& parent) {
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "style") read_style(node);
    if (name == "list-style") lists_[std::string(attribute(node, "name"))] = read_levels(node);
    if (name == "outline-style") {
      outline_ = read_levels(node);
      outline_name_ = attribute(node, "name");
    }
  }
}

const OdtListStyle* OdtStyles::list_style(std::string_view name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

bool OdtStyles::is_in_outline(std::string_view style) const {
  auto at = paragraphs_.find(style);
  for (int depth = 0; at != paragraphs_.end() && depth < longest_chain; ++depth) {
    if (const auto& list = at->second.list_style) return !list->empty() && *list == outline_name_;
    at = paragraphs_.find(at->second.parent);
  }
  return true;
}

int OdtCount::value(const OdtListStyle& style, int level) const {
  const auto found = levels_.find(level);
  return found == levels_.end() ? start_of(style, level) : found->second.value;
}

std::string OdtCount::next_label(const OdtListStyle& style, int level, std::optional<int> start) {
  levels_.erase(levels_.upper_bound(level), levels_.end());
  Counted& counted = levels_[level];
  // A list of another style inside of the same item is another list.
  const bool is_first = counted.style == nullptr || (level > 1 && counted.style != &style);
  const int next = is_first ? start_of(style, level) : std::min(counted.value + 1, largest_number);
  counted = {&style, start.value_or(next)};
  const auto found = style.find(level);
  if (found == style.end() || found->second.style == NumberStyle::none) return {};
  const OdtLevel& printed = found->second;
  std::string number;
  for (auto shown = style.lower_bound(level - printed.shown + 1); shown != std::next(found); ++shown) {
    const std::string part = number_label(value(style, shown->first), shown->second.style);
    if (!number.empty() && !part.empty()) number += '.';
    number += part;
  }
  return printed.before + number + printed.behind;
}

}  // namespace dossier::foreign
