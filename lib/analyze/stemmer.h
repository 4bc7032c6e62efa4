// SPDX-License-Identifier: GPL-2.0-or-later
// What is the stem of a word?
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace dossier::analyze {

/// The languages that are stemmed apart. Never renumber: kept in indexes.
enum class StemLanguage { english = 0, malay = 1, tamil = 2 };
inline constexpr std::size_t stem_language_count = 3;

/// The stem language of a BCP 47 code: English for every language without rules of its own here.
[[nodiscard]] StemLanguage stem_language(std::string_view bcp47);

/// What follows the stem of a word by the rules of Malay: "rumah:ms". English words are stemmed by them too
/// where they stand in Malay text, or in a query, and "perera" must not become "era".
inline constexpr std::string_view malay_mark = ":ms";

/// Stems folded words with Snowball's rules (Porter 2 for English, https://snowballstem.org; Malay through
/// Indonesian), and remembers what it has seen. English words in -ize keep it as those in -ise do: "digitize"
/// is "digitiz", not "digit". Not thread-safe.
class Stemmer {
 public:
  static constexpr std::size_t default_remembered = std::size_t{1} << 17;

  /// \param max_remembered words are remembered up to so many a language, then forgotten together: hostile
  /// text must not fill memory
  explicit Stemmer(std::size_t max_remembered = default_remembered);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of a folded word; of one in Tamil letters by the rules of Tamil, whatever the language around
  /// it. The view is valid until the next call.
  [[nodiscard]] std::string_view stem(std::string_view folded, StemLanguage language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::analyze
