// SPDX-License-Identifier: GPL-2.0-or-later
// How does a fuzz input become a part of a ZIP archive, so that its reader and not the archive is fuzzed?
#pragma once

#include <string>
#include <string_view>

namespace dossier::fuzz {

/// An archive of one part, not compressed.
std::string stored_zip(std::string_view name, std::string_view content);

}  // namespace dossier::fuzz
