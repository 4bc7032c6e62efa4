// SPDX-License-Identifier: GPL-2.0-or-later
// What does the YAML at a file's top say?
#include "metadata/front_matter.h"

#include "metadata/yaml.h"
#include "text/unicode.h"

#include <dossier/error.h>
#include <fmt/format.h>

namespace dossier::metadata {
namespace {

/// Real front matter holds a few hundred bytes; what is larger is no front matter.
constexpr std::size_t max_bytes = std::size_t{64} << 10;

Error fault(std::size_t line, const std::string& reason) {
  return {ErrorCode::invalid_argument,
          fmt::format("front matter is not valid YAML: line {}: {}", line, reason),
          "put texts with a colon or a leading sign between quotation marks"};
}

void add_text(std::vector<std::string>& texts, const YAML::Node& node) {
  if (!node.IsScalar()) return;
  std::string text = text::clean_spaces(node.Scalar());
  if (!text.empty()) texts.push_back(std::move(text));
}

std::vector<std::string> texts_of(const YAML::Node& value) {
  std::vector<std::string> texts;
  if (value.IsSequence()) {
    for (const auto& entry : value) add_text(texts, entry);
  } else {
    add_text(texts, value);
  }
  return texts;
}

FrontMatter fields_of(const YAML::Node& root) {
  FrontMatter front;
  if (root.IsNull()) return front;
  if (!root.IsMap()) throw YamlFault{1, "it is not a map of keys"};
  for (const auto& entry : root) {
    if (!entry.first.IsScalar()) continue;
    front.fields.emplace_back(text::ascii_lower(entry.first.Scalar()), texts_of(entry.second));
  }
  return front;
}

/// A last key of ours: yaml-cpp takes a quotation mark or bracket that is never closed as closed at the end,
/// and swallows the key then.
constexpr std::string_view last_key = "dossier-end-of-front-matter";

YAML::Node parse_closed(const std::string& yaml) {
  const bool is_flow = text::trim(yaml).starts_with('{');  // nothing may follow such a map
  if (is_flow) return parse_yaml(yaml);
  YAML::Node root;
  try {
    root = parse_yaml(fmt::format("{}\n{}: true\n", yaml, last_key));
  } catch (const YamlFault&) {
    return parse_yaml(yaml);  // the fault is told at its own line
  }
  if (!root.IsMap()) return root;
  if (!root.remove(std::string(last_key))) throw YamlFault{1, "a quotation mark or bracket is not closed"};
  return root;
}

}  // namespace

const std::vector<std::string>& FrontMatter::texts(const std::vector<std::string_view>& keys) const {
  static const std::vector<std::string> none;
  for (const std::string_view key : keys) {
    for (const auto& [name, texts] : fields) {
      if (name == key && !texts.empty()) return texts;
    }
  }
  return none;
}

std::string FrontMatter::text(const std::vector<std::string_view>& keys) const {
  const auto& found = texts(keys);
  return found.empty() ? std::string() : found.front();
}

FrontMatter read_front_matter(const std::string& yaml) {
  if (yaml.empty()) return {};
  if (yaml.size() > max_bytes) throw fault(1, fmt::format("it is longer than {} bytes", max_bytes));
  try {
    return fields_of(parse_closed(yaml));
  } catch (const YamlFault& found) {
    throw fault(found.line, found.reason);
  } catch (const YAML::Exception& error) {
    throw fault(1, error.what());
  }
}

}  // namespace dossier::metadata
