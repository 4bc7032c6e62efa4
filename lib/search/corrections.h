// SPDX-License-Identifier: GPL-2.0-or-later
// What may be put in the place of doubtful words, and which queries does that make?
#pragma once

#include "search/doubtful_words.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Other text for some bytes of a query.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  unsigned distance = 0;
  bool keeps_first_letter = true;
  std::size_t documents = 0;
};

/// Replacements of one query that do not overlap, in order of place.
using Correction = std::vector<Replacement>;

/// A word in the capitals of another: `WIRELES`, `Wireles` and `wireles` become `WIRELESS`, `Wireless`,
/// `wireless`.
[[nodiscard]] std::string in_capitals_of(std::string_view typed, std::string_view word);

/// The text with its replacements.
[[nodiscard]] std::string corrected(std::string_view query, const Correction& correction);

/// The corrections of a query, likeliest first. \param words all of the query
/// \param query the text that the words stand in
[[nodiscard]] std::vector<Correction> corrections(const store::Snapshot& snapshot,
                                                  const std::vector<TypedWord>& words, std::string_view query,
                                                  const Deadline& deadline);

}  // namespace dossier::search
