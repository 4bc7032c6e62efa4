// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a few words does each code of a document stand for?
#pragma once

#include "store/forward_index.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier::search {

/// Up to 254 words, each any of some stems, looked up by code. Made for one document after the other.
class CodeTable {
 public:
  static constexpr std::uint8_t no_word = 0;
  /// Stands for the end of a paragraph.
  static constexpr std::uint8_t gap = 255;

  explicit CodeTable(const store::ForwardIndex& index) : index_(index) { table_[store::paragraph_end] = gap; }

  /// Adds a stem of a word. \param word 1 to 254
  void add(std::string_view stem, std::uint8_t word) {
    stems_.try_emplace(std::string(stem), word);
    for (const store::WordCode code : index_.vocabulary().with_stem(stem)) table_[code] = word;
  }

  /// Takes up the own forms of a document, and drops those of the one before.
  void enter(const store::DocumentWords& words) {
    for (const store::WordCode code : own_) table_[code] = no_word;
    own_.clear();
    words.for_each_own([&](store::WordCode code, const store::OwnForm& own) {
      key_ = own.form.stem;
      const auto place = stems_.find(key_);
      if (place == stems_.end()) return;
      table_[code] = place->second;
      own_.push_back(code);
    });
  }

  /// The word of a code of the document entered last, `gap` or `no_word`.
  [[nodiscard]] std::uint8_t word(store::WordCode code) const { return table_[code]; }

 private:
  const store::ForwardIndex& index_;
  std::array<std::uint8_t, 65536> table_{};
  std::unordered_map<std::string, std::uint8_t> stems_;
  std::vector<store::WordCode> own_;
  std::string key_;
};

}  // namespace dossier::search
