// SPDX-License-Identifier: GPL-2.0-or-later
// What would a run do?
#pragma once

#include "metadata/resolve.h"
#include "store/index_directory.h"

#include <dossier/indexer.h>

#include <span>

namespace dossier::index {

/// See `preview_update`.
[[nodiscard]] IndexPreview preview(const store::IndexDirectory& directory, const metadata::Resolver& resolver,
                                   const IndexerOptions& options, std::span<const Root> roots);

}  // namespace dossier::index
