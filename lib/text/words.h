// SPDX-License-Identifier: GPL-2.0-or-later
// Where do words begin and end, and what kind of word is each?
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::text {

/// What a word is made of.
enum class WordKind {
  word,      ///< letters and digits, perhaps an apostrophe: `ministers`, `Singapore's`, `5G`
  number,    ///< digits, perhaps with a point or with commas: `65`, `1.2`, `12,500`
  money,     ///< a number with its currency before it: `S$1.2`, `$5`
  acronym,   ///< single letters with full stops: `U.S.`, `A.I.`
  symbol,    ///< letters with a sign that belongs to them: `C++`, `C#`, `Q&A`
  unspaced,  ///< a run of a script that is cut into bigrams (see `is_unspaced`)
};

/// A piece of text, as half-open byte range.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  WordKind kind = WordKind::word;
  /// For money: where the number begins.
  std::size_t number_begin = 0;
  /// Whether only a hyphen stands between the word before and this one: `COVID-19`.
  bool is_hyphenated = false;
  /// Two or more letters, all of them capitals: `US`, `SMS`, `5G` has but one.
  bool is_all_capitals = false;
  /// All bytes are ASCII.
  bool is_ascii = true;
};

/// Walks through a text word by word. The text must outlive it. The rules follow UAX 29 where they can and
/// keep together what analysts type as one word. Runs of ASCII are cut without ICU.
class WordBreaker {
 public:
  explicit WordBreaker(std::string_view utf8) : text_(utf8) {}

  /// Moves to the next word; false at the end of the text.
  [[nodiscard]] bool next(Word& word);

 private:
  [[nodiscard]] char byte_at(std::size_t index) const { return index < text_.size() ? text_[index] : '\0'; }
  [[nodiscard]] bool skip_to_word();
  [[nodiscard]] bool take_plain_word(Word& word);
  void take_unspaced(Word& word);
  void take_word(Word& word);
  [[nodiscard]] bool take_acronym(Word& word);
  [[nodiscard]] bool take_infix(Word& word, bool letters_only);
  void take_suffix(Word& word, std::size_t letters);

  std::string_view text_;
  std::size_t index_ = 0;
  std::size_t previous_end_ = 0;
};

}  // namespace dossier::text
