// SPDX-License-Identifier: GPL-2.0-or-later
// How are all documents made anew from what is stored?
#pragma once

#include "index/writer.h"
#include "metadata/resolve.h"

#include <dossier/indexer.h>

namespace dossier::index {

/// Makes all documents anew from what is stored, into a new database. See `Indexer::rebuild`.
[[nodiscard]] IndexReport rebuild(Writer& writer, const metadata::Resolver& resolver,
                                  const IndexerOptions& options);

/// The same without the commit. \returns whether all of them were made before `options.stop` ended it
[[nodiscard]] bool remake_all(Writer& writer, const metadata::Resolver& resolver,
                              const IndexerOptions& options);

/// Whether the last commit holds documents made by other rules than today's, or in an older format.
[[nodiscard]] bool is_outdated(const Writer& writer, const metadata::Resolver& resolver);

/// Takes back what a stopped `remake_all` has made. \returns the report of a run that changed nothing
[[nodiscard]] IndexReport stopped_rebuild(Writer& writer);

/// Makes all documents anew where those that are gone have left too many gaps. \returns whether it did; not
/// when `options.stop` ended it: then the index is as it was
bool close_gaps(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options);

/// Calls `work`; when it fails, nothing of it stays in the writer.
template <class Work>
auto all_or_nothing(Writer& writer, Work&& work) {
  try {
    return work();
  } catch (...) {
    writer.roll_back();
    throw;
  }
}

}  // namespace dossier::index
