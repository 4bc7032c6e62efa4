// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a document consist of, in order, before they are written down?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// A word as the index tells it from others: what it is searched by, and how it was written.
struct WordForm {
  std::string_view stem;
  /// Folded; equal to `stem` where stemming changed nothing.
  std::string_view exact;
  bool operator==(const WordForm&) const = default;
};

/// The words of title and paragraphs in order, each form once.
class WordSequence {
 public:
  /// Stands among the words for the end of the title or of a paragraph.
  static constexpr std::uint32_t paragraph_end = 0xFFFFFFFF;

  /// Adds a form. \returns its index
  std::uint32_t add_form(WordForm form);
  void add_word(std::uint32_t form) { words_.push_back(form); }
  void end_paragraph() { words_.push_back(paragraph_end); }

  [[nodiscard]] std::size_t form_count() const { return places_.size(); }
  [[nodiscard]] WordForm form(std::size_t index) const;
  /// A hash of a form.
  [[nodiscard]] std::uint64_t hash(std::size_t index) const { return places_[index].hash; }
  /// For each place the index of a form, or `paragraph_end`.
  [[nodiscard]] const std::vector<std::uint32_t>& words() const { return words_; }

 private:
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
    std::uint16_t stem_bytes = 0;
    /// 0: as the stem.
    std::uint16_t exact_bytes = 0;
  };

  std::string bytes_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> words_;
};

/// The hash by which forms are told apart.
[[nodiscard]] std::uint64_t form_hash(WordForm form);

}  // namespace dossier::store
