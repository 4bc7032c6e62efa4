// SPDX-License-Identifier: GPL-2.0-or-later
// Which phrases of the data files stand at this place of a passage?
#pragma once

#include "metadata/tokens.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::metadata {

/// Many phrases, looked up in one walk over a passage: a trie over word numbers. Read-only once filled.
class Phrases {
 public:
  /// A phrase found at a word.
  struct Match {
    /// The word behind the phrase.
    std::size_t end = 0;
    /// The values under which the phrase was added, in order of adding.
    const std::vector<std::uint32_t>* values = nullptr;
  };

  /// Adds a phrase under a value; a phrase may be added several times. Without words it is not added.
  void add(std::string_view phrase, std::uint32_t value, Vocabulary& vocabulary);

  /// The longest phrase that begins at a word. Hyphens and the full stops of abbreviations and initials may
  /// stand within it, other punctuation only where `allows_commas`.
  [[nodiscard]] std::optional<Match> longest(const Passage& passage, std::size_t begin,
                                             bool allows_commas = false) const;

 private:
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;

  std::unordered_map<std::uint64_t, std::uint32_t> children_;
  std::vector<std::vector<std::uint32_t>> values_ = std::vector<std::vector<std::uint32_t>>(1);
};

}  // namespace dossier::metadata
