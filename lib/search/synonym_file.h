// SPDX-License-Identifier: GPL-2.0-or-later
// Which words mean the same, by a user's file?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Words any of which is looked for by others too.
struct SynonymRule {
  std::vector<std::string> from;
  /// The same as `from` where the rule works both ways.
  std::vector<std::string> to;
};

inline constexpr std::size_t max_synonym_file_bytes = std::size_t{1} << 20;
inline constexpr std::size_t max_synonyms_in_rule = 32;
/// Words of one entry.
inline constexpr std::size_t max_words_in_synonym = 10;
inline constexpr std::size_t max_synonym_bytes = 200;

/// Reads rules, one a line: `a, b, c` find each other, `a => b, c` one way only; `#` begins a remark.
/// \param bytes any. \param name of the file, for complaints
/// \throws Error `invalid_argument` "FILE:LINE: REASON", naming the value
[[nodiscard]] std::vector<SynonymRule> parse_synonyms(std::string_view bytes, std::string_view name);

}  // namespace dossier::search
