// SPDX-License-Identifier: GPL-2.0-or-later
// Where does one of several codes stand in a text?
#pragma once

#include "store/document_words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dossier::search {

/// Codes that are looked at together.
inline constexpr std::size_t codes_at_once = 32;
/// Of more wanted codes, each place is looked up by itself.
inline constexpr std::size_t most_scanned_codes = 16;

/// Compares `codes_at_once` codes with the wanted ones.
class CodeMatcher {
 public:
  /// \param wanted at most `most_scanned_codes`
  explicit CodeMatcher(std::span<const store::WordCode> wanted) {
    for (const store::WordCode code : wanted) {
#if defined(__SSE2__)
      wanted_[count_++].value = _mm_set1_epi16(static_cast<short>(code));
#else
      wanted_[count_++] = code;
#endif
    }
  }

  /// A bit for each of the codes, the first one lowest: whether it is wanted.
  [[nodiscard]] std::uint32_t places(const store::WordCode* codes) const {
#if defined(__SSE2__)
    const auto eight = [&](std::size_t n) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes + 8 * n));
    };
    // Written out, so that all lies in registers.
    const __m128i text0 = eight(0);
    const __m128i text1 = eight(1);
    const __m128i text2 = eight(2);
    const __m128i text3 = eight(3);
    __m128i found0 = _mm_setzero_si128();
    __m128i found1 = found0;
    __m128i found2 = found0;
    __m128i found3 = found0;
    for (std::size_t i = 0; i < count_; ++i) {
      const __m128i code = wanted_[i].value;
      found0 = _mm_or_si128(found0, _mm_cmpeq_epi16(text0, code));
      found1 = _mm_or_si128(found1, _mm_cmpeq_epi16(text1, code));
      found2 = _mm_or_si128(found2, _mm_cmpeq_epi16(text2, code));
      found3 = _mm_or_si128(found3, _mm_cmpeq_epi16(text3, code));
    }
    return bits_of(found0, found1) | bits_of(found2, found3) << 16;
#else
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < count_; ++i)
      for (std::size_t place = 0; place < codes_at_once; ++place)
        found |= static_cast<std::uint32_t>(codes[place] == wanted_[i]) << place;
    return found;
#endif
  }

 private:
#if defined(__SSE2__)
  /// A code, eight times.
  struct Lanes {
    __m128i value;
  };

  /// A bit for each of sixteen lanes that is all ones.
  static std::uint32_t bits_of(__m128i low, __m128i high) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
  }

  std::array<Lanes, most_scanned_codes> wanted_;
#else
  std::array<store::WordCode, most_scanned_codes> wanted_;
#endif
  std::size_t count_ = 0;
};

/// Calls `visit(place)` wherever one of the wanted codes stands, until it returns false.
/// \param wanted at least these codes; there may be more of them when `is_wanted` rules them out
/// \param is_wanted tells of a code whether it is one of them
template <class IsWanted, class Visit>
void scan_codes(std::span<const store::WordCode> text, std::span<const store::WordCode> wanted,
                IsWanted&& is_wanted, Visit&& visit) {
  std::size_t place = 0;
  if (wanted.size() <= most_scanned_codes) {
    if (wanted.empty()) return;
    const CodeMatcher matcher(wanted);
    for (; place + codes_at_once <= text.size(); place += codes_at_once)
      for (std::uint32_t found = matcher.places(text.data() + place); found != 0; found &= found - 1)
        if (!visit(place + static_cast<std::size_t>(std::countr_zero(found)))) return;
  }
  for (; place < text.size(); ++place)
    if (is_wanted(text[place]) && !visit(place)) return;
}

}  // namespace dossier::search
