// SPDX-License-Identifier: GPL-2.0-or-later
// By which rules are documents made, and was an index made by today's?
#pragma once

#include "metadata/resolve.h"
#include "store/settings.h"

namespace dossier::index {

/// Whether an index with these settings was made with today's analyzer, authority files, taxonomy and table
/// of acronyms.
[[nodiscard]] bool are_rules_current(const store::Settings& made_with, const metadata::Resolver& resolver);

/// The settings that an index made by these rules has.
[[nodiscard]] store::Settings current_settings(const metadata::Resolver& resolver);

}  // namespace dossier::index
