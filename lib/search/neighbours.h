// SPDX-License-Identifier: GPL-2.0-or-later
// How often do two words of a query stand near each other in a text?
#pragma once

#include "search/code_table.h"
#include "store/document_words.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::search {

/// Two different words, by their numbers in a `CodeTable`, and how often they stand near each other.
struct WordPair {
  /// Places that near words are apart at most.
  static constexpr std::size_t window = 5;

  std::uint8_t first = 0;
  std::uint8_t second = 0;
  /// Places of one of the words with the other within the window before it, in the same paragraph.
  std::uint32_t near = 0;
  /// Those of them where the second follows the first at once.
  std::uint32_t in_order = 0;
};

/// Counts pairs in many texts. Each pair has a guide: one of its words, which is looked for in the whole
/// text, while the other is looked for around it only. Pairs share guides, so that few words are looked for
/// everywhere. Not thread-safe.
class Neighbours {
 public:
  /// \param table outlives this
  explicit Neighbours(const CodeTable& table) : table_(table) {}

  /// Adds a pair. \param first, second different words of the table
  /// \param guide one of them, unless the first is a guide already
  void add(std::uint8_t first, std::uint8_t second, std::uint8_t guide);

  [[nodiscard]] const std::vector<WordPair>& pairs() const { return pairs_; }

  /// Counts the pairs in a text of the document that the table was entered with last.
  void count(std::span<const store::WordCode> text);

 private:
  [[nodiscard]] bool is_guide(std::uint8_t word) const {
    return word < pairs_of_guide_.size() && !pairs_of_guide_[word].empty();
  }
  void look_before(WordPair& pair, std::uint8_t guide, std::span<const store::WordCode> before) const;
  void look_after(WordPair& pair, std::uint8_t guide, std::span<const store::WordCode> after) const;

  const CodeTable& table_;
  std::vector<WordPair> pairs_;
  /// By word: the pairs whose guide it is.
  std::vector<std::vector<std::size_t>> pairs_of_guide_;
  /// Codes of guides in the text at hand.
  std::vector<store::WordCode> guide_codes_;
};

}  // namespace dossier::search
