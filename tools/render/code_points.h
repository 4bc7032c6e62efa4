// SPDX-License-Identifier: GPL-2.0-or-later
// Which code points stand in a text whose bytes may be anything?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <utf8proc.h>

namespace dossier::render {

inline constexpr std::int32_t replacement_character = 0xFFFD;

/// The code point at `index`, which moves behind it; an ill-formed byte gives U+FFFD.
inline std::int32_t next_code_point(std::string_view utf8, std::size_t& index) {
  std::int32_t code = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data() + index);
  const auto used = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(utf8.size() - index), &code);
  index += used > 0 ? static_cast<std::size_t>(used) : 1;
  return used > 0 ? code : replacement_character;
}

/// Appends `code` as UTF-8.
inline void append_code_point(std::string& out, std::int32_t code) {
  utf8proc_uint8_t bytes[4];
  const auto size = utf8proc_encode_char(code, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

}  // namespace dossier::render
