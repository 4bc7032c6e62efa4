// SPDX-License-Identifier: GPL-2.0-or-later
// How is what stands in no document named?
#pragma once

#include "search/search.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// The parts of `query`, which `found` answers, that no document has: as typed, but for signs behind a word
/// ("what is teleportation?"), each once whatever its case.
[[nodiscard]] std::vector<std::string> absent_parts(const Found& found, std::string_view query);

}  // namespace dossier::search
