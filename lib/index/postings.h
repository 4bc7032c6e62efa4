// SPDX-License-Identifier: GPL-2.0-or-later
// Which postings and values does a document have in the Xapian database?
#pragma once

#include "analyze/analyzer.h"
#include "store/columns.h"
#include "store/stored_document.h"

#include <xapian.h>

namespace dossier::index {

/// The Xapian document of a stored record and its row: terms, positions, boolean terms, values and data, as
/// docs/index-format.md lays them down.
[[nodiscard]] Xapian::Document make_postings(const store::StoredRecord& stored, const store::ColumnRow& row,
                                             analyze::Analyzer& analyzer);

/// What the columns hold of it.
[[nodiscard]] store::ColumnRow make_row(const store::StoredRecord& stored);

}  // namespace dossier::index
