// SPDX-License-Identifier: GPL-2.0-or-later
// What of the authority files and the taxonomy do searches need?
#pragma once

#include "metadata/authority.h"
#include "metadata/taxonomy.h"
#include "store/settings.h"

namespace dossier::index {

/// Adds what is kept with the index, so that a search needs neither: labels and synonyms of the taxonomy,
/// spellings and offices of the people.
void add_words(store::Settings& settings, const metadata::Authority& authority,
               const metadata::Taxonomy& taxonomy);

}  // namespace dossier::index
