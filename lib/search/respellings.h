// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of the index are spelt much like a typed one?
#pragma once

#include "schema/fields.h"
#include "store/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// A word of the index that may be meant.
struct Respelling {
  std::string word;
  unsigned distance = 0;
  bool keeps_first_letter = true;
  /// How many documents have the word in any form.
  std::size_t documents = 0;
  /// Of words with one stem only the best is wanted; empty: it stands for itself.
  std::string stem = {};
};

/// How far from a word another may be to be meant: 0 for words too short to guess at.
[[nodiscard]] unsigned farthest_respelling(std::string_view word);

/// Whether a word can be misspelt at all: numbers and what holds digits cannot.
[[nodiscard]] bool is_spelt(std::string_view folded);

/// Chooses among words those that are nearest to one.
class RespellingChoice {
 public:
  /// \param word folded. \param farthest distance of what is taken
  RespellingChoice(std::string_view word, unsigned farthest);

  /// Takes a folded word of the index, if it is near enough, not the same, and has documents.
  void consider(std::string_view word, std::size_t documents, std::string_view stem = {});

  /// The best: by distance, then those that begin alike, then by documents, then by letters.
  [[nodiscard]] std::vector<Respelling> best(std::size_t count) &&;

 private:
  [[nodiscard]] bool may_be_near(std::string_view word) const;

  std::string word_;
  std::u32string letters_;
  std::uint64_t letter_set_;
  bool is_ascii_;
  unsigned farthest_;
  std::vector<Respelling> found_;
};

/// What is looked for in the words of the index.
struct WantedRespellings {
  unsigned farthest = 0;
  /// Words of fewer documents are not meant.
  std::size_t rarest = 1;
  std::size_t count = 0;
  /// Whether the forms of one word differ in meaning: in a phrase.
  bool is_each_form = false;
};

/// The words of the index nearest to a folded one: those of the texts, and of people's names.
[[nodiscard]] std::vector<Respelling> respellings(const store::Snapshot& snapshot, std::string_view word,
                                                  const WantedRespellings& wanted);

/// The same among the words of a facet's values.
[[nodiscard]] std::vector<Respelling> value_respellings(const store::Snapshot& snapshot, schema::Field facet,
                                                        std::string_view word, std::size_t count);

/// Whether a folded word is one of a facet's values.
[[nodiscard]] bool is_value_word(const store::Snapshot& snapshot, schema::Field facet,
                                 std::string_view folded);

/// How many documents have a word in any form, if it stands in the vocabulary so written; else 0.
[[nodiscard]] std::size_t documents_of_form(const store::Snapshot& snapshot, std::string_view folded);

}  // namespace dossier::search
