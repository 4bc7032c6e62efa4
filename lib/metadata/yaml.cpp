// SPDX-License-Identifier: GPL-2.0-or-later
// How is YAML read that may be faulty or hostile, and how are its faults told?
#include "metadata/yaml.h"

#include "support/file.h"
#include "text/unicode.h"

#include <dossier/error.h>
#include <fmt/format.h>

#include <algorithm>

namespace dossier::metadata {
namespace {

constexpr std::size_t max_file_bytes = std::size_t{16} << 20;

/// A pair's key or value must not be null, a list or a map to be read as text.
bool is_text(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar();
}

}  // namespace

YAML::Node parse_yaml(const std::string& text) {
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    const std::size_t line = error.mark.is_null() ? 0 : static_cast<std::size_t>(error.mark.line) + 1;
    throw YamlFault{line, error.msg};
  }
}

std::size_t line_of(const YAML::Node& node) {
  const YAML::Mark mark = node.Mark();
  return mark.is_null() ? 1 : static_cast<std::size_t>(mark.line) + 1;
}

YamlFile::YamlFile(const std::string& path)
    : path_(path), content_(support::read_file(path, max_file_bytes)) {
  try {
    if (!text::is_valid_utf8(content_)) throw YamlFault{0, "not valid UTF-8"};
    root_ = parse_yaml(content_);
  } catch (const YamlFault& fault) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{}:{}: {}", path_, std::max<std::size_t>(fault.line, 1), fault.reason));
  }
  if (!root_.IsNull() && !root_.IsMap()) fail(root_, "the file is not a map of keys");
}

void YamlFile::fail(const YAML::Node& node, const std::string& reason) const {
  throw Error(ErrorCode::invalid_argument, fmt::format("{}:{}: {}", path_, line_of(node), reason));
}

void YamlFile::check_keys(const YAML::Node& map, const std::vector<std::string_view>& known,
                          std::string_view what) const {
  if (map.IsNull() && map.IsDefined()) return;
  if (!map.IsMap()) fail(map, fmt::format("{} is not a map of keys", what));
  for (const auto& entry : map) {
    if (!is_text(entry.first)) fail(entry.first, fmt::format("a key of {} is not a text", what));
    const std::string& key = entry.first.Scalar();
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      fail(entry.first, fmt::format("unknown key '{}' of {}", key, what));
    }
  }
}

std::string YamlFile::text_of(const YAML::Node& map, const char* key) const {
  const YAML::Node value = map[key];
  if (!value.IsDefined() || value.IsNull()) return {};
  if (!value.IsScalar()) fail(value, fmt::format("'{}' is not a text", key));
  return text::clean_spaces(value.Scalar());
}

std::string YamlFile::required_text_of(const YAML::Node& map, const char* key, std::string_view what) const {
  std::string value = text_of(map, key);
  if (value.empty()) fail(map, fmt::format("{} has no '{}'", what, key));
  return value;
}

std::vector<std::string> YamlFile::texts_of(const YAML::Node& map, const char* key) const {
  std::vector<std::string> texts;
  for (const YAML::Node& entry : list_of(map, key)) {
    if (!is_text(entry)) fail(entry, fmt::format("an entry of '{}' is not a text", key));
    texts.push_back(text::clean_spaces(entry.Scalar()));
    if (texts.back().empty()) fail(entry, fmt::format("an entry of '{}' is empty", key));
  }
  return texts;
}

std::vector<YAML::Node> YamlFile::list_of(const YAML::Node& map, const char* key) const {
  if (!map.IsMap()) return {};
  const YAML::Node list = map[key];
  if (!list.IsDefined() || list.IsNull()) return {};
  if (!list.IsSequence()) fail(list, fmt::format("'{}' is not a list", key));
  return {list.begin(), list.end()};
}

}  // namespace dossier::metadata
