// SPDX-License-Identifier: GPL-2.0-or-later
// What does the YAML at a file's top say?
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::metadata {

/// The top-level keys of front matter with their texts. Nested maps are left out.
struct FrontMatter {
  /// Keys in lower case, in the file's order; texts with cleaned spaces (folded lines joined).
  std::vector<std::pair<std::string, std::vector<std::string>>> fields;

  /// The texts of the first of these keys that has any.
  [[nodiscard]] const std::vector<std::string>& texts(const std::vector<std::string_view>& keys) const;
  /// The first text of the first of these keys that has any; empty when there is none.
  [[nodiscard]] std::string text(const std::vector<std::string_view>& keys) const;
};

/// Reads front matter. \throws Error `invalid_argument` "front matter is not valid YAML: line N: ...".
[[nodiscard]] FrontMatter read_front_matter(const std::string& yaml);

}  // namespace dossier::metadata
