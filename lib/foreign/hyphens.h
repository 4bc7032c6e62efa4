// SPDX-License-Identifier: GPL-2.0-or-later
// Does a hyphen at the end of a line belong to the word, or was the word broken there?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dossier::foreign {

/// Knows a document's words, so that it can tell "govern-ment" from "long-term".
class Hyphens {
 public:
  /// Takes note of a line's words.
  void learn(std::string_view line);

  /// Joins the next line's first word to a text that ends in a hyphen: the hyphen goes where the word was
  /// broken, and stays where it belongs to the word. \returns false when the text ends in no hyphen of a
  /// word: it is then as it was, and a line end is due.
  bool join(std::string& text, std::string_view next) const;

 private:
  [[nodiscard]] bool was_broken(const std::string& before, const std::string& behind) const;

  std::unordered_set<std::string> words_;
  std::size_t lines_ = 0;
  std::size_t hyphenated_lines_ = 0;
};

}  // namespace dossier::foreign
