// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are in a set, by number?
#pragma once

#include "store/columns.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::search {

using store::DocumentNumber;

/// A set of document numbers up to a fixed highest one.
class Bitmap {
 public:
  Bitmap() = default;
  explicit Bitmap(DocumentNumber last) : words_(last / 64 + 1) {}

  /// The numbers from 1 to `last` that pass a test.
  template <class Test>
  [[nodiscard]] static Bitmap where(DocumentNumber last, Test&& test) {
    Bitmap numbers(last);
    for (std::size_t number = 1; number <= last;) {
      // Put together in a register, so that what passes by chance costs no mispredicted branch.
      std::uint64_t word = 0;
      const std::size_t end = std::min((number / 64 + 1) * 64, std::size_t{last} + 1);
      const std::size_t index = number / 64;
      for (; number < end; ++number)
        word |= std::uint64_t{test(static_cast<DocumentNumber>(number))} << (number % 64);
      numbers.words_[index] = word;
    }
    return numbers;
  }

  /// Rising numbers up to `last`.
  [[nodiscard]] static Bitmap of(DocumentNumber last, std::span<const DocumentNumber> rising) {
    Bitmap numbers(last);
    // Put together in a register: to read back what was just written takes longer.
    std::uint64_t word = 0;
    std::size_t index = 0;
    for (const DocumentNumber number : rising) {
      word = (number / 64 == index ? word : 0) | std::uint64_t{1} << (number % 64);
      index = number / 64;
      numbers.words_[index] = word;
    }
    return numbers;
  }

  void add(DocumentNumber number) { words_[number / 64] |= std::uint64_t{1} << (number % 64); }
  void remove(DocumentNumber number) { words_[number / 64] &= ~(std::uint64_t{1} << (number % 64)); }
  [[nodiscard]] bool has(DocumentNumber number) const {
    return number / 64 < words_.size() && ((words_[number / 64] >> (number % 64)) & 1U) != 0;
  }

  Bitmap& operator|=(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  Bitmap& operator&=(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  /// Takes the other's members out.
  Bitmap& operator-=(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  [[nodiscard]] bool is_empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }
  [[nodiscard]] std::size_t count() const {
    std::size_t total = 0;
    for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }

  /// The lowest member that is at least `number`; 0 when there is none.
  [[nodiscard]] DocumentNumber next(DocumentNumber number) const {
    std::size_t i = number / 64;
    if (i >= words_.size()) return 0;
    std::uint64_t word = words_[i] & (~std::uint64_t{0} << (number % 64));
    while (word == 0) {
      if (++i == words_.size()) return 0;
      word = words_[i];
    }
    return static_cast<DocumentNumber>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }

  /// Calls `visit` with each member in rising order.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        visit(static_cast<DocumentNumber>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace dossier::search
