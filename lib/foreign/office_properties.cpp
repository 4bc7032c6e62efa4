// SPDX-License-Identifier: GPL-2.0-or-later
// What do the property files of DOCX and ODT say of a document?
#include "foreign/office_properties.h"

#include "foreign/xml.h"

#include <dossier/error.h>

#include <array>
#include <string_view>
#include <utility>

namespace dossier::foreign {
namespace {

constexpr std::size_t longest_value = 10'000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> names{
    {{"title", "file:title"},
     {"initial-creator", "file:author"},
     {"creator", "file:author"},
     {"subject", "file:subject"},
     {"keywords", "file:keywords"},
     {"keyword", "file:keywords"},
     {"description", "file:description"},
     {"created", "file:created"},
     {"creation-date", "file:created"},
     {"modified", "file:modified"},
     {"date", "file:modified"}}};

void add_property(const pugi::xml_node& node, extract::RawDocument& document) {
  const std::string value = text_below(node);
  if (value.empty() || value.size() > longest_value) return;
  if (local_name(node) == "language" && document.declared_language.empty())
    document.declared_language = value;
  for (const auto& [name, property] : names)
    if (local_name(node) == name) document.properties.emplace_back(property, value);
}

}  // namespace

void add_office_properties(std::string content, extract::RawDocument& document) {
  pugi::xml_document xml;
  try {
    parse_xml(xml, content, "the file of properties");
  } catch (const Error& error) {
    // The text is what counts.
    document.warnings.emplace_back(error.what());
    return;
  }
  pugi::xml_node top = xml.document_element();
  if (const pugi::xml_node meta = child(top, "meta")) top = meta;
  for (const pugi::xml_node& node : top.children()) add_property(node, document);
}

}  // namespace dossier::foreign
