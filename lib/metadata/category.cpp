// SPDX-License-Identifier: GPL-2.0-or-later
// What kind of document is it, and what is it about by its publisher's subject headings?
#include "metadata/category.h"

#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dossier::metadata {
namespace {

constexpr std::string_view question_category = "parliamentary-question";
constexpr std::string_view statement_category = "joint-statement";
constexpr std::string_view other_category = "other";
constexpr std::size_t telling_paragraphs = 8;

/// The value of a name, or the name itself where the taxonomy does not know it.
std::string value_of(const std::unordered_map<std::string, std::string>& names, std::string_view name) {
  std::string cleaned = text::clean_spaces(name);
  const auto found = names.find(text::fold(cleaned));
  return found == names.end() ? cleaned : found->second;
}

/// A question to a minister near the top, in the words that parliaments use.
bool has_question(const Reading& reading) {
  const auto& paragraphs = reading.text();
  const std::size_t count = std::min(paragraphs.size(), telling_paragraphs);
  return std::any_of(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(count),
                     [](const Paragraph& paragraph) {
                       return paragraph.text.find("To ask the ") != std::string::npos ||
                              paragraph.text.find("asked the Minister ") != std::string::npos ||
                              paragraph.text.find("asked the Prime Minister ") != std::string::npos;
                     });
}

/// A statement of several sides: it names its signatories, and calls itself a joint one.
bool is_joint_statement(const Reading& reading) {
  const auto& paragraphs = reading.text();
  const auto holds = [&](auto matches) { return std::any_of(paragraphs.begin(), paragraphs.end(), matches); };
  const bool is_signed = holds([](const Paragraph& paragraph) {
    return text::ascii_lower(paragraph.text.substr(0, 11)) == "signatories";
  });
  return is_signed && holds([](const Paragraph& paragraph) {
           return text::ascii_lower(paragraph.text).find("joint statement") != std::string::npos;
         });
}

}  // namespace

TaxonomyRules::TaxonomyRules(const Taxonomy& taxonomy) {
  for (const Category& category : taxonomy.categories) {
    categories_.emplace(text::fold(category.value), category.value);
    categories_.emplace(text::fold(category.label), category.value);
    for (const std::string& name : category.synonyms) categories_.emplace(text::fold(name), category.value);
    for (const std::string& name : category.folders) folders_.emplace(text::fold(name), category.value);
    TitleRule rule{category.value, category.overrides_folder, {}};
    for (const std::string& pattern : category.title_patterns) rule.patterns.emplace_back(pattern);
    title_rules_.push_back(std::move(rule));
  }
  for (const Topic& topic : taxonomy.topics) {
    topics_.emplace(text::fold(topic.value), topic.value);
    for (const std::string& name : topic.synonyms) topics_.emplace(text::fold(name), topic.value);
  }
}

const TaxonomyRules::TitleRule* TaxonomyRules::match_title(const std::string& title, bool overriding) const {
  for (const TitleRule& rule : title_rules_) {
    if (rule.overrides_folder != overriding) continue;
    for (const text::Pattern& pattern : rule.patterns) {
      if (pattern.is_found_in(title)) return &rule;
    }
  }
  return nullptr;
}

/// What a record or the front matter says stands, as it is.
bool TaxonomyRules::take_stated(Reading& reading) const {
  auto& categories = reading.record.categories;
  for (const std::string& name : reading.raw.given.categories) {
    reading.add(categories, "categories", value_of(categories_, name), reading.raw.given_provenance);
  }
  if (!categories.empty()) return true;
  for (const std::string& name : reading.front.texts({"categories", "category"})) {
    reading.add(categories, "categories", value_of(categories_, name), "front-matter");
  }
  if (!categories.empty()) return true;
  // site builders use `type` and `layout` for templates too: only names of the taxonomy count
  for (const std::string& name : reading.front.texts({"type"})) {
    const auto found = categories_.find(text::fold(name));
    if (found != categories_.end()) reading.add(categories, "categories", found->second, "front-matter");
  }
  return !categories.empty();
}

std::string TaxonomyRules::folder_category(const Reading& reading, std::string& folder) const {
  for (auto name = reading.folders.rbegin(); name != reading.folders.rend(); ++name) {
    const auto found = folders_.find(text::fold(*name));
    if (found == folders_.end()) continue;
    folder = *name;
    return found->second;
  }
  return {};
}

/// By the whole title, by a label of it that is a category's name, or by what stands behind its labels.
std::string TaxonomyRules::title_category(const Reading& reading) const {
  if (const TitleRule* rule = match_title(reading.record.title, false)) return rule->category;
  const auto& [labels, subject] = reading.text_title;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    const auto found = categories_.find(text::fold(*label));
    if (found != categories_.end()) return found->second == other_category ? std::string() : found->second;
  }
  if (labels.empty()) return {};
  const TitleRule* rule = match_title(subject, true);
  if (rule == nullptr) rule = match_title(subject, false);
  return rule == nullptr ? std::string() : rule->category;
}

void TaxonomyRules::resolve_categories(Reading& reading) const {
  if (take_stated(reading)) return;
  auto& categories = reading.record.categories;
  const std::string& title = reading.record.title;
  if (const TitleRule* rule = match_title(title, true)) {
    reading.add(categories, "categories", rule->category, "title",
                "the title's form decides against the folder");
  }
  std::string folder;
  const std::string by_folder = folder_category(reading, folder);
  if (!by_folder.empty()) {
    reading.add(categories, "categories", by_folder, "folder", fmt::format("folder '{}'", folder));
  }
  if (!categories.empty()) return;
  const std::string by_title = title_category(reading);
  if (!by_title.empty()) {
    reading.add(categories, "categories", by_title, "title");
  } else if (has_question(reading)) {
    reading.add(categories, "categories", std::string(question_category), "text", "a question to a minister");
  } else if (is_joint_statement(reading)) {
    reading.add(categories, "categories", std::string(statement_category), "text",
                "a joint statement with signatories");
  } else {
    reading.add(categories, "categories", std::string(other_category), "default");
  }
}

void TaxonomyRules::resolve_topics(Reading& reading) const {
  auto& topics = reading.record.topics;
  for (const std::string& name : reading.raw.given.topics) {
    reading.add(topics, "topics", value_of(topics_, name), reading.raw.given_provenance);
  }
  if (!topics.empty()) return;
  for (const std::string& name : reading.front.texts({"topics", "topic", "tags", "tag", "keywords"})) {
    reading.add(topics, "topics", value_of(topics_, name), "front-matter");
  }
}

}  // namespace dossier::metadata
