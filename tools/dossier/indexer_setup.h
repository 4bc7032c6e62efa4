// SPDX-License-Identifier: GPL-2.0-or-later
// Which options of the library does a command line of `index` or `rebuild` stand for?
#pragma once

#include "index_options.h"

#include <dossier/indexer.h>

namespace dossier::cli {

/// With the shipped authority files, taxonomy and acronyms, unless they are left out.
[[nodiscard]] IndexerOptions indexer_options(const IndexOptions& options);

}  // namespace dossier::cli
