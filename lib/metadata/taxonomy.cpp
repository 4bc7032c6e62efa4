// SPDX-License-Identifier: GPL-2.0-or-later
// What kinds of document and which topics are there, and how do publishers call them?
#include "metadata/taxonomy.h"

#include "metadata/yaml.h"
#include "support/hash.h"
#include "text/pattern.h"
#include "text/unicode.h"

#include <dossier/error.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dossier::metadata {
namespace {

/// Names under which values of one kind are known; no name may mean two of them.
class Names {
 public:
  void add(const YamlFile& file, const YAML::Node& node, const std::string& name, const std::string& value) {
    const auto [entry, is_new] = owners_.emplace(text::fold(name), value);
    if (!is_new && entry->second != value) {
      file.fail(node, fmt::format("'{}' is a name of '{}' and of '{}'", name, entry->second, value));
    }
  }

 private:
  std::map<std::string, std::string> owners_;
};

bool read_bool(const YamlFile& file, const YAML::Node& node, const char* key) {
  const std::string value = file.text_of(node, key);
  if (value.empty() || value == "false") return false;
  if (value != "true") file.fail(node[key], fmt::format("'{}' is neither true nor false", key));
  return true;
}

/// Regular expressions, each tried.
std::vector<std::string> patterns_of(const YamlFile& file, const YAML::Node& node, const char* key) {
  std::vector<std::string> patterns = file.texts_of(node, key);
  for (const std::string& pattern : patterns) {
    try {
      const text::Pattern compiled(pattern);
    } catch (const Error& error) {
      file.fail(node[key], error.what());
    }
  }
  return patterns;
}

Category read_category(const YamlFile& file, const YAML::Node& node) {
  file.check_keys(node, {"value", "label", "synonyms", "folders", "titles", "overrides_folder"},
                  "a category");
  Category category;
  category.value = file.required_text_of(node, "value", "a category");
  category.label = file.text_of(node, "label");
  if (category.label.empty()) category.label = category.value;
  category.synonyms = file.texts_of(node, "synonyms");
  category.folders = file.texts_of(node, "folders");
  category.title_patterns = patterns_of(file, node, "titles");
  category.overrides_folder = read_bool(file, node, "overrides_folder");
  return category;
}

Topic read_topic(const YamlFile& file, const YAML::Node& node) {
  if (node.IsScalar()) return {text::clean_spaces(node.Scalar()), {}};
  file.check_keys(node, {"value", "synonyms"}, "a topic");
  return {file.required_text_of(node, "value", "a topic"), file.texts_of(node, "synonyms")};
}

void read_categories(const YamlFile& file, Taxonomy& taxonomy) {
  Names names;
  Names folders;
  for (const YAML::Node& node : file.list_of(file.root(), "categories")) {
    Category category = read_category(file, node);
    names.add(file, node, category.value, category.value);
    names.add(file, node, category.label, category.value);
    for (const std::string& name : category.synonyms) names.add(file, node, name, category.value);
    for (const std::string& name : category.folders) folders.add(file, node, name, category.value);
    taxonomy.categories.push_back(std::move(category));
  }
}

void read_topics(const YamlFile& file, Taxonomy& taxonomy) {
  Names names;
  for (const YAML::Node& node : file.list_of(file.root(), "topics")) {
    Topic topic = read_topic(file, node);
    if (topic.value.empty()) file.fail(node, "a topic is empty");
    names.add(file, node, topic.value, topic.value);
    for (const std::string& name : topic.synonyms) names.add(file, node, name, topic.value);
    taxonomy.topics.push_back(std::move(topic));
  }
}

bool has_name(const std::vector<std::string>& names, const std::string& folded) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return text::fold(name) == folded; });
}

}  // namespace

std::string Taxonomy::category_value(std::string_view text) const {
  std::string cleaned = text::clean_spaces(text);
  const std::string folded = text::fold(cleaned);
  for (const Category& category : categories) {
    if (has_name({category.value, category.label}, folded) || has_name(category.synonyms, folded)) {
      return category.value;
    }
  }
  return cleaned;
}

std::string Taxonomy::topic_value(std::string_view text) const {
  std::string cleaned = text::clean_spaces(text);
  const std::string folded = text::fold(cleaned);
  for (const Topic& topic : topics) {
    if (text::fold(topic.value) == folded || has_name(topic.synonyms, folded)) return topic.value;
  }
  return cleaned;
}

Taxonomy load_taxonomy(const std::filesystem::path& path) {
  Taxonomy taxonomy;
  if (path.empty()) return taxonomy;
  const YamlFile file(path.string());
  file.check_keys(file.root(), {"categories", "topics", "title_notes", "title_labels"}, "a taxonomy file");
  read_categories(file, taxonomy);
  read_topics(file, taxonomy);
  taxonomy.title_notes = patterns_of(file, file.root(), "title_notes");
  taxonomy.title_labels = patterns_of(file, file.root(), "title_labels");
  taxonomy.fingerprint = support::hash128_hex(file.content());
  return taxonomy;
}

}  // namespace dossier::metadata
