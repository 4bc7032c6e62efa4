// SPDX-License-Identifier: GPL-2.0-or-later
// What kinds of document and which topics are there, and how do publishers call them?
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::metadata {

/// One category of the taxonomy file.
struct Category {
  std::string value;
  std::string label;
  std::vector<std::string> synonyms;
  std::vector<std::string> folders;
  /// ICU regular expressions, case-insensitive, searched in the title.
  std::vector<std::string> title_patterns;
  /// Whether a title pattern wins over the folder.
  bool overrides_folder = false;
};

/// One topic and other ways to write it.
struct Topic {
  std::string value;
  std::vector<std::string> synonyms;
};

/// The taxonomy file's content. Immutable after loading.
struct Taxonomy {
  std::vector<Category> categories;
  std::vector<Topic> topics;
  /// Regular expressions for lines that are no title: notes on a paper ("Embargoed until ..."), and labels
  /// that name only a kind or part of it ("Annex A").
  std::vector<std::string> title_notes;
  std::vector<std::string> title_labels;
  std::string fingerprint;

  /// The category's value for a value, label or synonym in any case; `text` itself, cleaned, when unknown.
  [[nodiscard]] std::string category_value(std::string_view text) const;
  /// The topic's value likewise.
  [[nodiscard]] std::string topic_value(std::string_view text) const;
};

/// Reads a taxonomy file; an empty path gives an empty taxonomy.
/// \throws Error `invalid_argument` with file, line and reason; `io`/`not_found`.
[[nodiscard]] Taxonomy load_taxonomy(const std::filesystem::path& file);

}  // namespace dossier::metadata
