// SPDX-License-Identifier: GPL-2.0-or-later
// Which acronyms and compounds are known whether or not a document explains them?
#include "metadata/acronym_table.h"

#include "metadata/yaml.h"
#include "support/hash.h"
#include "text/unicode.h"

#include <fmt/format.h>

namespace dossier::metadata {
namespace {

constexpr std::size_t most_groups = 20'000;
constexpr std::size_t most_bytes = 200;

void check_text(const YamlFile& file, const YAML::Node& node, const std::string& text) {
  if (text.empty()) file.fail(node, "a text is empty");
  if (text.size() > most_bytes)
    file.fail(node, fmt::format("'{}' is longer than {} bytes", text, most_bytes));
}

void add_group(const YamlFile& file, const YAML::Node& node, std::vector<std::string> group,
               AcronymTable& table) {
  for (const auto& text : group) check_text(file, node, text);
  if (table.groups.size() == most_groups)
    file.fail(node, fmt::format("the table has more than {} entries", most_groups));
  table.groups.push_back(std::move(group));
}

void read_acronyms(const YamlFile& file, AcronymTable& table) {
  for (const YAML::Node& node : file.list_of(file.root(), "acronyms")) {
    file.check_keys(node, {"short", "long"}, "an acronym");
    add_group(file, node,
              {file.required_text_of(node, "short", "an acronym"),
               file.required_text_of(node, "long", "an acronym")},
              table);
  }
}

void read_same(const YamlFile& file, AcronymTable& table) {
  for (const YAML::Node& node : file.list_of(file.root(), "same")) {
    if (!node.IsSequence() || node.size() < 2)
      file.fail(node, "an entry of 'same' is not a list of two or more texts");
    std::vector<std::string> group;
    for (const YAML::Node& text : node) {
      if (!text.IsScalar()) file.fail(text, "an entry of 'same' holds something that is not a text");
      group.push_back(text::clean_spaces(text.Scalar()));
    }
    add_group(file, node, std::move(group), table);
  }
}

}  // namespace

AcronymTable load_acronyms(const std::filesystem::path& path) {
  AcronymTable table;
  if (path.empty()) return table;
  const YamlFile file(path.string());
  file.check_keys(file.root(), {"acronyms", "same"}, "a table of acronyms");
  read_acronyms(file, table);
  read_same(file, table);
  table.fingerprint = support::hash128_hex(file.content());
  return table;
}

}  // namespace dossier::metadata
