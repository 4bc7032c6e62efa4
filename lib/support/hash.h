// SPDX-License-Identifier: GPL-2.0-or-later
// How are contents told apart without keeping them?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::support {

/// XXH3, 64 bits: fast, stable over versions and machines, not meant against attackers.
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

/// XXH3, 128 bits, as 32 hexadecimal digits.
[[nodiscard]] std::string hash128_hex(std::string_view bytes);

}  // namespace dossier::support
