// SPDX-License-Identifier: GPL-2.0-or-later
// Which ASCII letter or digit is a byte? Whatever locale the host program has set, bytes of other characters
// are neither.
#pragma once

namespace dossier::support {

[[nodiscard]] constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
[[nodiscard]] constexpr bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}
[[nodiscard]] constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char byte) {
  return is_lower(byte) || is_upper(byte);
}
[[nodiscard]] constexpr bool is_letter_or_digit(char byte) {
  return is_letter(byte) || is_digit(byte);
}
[[nodiscard]] constexpr char to_lower(char byte) {
  return is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte;
}
[[nodiscard]] constexpr char to_upper(char byte) {
  return is_lower(byte) ? static_cast<char>(byte - 'a' + 'A') : byte;
}

}  // namespace dossier::support
