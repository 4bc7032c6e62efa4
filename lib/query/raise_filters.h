// SPDX-License-Identifier: GPL-2.0-or-later
// Which filters of a query hold for all of it?
#pragma once

#include "query/syntax.h"

namespace dossier::query {

/// Takes the filters out of the rows that AND joins and puts them side by side with what is left: in
/// `a AND b category:speech` the filter selects just as in `a b category:speech`. Where several rows have
/// values of one field, as in `category:speech AND category:transcript`, a document must have one for each
/// row, so they stay where they are. \param root of a query
void raise_filters(Node& root);

}  // namespace dossier::query
