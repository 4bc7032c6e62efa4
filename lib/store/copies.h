// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are copies or near copies of others?
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

/// What of a text is compared: a hash of all its words, and for near copies a sketch of its runs of words
/// (one-permutation MinHash: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012).
struct Signature {
  static constexpr std::size_t bins = 32;
  /// 0: the text has no words.
  std::uint64_t text_hash = 0;
  /// Runs of words that the sketch was made from.
  std::uint32_t runs = 0;
  /// The smallest hash of each bin; the largest number where a bin is empty.
  std::array<std::uint32_t, bins> smallest{};

  /// Fixed length, for a value slot.
  [[nodiscard]] std::string encode() const;
  /// An empty signature for bytes that are none.
  [[nodiscard]] static Signature decode(std::string_view bytes);
};

/// The signature of a text that is read word by word.
class SignatureMaker {
 public:
  /// \param hash of the word, any good one that is the same in all documents
  void add(std::uint64_t hash);
  [[nodiscard]] Signature finish();

 private:
  static constexpr std::size_t run_words = 4;

  Signature signature_;
  std::array<std::uint64_t, run_words> last_{};
  std::size_t words_ = 0;
};

/// What `find_originals` needs of a document.
struct CopyCandidate {
  Signature signature;
  /// As `schema::Date::number`.
  std::uint32_t date = 0;
  std::string_view id;
};

/// For each document the index of the earliest one (by date, then id) that it is a copy of; its own index
/// where it is none. Near copies share at least four fifths of their runs of words, as far as the sketch can
/// tell.
[[nodiscard]] std::vector<std::size_t> find_originals(std::span<const CopyCandidate> documents);

}  // namespace dossier::store
