// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a document do words stand side by side?
#pragma once

#include "search/form_pattern.h"
#include "store/forward_index.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dossier::search {

using store::DocumentNumber;

/// A stretch of positions, both ends included.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Words that should stand side by side, made ready to be looked for in many documents.
class Phrase {
 public:
  /// \param patterns what each word may be
  /// \param title_only whether only the title is looked at
  /// \param rarest the index of the word that is looked for first: best the one of the fewest documents
  Phrase(const store::ForwardIndex& index, std::vector<FormPattern> patterns, bool title_only,
         std::size_t rarest = 0);

  /// Whether the words stand side by side somewhere.
  [[nodiscard]] bool is_in(DocumentNumber document) const;

  /// Where they do, in order. The end of a paragraph counts as `store::paragraph_gap` positions.
  [[nodiscard]] std::vector<Stretch> find(DocumentNumber document) const;

 private:
  using Codes = std::vector<store::WordCode>;

  /// Whether the document may have the words side by side: most that have not are told without reading them.
  [[nodiscard]] bool may_be_in(const store::DocumentWords& words) const;
  /// The codes of each word, those of the vocabulary and the document's own; none: only those of the
  /// vocabulary.
  [[nodiscard]] std::optional<std::vector<Codes>> own_codes(const store::DocumentWords& words) const;
  /// Calls `visit(place)` with each place where the phrase begins, until it returns false.
  template <class Visit>
  void for_each_place(std::span<const store::WordCode> text, const std::vector<Codes>& codes,
                      Visit&& visit) const;

  const store::ForwardIndex& index_;
  std::vector<FormPattern> patterns_;
  std::vector<Codes> codes_;
  /// For each word and the one after it, where stems tell what they are: the pairs that these may be.
  std::vector<std::vector<std::uint32_t>> pairs_;
  /// What an own form shows of itself, and the word of the phrase that it then may be.
  struct Sign {
    std::uint16_t number = 0;
    std::size_t word = 0;
  };
  /// Numbers of stems: who has it is the word.
  std::vector<Sign> stems_;
  /// Marks of forms: who has it may be the word, its text tells.
  std::vector<Sign> marks_;
  /// The words of which only texts tell whether a form is one.
  std::vector<std::size_t> words_by_text_;
  bool title_only_;
  std::size_t rarest_;
};

}  // namespace dossier::search
