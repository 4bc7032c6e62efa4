// SPDX-License-Identifier: GPL-2.0-or-later
// Which other words for facet values do queries understand?
#pragma once

#include "metadata/authority.h"
#include "metadata/taxonomy.h"
#include "store/settings.h"

namespace dossier::index {

/// Labels and synonyms of the taxonomy, spellings of the authority files. Kept with the index, so that a
/// search needs neither.
[[nodiscard]] store::AliasTable make_aliases(const metadata::Authority& authority,
                                             const metadata::Taxonomy& taxonomy);

}  // namespace dossier::index
