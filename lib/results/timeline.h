// SPDX-License-Identifier: GPL-2.0-or-later
// When was something spoken of, and how much?
#pragma once

#include "search/deadline.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>
#include <dossier/timeline.h>

namespace dossier::results {

/// The timeline of a request on a snapshot. \throws Error as `Searcher::timeline`; Xapian exceptions pass
/// through
[[nodiscard]] Timeline make_timeline(const store::Snapshot& snapshot, const SearchRequest& request,
                                     const TimelineOptions& options, const search::Deadline& deadline);

}  // namespace dossier::results
