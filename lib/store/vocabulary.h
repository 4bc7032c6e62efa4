// SPDX-License-Identifier: GPL-2.0-or-later
// Which word forms do the codes of the forward index stand for?
#pragma once

#include "store/document_words.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::store {

/// The forms that codes from 1 to `size()` stand for. A view of bytes that were checked.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// \param bytes as `VocabularyBuilder::encode` wrote them, aligned to four bytes; must outlive this
  /// \throws Error `index_damaged`
  explicit Vocabulary(std::string_view bytes);

  [[nodiscard]] std::size_t size() const { return by_stem_.size(); }
  /// \throws Error `index_damaged` for a code that stands for none
  [[nodiscard]] WordForm form(WordCode code) const;
  /// The same number for all forms of one stem, below `size()`. \throws Error likewise
  [[nodiscard]] std::uint16_t stem_number(WordCode code) const { return stem_numbers_[place_of(code)]; }
  /// By stem number: the documents that had the stem when the vocabulary was written.
  [[nodiscard]] std::span<const std::uint32_t> frequencies() const { return frequencies_; }

  /// The codes of all forms with this stem.
  [[nodiscard]] std::span<const WordCode> with_stem(std::string_view stem) const;
  /// The same by its number. \param stem_number below `size()`
  [[nodiscard]] std::span<const WordCode> with_stem_number(std::uint16_t stem_number) const;
  /// The codes of all forms written so: one for each stem that it has (in several languages).
  [[nodiscard]] std::span<const WordCode> written(std::string_view exact) const;
  /// What it has of a form.
  [[nodiscard]] KnownForm find(WordForm form) const;

 private:
  /// Where a code stands among all. Codes come from records, which are not checked before they are read.
  [[nodiscard]] std::size_t place_of(WordCode code) const {
    if (code < 1 || code > size()) fail();
    return code - std::size_t{1};
  }
  [[noreturn]] static void fail();
  [[nodiscard]] std::string_view text(std::size_t index) const;

  /// Where the stem and the exact form of each code begin in `text_`.
  std::span<const std::uint32_t> starts_;
  std::span<const WordCode> by_stem_;
  std::span<const WordCode> by_exact_;
  std::span<const std::uint16_t> stem_numbers_;
  std::span<const std::uint32_t> frequencies_;
  std::string_view text_;
  /// By stem number: where its codes begin in `by_stem_`.
  std::vector<std::uint16_t> first_of_stem_;
};

/// Gives forms their codes, in order of first appearance, until there are no more.
class VocabularyBuilder {
 public:
  VocabularyBuilder();

  /// Counts the next document. \param known gets what the vocabulary has of each of its forms: all until it
  /// is full
  void add(const WordSequence& document, std::vector<KnownForm>& known);

  [[nodiscard]] std::string encode() const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::string stem;
    std::string exact;
    std::uint16_t stem_number = 0;
  };
  struct Stem {
    std::uint32_t documents = 0;
    /// The last of them.
    std::uint32_t last_document = 0;
  };

  [[nodiscard]] WordCode code_of(WordForm form, std::uint64_t hash);
  void add_entry(WordForm form, std::uint64_t hash);
  void count(std::uint16_t stem_number);

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::uint16_t> stem_numbers_;
  std::vector<Stem> stems_;
  std::uint32_t documents_ = 0;
  /// Open addressing by hash: codes.
  std::vector<WordCode> slots_;
};

}  // namespace dossier::store
