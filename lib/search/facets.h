// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the documents have which value?
#pragma once

#include "schema/fields.h"
#include "search/bitmap.h"
#include "store/columns.h"

#include <dossier/searcher.h>

namespace dossier::search {

/// Counts a facet's values among documents: the most frequent first, years the newest first.
[[nodiscard]] Facet count_facet(const store::Columns& columns, schema::Field field, const Bitmap& documents);

}  // namespace dossier::search
