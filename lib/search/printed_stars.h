// SPDX-License-Identifier: GPL-2.0-or-later
// Which stars of a query are printed, and stand for nothing?
#pragma once

#include "query/syntax.h"
#include "store/snapshot.h"

namespace dossier::search {

/// Makes the names in capitals with a star within (A*STAR, E*TRADE) in a tree phrases of their parts, as
/// texts are cut, where no word of the index is what the star could stand for.
/// Xapian exceptions pass through.
void read_printed_stars(const store::Snapshot& snapshot, query::Node& root);

/// Whether there is such a name, words or not.
[[nodiscard]] bool has_name_with_star(const query::Node& root);

}  // namespace dossier::search
