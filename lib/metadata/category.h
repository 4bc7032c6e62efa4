// SPDX-License-Identifier: GPL-2.0-or-later
// What kind of document is it, and what is it about by its publisher's subject headings?
#pragma once

#include "metadata/reading.h"
#include "metadata/taxonomy.h"
#include "text/pattern.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::metadata {

/// The taxonomy in searchable form. Immutable; safe to share between threads.
class TaxonomyRules {
 public:
  explicit TaxonomyRules(const Taxonomy& taxonomy);

  /// Needs path, front matter and title; looks at the text where these say nothing.
  void resolve_categories(Reading& reading) const;
  void resolve_topics(Reading& reading) const;

 private:
  struct TitleRule {
    std::string category;
    bool overrides_folder = false;
    std::vector<text::Pattern> patterns;
  };
  using Names = std::unordered_map<std::string, std::string>;

  [[nodiscard]] const TitleRule* match_title(const std::string& title, bool overriding) const;
  [[nodiscard]] bool take_stated(Reading& reading) const;
  [[nodiscard]] std::string title_category(const Reading& reading) const;
  [[nodiscard]] std::string folder_category(const Reading& reading, std::string& folder) const;

  Names categories_;
  Names topics_;
  Names folders_;
  std::vector<TitleRule> title_rules_;
};

}  // namespace dossier::metadata
