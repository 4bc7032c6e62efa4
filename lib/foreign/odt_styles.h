// SPDX-License-Identifier: GPL-2.0-or-later
// Which styles and lists does an OpenDocument text define?
#pragma once

#include "foreign/list_labels.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace dossier::foreign {

/// A number in an attribute, within what a document may count to.
[[nodiscard]] int odt_number(std::string_view text, int otherwise);

/// A level of a list style or of the outline.
struct OdtLevel {
  NumberStyle style = NumberStyle::none;
  std::string before;
  std::string behind;
  int start = 1;
  /// How many levels are printed: `2.1.` shows two.
  int shown = 1;
};

/// How the levels of a list count, from 1.
using OdtListStyle = std::map<int, OdtLevel>;

/// The styles that matter: which are bold, and how lists and headings count.
class OdtStyles {
 public:
  /// From `<office:styles>` or `<office:automatic-styles>`.
  void read(const pugi::xml_node& parent);

  [[nodiscard]] bool is_bold(std::string_view style) const { return bold_.contains(style); }
  [[nodiscard]] const OdtListStyle& outline() const { return outline_; }

  /// None when it is not known.
  [[nodiscard]] const OdtListStyle* list_style(std::string_view name) const;

  /// Whether headings of a style are counted by the outline: a style may take them out of it.
  [[nodiscard]] bool is_in_outline(std::string_view style) const;

 private:
  struct Paragraph {
    std::string parent;
    std::optional<std::string> list_style;
  };

  void read_style(const pugi::xml_node& node);

  std::set<std::string, std::less<>> bold_;
  std::map<std::string, Paragraph, std::less<>> paragraphs_;
  std::map<std::string, OdtListStyle, std::less<>> lists_;
  OdtListStyle outline_;
  std::string outline_name_;
};

/// How far each level of a list has counted. Items count where they stand in the text: a list that goes on,
/// or one inside of an item without text of its own, is counted on.
class OdtCount {
 public:
  /// Counts an item, from `start` when it begins anew, and gives its label as printed: `12.`, `2.1`, `(a)`;
  /// empty for bullets.
  [[nodiscard]] std::string next_label(const OdtListStyle& style, int level, std::optional<int> start);

 private:
  struct Counted {
    const OdtListStyle* style = nullptr;
    int value = 0;
  };

  [[nodiscard]] int value(const OdtListStyle& style, int level) const;

  std::map<int, Counted> levels_;
};

}  // namespace dossier::foreign
