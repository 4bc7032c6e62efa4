// SPDX-License-Identifier: GPL-2.0-or-later
// Is a word in capitals an acronym that is spelt like an ordinary word?
#pragma once

#include "analyze/analyzer.h"
#include "store/snapshot.h"

namespace dossier::search {

/// Whether a token in capitals is an acronym that documents explain, while most documents with its stem have
/// an ordinary word in small letters: "SIT" is an institute, and not what a parliament does. Not where they
/// write the acronym otherwise ("IoT", "Asean"), which a few of them tell. Remembered with the snapshot.
/// Xapian exceptions pass through.
[[nodiscard]] bool is_acronym_among_words(const store::Snapshot& snapshot, const analyze::Token& token);

}  // namespace dossier::search
