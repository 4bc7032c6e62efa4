// SPDX-License-Identifier: GPL-2.0-or-later
// Which files hold nothing now where they held documents, and what is told of them?
#pragma once

#include "index/plan.h"
#include "store/manifest.h"

#include <dossier/indexer.h>

#include <string>
#include <string_view>

namespace dossier::index {

/// Why such a file fails, in words that do not change from run to run.
extern const std::string_view emptied_reason;

/// Whether a file held documents, so that it keeps them where it is empty now: a write that failed looks like
/// that.
[[nodiscard]] bool may_not_be_empty(const PlannedFile& planned, const IndexerOptions& options);

/// Tells that a file fails, as before where it did. \param known what the index knows of it
void tell_emptied(const std::string& key, const store::ManifestFile& known, IndexReport& report);

}  // namespace dossier::index
