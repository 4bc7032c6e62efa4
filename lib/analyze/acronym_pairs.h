// SPDX-License-Identifier: GPL-2.0-or-later
// Which acronyms does a text explain, and what do they stand for?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::analyze {

/// An acronym, and the words that it stands for.
struct AcronymPair {
  /// As written, without full stops: `PDPA`, `SMEs`, `IoT`.
  std::string acronym;
  /// Folded, single spaces between the words: `personal data protection act`.
  std::string words;
  bool operator==(const AcronymPair&) const = default;
};

/// The longest written-out form that is kept, in bytes: with its acronym it fits into a term.
inline constexpr std::size_t max_acronym_words_bytes = 180;

/// The key of an acronym, under which all ways to write it are one: letters in upper case, no full stops, no
/// `s` of the plural (`SMEs` and `SME`, `IoT` and `IOT`, `U.S.` and `US`). Empty for what is no acronym: one
/// has two or more capitals and is one word of 2 to 10 letters, digits and `&`, all ASCII.
[[nodiscard]] std::string acronym_key(std::string_view written);

/// Whether it is written with small letters too: as a plural, or as `IoT` is. Such an acronym does not stand
/// in the index as a word in capitals.
[[nodiscard]] bool has_small_letters(std::string_view written);

/// Finds "Personal Data Protection Act (PDPA)" and "PDPA (Personal Data Protection Act)". After A. Schwartz
/// and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", Pacific
/// Symposium on Biocomputing 8, 2003, but stricter, since what is found is used unseen: letters stand for the
/// beginnings of words, few for letters within them, and no more than one word is passed over.
/// \param utf8 a paragraph. \returns each pair once, in order
[[nodiscard]] std::vector<AcronymPair> find_acronym_pairs(std::string_view utf8);

}  // namespace dossier::analyze
