// SPDX-License-Identifier: GPL-2.0-or-later
// Who is in the index, and who held which office?
#pragma once

#include "store/settings.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <string_view>
#include <vector>

namespace dossier::search {

/// Everybody whom documents have as a minister, by name.
[[nodiscard]] std::vector<MinisterSummary> ministers(const store::Snapshot& snapshot);

/// Who held an office; see `Searcher::office_holders`. \throws Error `invalid_argument`
[[nodiscard]] std::vector<OfficeHolder> office_holders(const store::Settings& settings,
                                                       std::string_view office, std::string_view on);

}  // namespace dossier::search
