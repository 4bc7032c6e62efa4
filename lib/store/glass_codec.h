// SPDX-License-Identifier: GPL-2.0-or-later
// How does Xapian's glass format write numbers and keys?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::store::glass {

/// Seven bits a byte, the low ones first, the high bit set on all bytes but the last.
inline void append_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

inline void append_flag(std::string& out, bool value) {
  out += value ? '1' : '0';
}

inline void append_text(std::string& out, std::string_view value) {
  append_number(out, value.size());
  out += value;
}

/// A number such that encoded ones sort as the numbers do: the leading one bits of the first byte count the
/// bytes beyond two.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8U);
    out += static_cast<char>(value);
    return;
  }
  unsigned length = 3;
  for (std::uint64_t rest = value >> 22U; rest != 0; rest >>= 7U) ++length;
  const auto lead = static_cast<unsigned>((0xFF00U >> (length - 2)) & 0xFFU);
  const unsigned shift = 8 * (length - 1);
  out += static_cast<char>(lead | static_cast<unsigned>(std::uint64_t{value} >> shift));
  for (unsigned byte = length - 1; byte-- > 0;) out += static_cast<char>(value >> (8 * byte));
}

/// A term such that encoded ones sort as the terms do, for the end of a key: zero bytes are followed by 0xFF.
inline void append_term(std::string& out, std::string_view term) {
  for (const char c : term) {
    out += c;
    if (c == '\0') out += '\xFF';
  }
}

}  // namespace dossier::store::glass
