// SPDX-License-Identifier: GPL-2.0-or-later
// How many of the documents have which value?
#pragma once

#include "schema/fields.h"
#include "search/bitmap.h"
#include "store/columns.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <optional>

namespace dossier::search {

/// Counts a facet's values among documents: the most frequent first, dates the newest first. A partial date
/// counts with its first day, as it does in ranges. \param limit so many values; none: all
[[nodiscard]] Facet count_facet(const store::Columns& columns, schema::FacetKey key, const Bitmap& documents,
                                std::optional<std::size_t> limit = std::nullopt);

}  // namespace dossier::search
