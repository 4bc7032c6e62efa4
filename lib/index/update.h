// SPDX-License-Identifier: GPL-2.0-or-later
// What must be done so that the index agrees with the files below its roots, and how is it done?
#pragma once

#include "index/writer.h"
#include "metadata/resolve.h"

#include <dossier/indexer.h>

#include <span>

namespace dossier::index {

/// One run over roots: finds what changed, makes the documents in worker threads, writes them in order,
/// removes what vanished, commits. Where the index was made with other rules than today's, all documents are
/// made anew from what is stored. When it fails, nothing of it stays in the writer. See `Indexer::update` for
/// what is promised.
[[nodiscard]] IndexReport update(Writer& writer, const metadata::Resolver& resolver,
                                 const IndexerOptions& options, std::span<const Root> roots);

}  // namespace dossier::index
