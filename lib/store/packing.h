// SPDX-License-Identifier: GPL-2.0-or-later
// How are the parts of a document compressed?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::store {

/// One zstd frame, made with the dictionary of `store/dictionary.h`. Thread-safe.
[[nodiscard]] std::string pack(std::string_view bytes);

/// Reads what `pack` made. \param what names the thing in errors ("stored document"). Thread-safe.
/// \throws Error `index_damaged`
[[nodiscard]] std::string unpack(std::string_view packed, std::string_view what);

/// How many bytes `unpack` would give. \throws Error `index_damaged`
[[nodiscard]] std::size_t unpacked_size(std::string_view packed, std::string_view what);

}  // namespace dossier::store
