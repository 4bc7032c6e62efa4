// SPDX-License-Identifier: GPL-2.0-or-later
// How is an XML tree walked whose namespaces may have any prefix?
#include "foreign/xml.h"

#include "text/charset.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fmt/format.h>

namespace dossier::foreign {
namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// A null attribute, whose value is empty, when there is none.
pugi::xml_attribute find_attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& candidate : node.attributes())
    if (without_prefix(candidate.name()) == name) return candidate;
  return {};
}

/// The node after `node` in document order below `top`; null at the end.
pugi::xml_node next_below(pugi::xml_node node, const pugi::xml_node& top) {
  if (node.first_child()) return node.first_child();
  while (node && node != top && !node.next_sibling()) node = node.parent();
  return node && node != top ? node.next_sibling() : pugi::xml_node();
}

/// The charset of `<?xml ... encoding="..."?>`; empty when there is none.
std::string declared_charset(std::string_view content) {
  const std::string_view declaration = content.substr(0, content.find("?>"));
  constexpr std::string_view key = "encoding";
  std::size_t at = declaration.find(key);
  if (!content.starts_with("<?xml") || at == std::string_view::npos) return {};
  at = declaration.find_first_not_of(" =\"'", at + key.size());
  if (at == std::string_view::npos) return {};
  return std::string(declaration.substr(at, declaration.find_first_of("\"' ", at) - at));
}

}  // namespace

void parse_xml(pugi::xml_document& document, std::string& content, std::string_view what) {
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!text::is_valid_utf8(content)) content = text::decode(content, declared_charset(content)).utf8;
  const pugi::xml_parse_result result =
      document.load_buffer_inplace(content.data(), content.size(), options, pugi::encoding_utf8);
  if (result) return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("{} is not well-formed XML: {} (at byte {})", what,
                          text::ascii_lower(result.description()), result.offset));
}

std::string_view local_name(const pugi::xml_node& node) {
  return without_prefix(node.name());
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& candidate : node.children())
    if (local_name(candidate) == name) return candidate;
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  return find_attribute(node, name).value();
}

bool has_attribute(const pugi::xml_node& node, std::string_view name) {
  return !find_attribute(node, name).empty();
}

std::string text_below(const pugi::xml_node& node) {
  std::string text;
  for (pugi::xml_node below = next_below(node, node); below; below = next_below(below, node)) {
    if (below.type() == pugi::node_pcdata || below.type() == pugi::node_cdata)
      text += below.value();
    else
      text += ' ';
  }
  return text::clean_spaces(text::to_valid_utf8(text));
}

void append_text(std::string& out, std::string_view text) {
  for (const char byte : text) out += static_cast<unsigned char>(byte) < 0x20 ? ' ' : byte;
}

void check_depth(int depth) {
  if (depth > max_xml_depth)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("its elements are nested more than {} deep", max_xml_depth));
}

}  // namespace dossier::foreign
