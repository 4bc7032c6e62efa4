// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a few words does each code of a document stand for?
#pragma once

#include "search/lent_table.h"
#include "store/forward_index.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::search {

/// Up to 254 words, each any of some stems, looked up by code. Made for one document after the other.
class CodeTable {
 public:
  static constexpr std::uint8_t no_word = 0;
  /// Stands for the end of a paragraph.
  static constexpr std::uint8_t gap = 255;

  /// Whether the ends of paragraphs are told.
  enum class Gaps { told, passed_over };

  /// \param index, tables must outlive this
  CodeTable(const store::ForwardIndex& index, TablePool<std::uint8_t>& tables, Gaps gaps = Gaps::told)
      : vocabulary_(index.vocabulary()), table_(tables, code_count), by_stem_(tables, code_count) {
    if (gaps == Gaps::passed_over) return;
    codes_.push_back(store::paragraph_end);
    table_[store::paragraph_end] = gap;
  }
  CodeTable(const CodeTable&) = delete;
  CodeTable& operator=(const CodeTable&) = delete;
  ~CodeTable() {
    for (const store::WordCode code : codes_) table_[code] = no_word;
    for (const std::uint16_t number : stem_numbers_) by_stem_[number] = no_word;
  }

  /// Adds a stem of a word, unless it was added before. \param word 1 to 254
  void add(std::string_view stem, std::uint8_t word) {
    const auto codes = vocabulary_.with_stem(stem);
    if (codes.empty()) {
      rare_.try_emplace(std::string(stem), word);
    } else {
      add(vocabulary_.stem_number(codes.front()), codes, word);
    }
  }

  /// The same by its number in the vocabulary.
  void add(std::uint16_t stem_number, std::uint8_t word) {
    add(stem_number, vocabulary_.with_stem_number(stem_number), word);
  }

  /// Takes up the own forms of a document, and drops those of the one before.
  void enter(const store::DocumentWords& words) {
    for (const store::WordCode code : own_) table_[code] = no_word;
    codes_.resize(codes_.size() - own_.size());
    own_.clear();
    const auto numbers = words.own_stem_numbers();
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (const std::uint8_t word = by_stem_[numbers[i]]; word != no_word) add_own(store::own_code(i), word);
    if (!rare_.empty()) enter_rare(words);
  }

  /// The word of a code of the document entered last, `gap` or `no_word`.
  [[nodiscard]] std::uint8_t word(store::WordCode code) const { return table_[code]; }
  /// Calls `visit(word)` for each code of a text that stands for a word or the end of a paragraph.
  template <class Visit>
  void for_each_word(std::span<const store::WordCode> text, Visit&& visit) const {
    std::size_t place = 0;
    for (; place + 8 <= text.size(); place += 8) {
      for (std::uint64_t words = words_of_eight(text.data() + place); words != 0;) {
        const auto shift = static_cast<unsigned>(std::countr_zero(words)) & ~7U;
        visit(static_cast<std::uint8_t>(words >> shift));
        words &= ~(std::uint64_t{0xFF} << shift);
      }
    }
    for (; place < text.size(); ++place)
      if (const std::uint8_t word = table_[text[place]]; word != no_word) visit(word);
  }
  /// The codes of the document entered last that stand for a word or the end of a paragraph.
  [[nodiscard]] std::span<const store::WordCode> codes() const { return codes_; }

 private:
  /// The words of eight codes, that of the first in the lowest byte: 0 most often.
  [[nodiscard]] std::uint64_t words_of_eight(const store::WordCode* codes) const {
    // Written out: a loop is not unrolled.
    const auto at = [&](std::size_t place) { return std::uint64_t{table_[codes[place]]} << (8 * place); };
    return at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7);
  }

  void add(std::uint16_t stem_number, std::span<const store::WordCode> codes, std::uint8_t word) {
    if (by_stem_[stem_number] != no_word) return;
    stem_numbers_.push_back(stem_number);
    by_stem_[stem_number] = word;
    codes_.insert(codes_.end(), codes.begin(), codes.end());
    for (const store::WordCode code : codes) table_[code] = word;
  }

  void add_own(store::WordCode code, std::uint8_t word) {
    own_.push_back(code);
    codes_.push_back(code);
    table_[code] = word;
  }

  /// Forms whose stem is not in the vocabulary.
  void enter_rare(const store::DocumentWords& words) {
    words.for_each_own([&](store::WordCode code, const store::OwnForm& own) {
      if (own.stem_number != store::no_stem) return;
      key_ = own.form.stem;
      if (const auto place = rare_.find(key_); place != rare_.end()) add_own(code, place->second);
    });
  }

  static constexpr std::size_t code_count = std::size_t{store::unknown_word} + 1;

  const store::Vocabulary& vocabulary_;
  LentTable<std::uint8_t> table_;
  /// By number of the stem. That of `no_stem` is never set.
  LentTable<std::uint8_t> by_stem_;
  /// Those that are set there.
  std::vector<std::uint16_t> stem_numbers_;
  /// Stems that are not in the vocabulary.
  std::unordered_map<std::string, std::uint8_t> rare_;
  /// Those of the vocabulary, then the document's own.
  std::vector<store::WordCode> codes_;
  std::vector<store::WordCode> own_;
  std::string key_;
};

}  // namespace dossier::search
