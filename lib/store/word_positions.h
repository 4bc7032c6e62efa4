// SPDX-License-Identifier: GPL-2.0-or-later
// Where does each word of a document stand?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// Stands in a sequence of words for the end of the title or of a paragraph.
inline constexpr std::uint32_t paragraph_end = 0xFFFFFFFF;

/// Positions between the last word of a paragraph and the first of the next, so that no phrase and no NEAR
/// reaches over.
inline constexpr std::uint32_t paragraph_gap = 100;

/// The hash of a term that positions are looked up by.
[[nodiscard]] std::uint64_t word_hash(std::string_view term);

/// Encodes the words of a document in order, each as a fingerprint of one to four bytes. Fingerprints are
/// shorter than hashes, so two words could share one: the encoder looks for a seed with which no two words of
/// this document do. For a term that the document is known to have, positions are therefore exact.
/// \param words for each place the index of its word in `hashes`, or `paragraph_end`
/// \param hashes `word_hash` of each distinct word
[[nodiscard]] std::string encode_positions(std::span<const std::uint32_t> words,
                                           std::span<const std::uint64_t> hashes);

/// Reads what `encode_positions` wrote.
class WordPositions {
 public:
  /// \param bytes must outlive this. \throws Error `index_damaged`
  explicit WordPositions(std::string_view bytes);
  WordPositions(const WordPositions&) = delete;
  WordPositions& operator=(const WordPositions&) = delete;

  /// Places in the document, paragraph ends counted.
  [[nodiscard]] std::size_t size() const { return width_ == 0 ? 0 : stream_.size() / width_; }

  /// What stands for a word here. Meaningful only for words that the document has.
  [[nodiscard]] std::uint64_t fingerprint(std::uint64_t hash) const;
  [[nodiscard]] std::uint64_t at(std::size_t place) const;
  [[nodiscard]] bool is_paragraph_end(std::size_t place) const { return at(place) == 0; }

  /// Adds the places of a fingerprint to `places`, in order. \param end places looked at
  void find(std::uint64_t fingerprint, std::size_t end, std::vector<std::uint32_t>& places) const;

  /// Places up to the end of the title.
  [[nodiscard]] std::size_t title_size() const;

 private:
  unsigned width_ = 0;
  unsigned seed_ = 0;
  /// Empty unless the stream was compressed.
  std::string unpacked_;
  std::string_view stream_;
};

}  // namespace dossier::store
