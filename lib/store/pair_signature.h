// SPDX-License-Identifier: GPL-2.0-or-later
// Which pairs of stems may stand side by side in a document?
#pragma once

#include "store/word_sequence.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::store {

/// What stands for a stem in pairs.
[[nodiscard]] std::uint32_t stem_hash(std::string_view stem);

/// What stands for two stems, one right after the other.
[[nodiscard]] constexpr std::uint32_t pair_hash(std::uint32_t first, std::uint32_t second) {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
  return static_cast<std::uint32_t>(((std::uint64_t{first} << 32 | second) * multiplier) >> 32);
}

/// The size of the signature of a document: three bits for a place, in whole words of two bytes.
[[nodiscard]] constexpr std::size_t pair_signature_bytes(std::size_t places) {
  return (places * 3 + 15) / 16 * 2;
}

/// The signature of all that stands side by side in a paragraph of a document.
[[nodiscard]] std::string pair_signature(const WordSequence& sequence);

/// A set of pairs that may seem to have one that it has not, but never lacks one that it has: B. H. Bloom,
/// Space/Time Trade-offs in Hash Coding with Allowable Errors (1970), with one hash. Spares
/// reading most documents that lack a pair. A view.
class PairSignature {
 public:
  PairSignature() = default;
  explicit PairSignature(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  [[nodiscard]] bool may_have(std::uint32_t pair) const {
    if (bytes_.empty()) return false;
    const std::uint64_t bit = place_of(pair, bytes_.size());
    return (static_cast<unsigned char>(bytes_[bit / 8]) >> (bit % 8) & 1) != 0;
  }

  /// The bit that stands for a pair in a signature of this size.
  [[nodiscard]] static constexpr std::uint64_t place_of(std::uint32_t pair, std::size_t bytes) {
    return pair * (std::uint64_t{bytes} * 8) >> 32;
  }

 private:
  std::string_view bytes_;
};

}  // namespace dossier::store
