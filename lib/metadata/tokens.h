// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a passage consist of, and what stands between them?
#pragma once

#include "support/hash.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::metadata {

/// Numbers the words that the data files use. Filled while loading, then only read.
class Vocabulary {
 public:
  /// The number of a folded word, which is added when it is new.
  std::uint32_t add(std::string_view folded);
  /// The number of a folded word; 0 when no data file uses it.
  [[nodiscard]] std::uint32_t find(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return support::hash64(text); }
  };
  static constexpr std::size_t filter_bits = std::size_t{1} << 16;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  /// A bit of each word's hash: most words of a text are none of these, and end here.
  std::bitset<filter_bits> filter_;
};

/// What stands behind a word. One character a kind, so that it can be tested at sight.
/// ' ' spaces only; '-' one hyphen; '~' a dash or hyphens between spaces; '\'' a possessive `'s` and spaces;
/// '"' a quotation mark; '\0' the end; otherwise the first punctuation mark.
using Gap = char;

/// One word of a passage. A Chinese, Japanese or Korean character is a word of its own.
struct Token {
  std::uint32_t begin = 0;
  /// Without a possessive `'s`.
  std::uint32_t end = 0;
  /// Number in the vocabulary; 0: not in it.
  std::uint32_t id = 0;
  Gap gap = ' ';
  bool is_capitalised = false;
  /// Two or more letters, all of them capitals.
  bool is_all_capitals = false;
  bool has_digit = false;
};

/// A text and its words. The text must outlive it.
struct Passage {
  std::string_view text;
  std::vector<Token> tokens;

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return text.substr(tokens[index].begin, tokens[index].end - tokens[index].begin);
  }
  /// The text from one word to before another, without what follows the last word.
  [[nodiscard]] std::string_view span(std::size_t begin, std::size_t end) const {
    return begin >= end ? std::string_view()
                        : text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
  }
  [[nodiscard]] std::size_t size() const { return tokens.size(); }
};

/// Cuts a text into words.
[[nodiscard]] Passage read_passage(std::string_view text, const Vocabulary& vocabulary);

/// The folded words of a phrase of a data file, in the way in which `read_passage` cuts texts.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view phrase);

}  // namespace dossier::metadata
