// SPDX-License-Identifier: GPL-2.0-or-later
// Under which limits did a file fail, and may it be read now?
#pragma once

#include "store/manifest.h"

#include <dossier/indexer.h>

namespace dossier::index {

[[nodiscard]] inline store::ReadingLimits limits_of(const IndexerOptions& options) {
  return {options.max_document_bytes, static_cast<std::uint64_t>(options.extractor.max_time.count()),
          options.extractor.max_memory_bytes};
}

/// Whether one of the limits is higher than it was when something failed. Unknown ones are taken for
/// today's.
[[nodiscard]] inline bool is_any_raised(const store::ReadingLimits& before, const store::ReadingLimits& now) {
  const auto is_raised = [](std::uint64_t was, std::uint64_t is) { return was != 0 && is > was; };
  return is_raised(before.document_bytes, now.document_bytes) ||
         is_raised(before.extractor_seconds, now.extractor_seconds) ||
         is_raised(before.extractor_bytes, now.extractor_bytes);
}

}  // namespace dossier::index
