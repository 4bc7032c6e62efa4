// SPDX-License-Identifier: GPL-2.0-or-later
// How do the words of one document lie in the forward index?
#pragma once

#include "store/pair_signature.h"
#include "store/word_sequence.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// Stands for a word form in a document.
using WordCode = std::uint16_t;

/// Ends the title and each paragraph.
inline constexpr WordCode paragraph_end = 0;
/// Codes from 1 to below this stand for forms of the vocabulary, those from it on for the document's own.
inline constexpr WordCode first_own_code = 0xC000;
/// A form for which a document had no code left: only its text tells.
inline constexpr WordCode unknown_word = 0xFFFF;

/// Positions between the last word of a paragraph and the first of the next, so that no phrase and no NEAR
/// reaches over.
inline constexpr std::uint32_t paragraph_gap = 100;

/// A form of a document that is not in the vocabulary.
struct OwnForm {
  WordForm form;
  /// The stem's number in the vocabulary, if other forms of it are there; else `no_stem`.
  std::uint16_t stem_number = 0;
};
inline constexpr std::uint16_t no_stem = 0xFFFF;

/// The code of a document's own form, by its place among them.
[[nodiscard]] constexpr WordCode own_code(std::size_t place) {
  return static_cast<WordCode>(first_own_code + place);
}

/// Equal for equal texts, and seldom for others.
[[nodiscard]] std::uint16_t form_mark(std::string_view exact);

/// What the vocabulary has of a form.
struct KnownForm {
  /// 0: it is not in the vocabulary.
  WordCode code = 0;
  std::uint16_t stem_number = no_stem;
};

/// The words of a document in order, each as a code of two bytes, the forms that are not in the vocabulary,
/// and which stems may stand side by side. A view.
class DocumentWords {
 public:
  DocumentWords() = default;
  /// \param record as `encode_words` wrote it, aligned to four bytes; must outlive this; may be empty
  /// \throws Error `index_damaged`
  explicit DocumentWords(std::string_view record);

  /// A code for each place.
  [[nodiscard]] std::span<const WordCode> codes() const { return codes_; }
  /// Those of the title.
  [[nodiscard]] std::span<const WordCode> title_codes() const;

  /// What may stand side by side within a paragraph, unknown words included.
  [[nodiscard]] const PairSignature& pairs() const { return pairs_; }

  /// The numbers of the stems of the document's own forms, in the order of their codes (`own_code`).
  [[nodiscard]] std::span<const std::uint16_t> own_stem_numbers() const { return own_stem_numbers_; }

  /// And the marks of what they look like (`form_mark`).
  [[nodiscard]] std::span<const std::uint16_t> own_marks() const { return own_marks_; }

  /// Calls `visit(code, own)` with each form of the document's own. \throws Error `index_damaged`
  template <class Visit>
  void for_each_own(Visit&& visit) const {
    std::string_view rest = own_;
    for (std::size_t i = 0; i < own_stem_numbers_.size(); ++i)
      visit(own_code(i), OwnForm{take_form(rest), own_stem_numbers_[i]});
  }

  /// Whether it had more forms than there are codes: some places then hold `unknown_word`.
  [[nodiscard]] bool has_unknown_words() const {
    return own_stem_numbers_.size() == unknown_word - first_own_code;
  }

 private:
  [[nodiscard]] static WordForm take_form(std::string_view& rest);

  PairSignature pairs_;
  std::span<const WordCode> codes_;
  std::span<const std::uint16_t> own_stem_numbers_;
  std::span<const std::uint16_t> own_marks_;
  /// The texts of the own forms.
  std::string_view own_;
};

/// Encodes a document's words. \param known what the vocabulary has of each form
[[nodiscard]] std::string encode_words(const WordSequence& sequence, std::span<const KnownForm> known);

}  // namespace dossier::store
