// SPDX-License-Identifier: GPL-2.0-or-later
// How is a row of a table read: as one line, or cell by cell?
#pragma once

#include "extract/block.h"

#include <vector>

namespace dossier::foreign {

/// Adds a row to `blocks`. Cells of a few words become one line; one with long texts in its cells only lays
/// them out on the page, and they are read one after the other.
void add_table_row(std::vector<std::vector<extract::Block>>&& cells, std::vector<extract::Block>& blocks);

}  // namespace dossier::foreign
