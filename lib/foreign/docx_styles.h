// SPDX-License-Identifier: GPL-2.0-or-later
// Which styles and lists does a Word document define?
#pragma once

#include "foreign/list_labels.h"

#include <array>
#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace dossier::foreign {

/// A list of a Word document and the level at which a paragraph stands in it.
struct DocxListPlace {
  std::string list;
  int level = 0;
};

/// A paragraph style, with what it takes from those that it is based on.
struct DocxStyle {
  bool is_heading = false;
  bool is_bold = false;
  DocxListPlace place;
};

using DocxStyles = std::map<std::string, DocxStyle, std::less<>>;

/// The styles of `word/styles.xml`, by their ids.
[[nodiscard]] DocxStyles read_docx_styles(const pugi::xml_node& root);

/// Whether a property such as `<w:b/>` is on.
[[nodiscard]] bool is_on(const pugi::xml_node& property);

/// Counts the items of a document's lists.
class DocxLists {
 public:
  /// From `word/numbering.xml`.
  void read(const pugi::xml_node& root);

  /// The label of the next item at a place, as printed: `12.`, `(a)`; empty for bullets and unknown lists.
  [[nodiscard]] std::string next_label(const DocxListPlace& place);

 private:
  static constexpr int levels = 9;
  struct Level {
    NumberStyle style = NumberStyle::none;
    std::string text;
    int start = 1;
  };
  using Definition = std::array<Level, levels>;
  struct List {
    std::string definition;
    std::map<int, int> starts;
    bool is_used = false;
  };

  void read_definition(const pugi::xml_node& node);
  void follow_style(List& list) const;
  void read_list(const pugi::xml_node& node);
  void count(const DocxListPlace& place, List& list, const Definition& definition);

  std::map<std::string, Definition, std::less<>> definitions_;
  /// Definitions that only name a style of lists, and the styles with the definition that each stands for.
  std::map<std::string, std::string, std::less<>> style_of_definition_;
  std::map<std::string, std::string, std::less<>> definition_of_style_;
  std::map<std::string, List, std::less<>> lists_;
  /// How far each definition has counted; lists of one definition go on with each other.
  std::map<std::string, std::array<int, levels>, std::less<>> counts_;
};

}  // namespace dossier::foreign
