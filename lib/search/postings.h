// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and where does it stand in one?
#pragma once

#include "search/bitmap.h"
#include "store/word_positions.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::search {

/// Adds the documents of a term.
void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents);

/// One of several terms may stand at a place ("payment" in English or Malay).
using TermChoice = std::vector<std::string>;

/// A stretch of positions, both ends included.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Words that should stand side by side, made ready to be looked for in many documents.
class Phrase {
 public:
  /// \param words the terms of each word, behind the prefix of a field
  /// \param prefix of the field; not empty: only the title is looked at
  Phrase(const Xapian::Database& database, DocumentNumber last, const std::vector<TermChoice>& words,
         std::string_view prefix);

  /// Documents that have all of the words, wherever.
  [[nodiscard]] const Bitmap& candidates() const { return candidates_; }

  /// Where the words stand side by side in a candidate, in order.
  [[nodiscard]] std::vector<Stretch> find(DocumentNumber document,
                                          const store::WordPositions& positions) const;

 private:
  /// One of the terms of a word: its hash, and the documents that have it.
  struct Choice {
    std::uint64_t hash = 0;
    Bitmap documents;
  };
  using Word = std::vector<Choice>;

  [[nodiscard]] static bool is_one_of(const Word& word, DocumentNumber document,
                                      const store::WordPositions& positions, std::uint64_t fingerprint);

  std::vector<Word> words_;
  bool title_only_;
  Bitmap candidates_;
};

/// Whether there is one stretch of each list such that at most `distance` words stand between neighbours, in
/// any order.
[[nodiscard]] bool are_near(const std::vector<std::vector<Stretch>>& lists, unsigned distance);

}  // namespace dossier::search
