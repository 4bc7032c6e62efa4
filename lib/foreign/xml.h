// SPDX-License-Identifier: GPL-2.0-or-later
// How is an XML tree walked whose namespaces may have any prefix?
#pragma once

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dossier::foreign {

/// Elements that are nested more deeply are no document.
inline constexpr int max_xml_depth = 256;

/// Parses XML in place. White space is kept; entities but those of XML itself stay as they are written, and
/// nothing outside of `content` is read. \throws Error `invalid_argument` naming `what` when it is no XML
void parse_xml(pugi::xml_document& document, std::string& content, std::string_view what);

/// The name of an element without its prefix; empty for text.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// Whether an element's name is in a list.
template <std::size_t count>
[[nodiscard]] bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The first child of that name (without prefix).
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

/// The value of an attribute (without prefix); empty when there is none.
[[nodiscard]] std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// Whether a node has an attribute, though it may be empty.
[[nodiscard]] bool has_attribute(const pugi::xml_node& node, std::string_view name);

/// All text below a node, cleaned.
[[nodiscard]] std::string text_below(const pugi::xml_node& node);

/// A node's text as it may go into a block: nothing of it is one of the block's marks.
void append_text(std::string& out, std::string_view text);

/// \throws Error `invalid_argument` when a document is nested too deeply.
void check_depth(int depth);

}  // namespace dossier::foreign
