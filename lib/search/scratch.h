// SPDX-License-Identifier: GPL-2.0-or-later
// What takes too long to be made for each query?
#pragma once

#include "analyze/analyzer.h"
#include "search/lent_table.h"
#include "store/snapshot.h"

#include <cstddef>
#include <cstdint>

namespace dossier::search {

/// What a snapshot keeps for its searches, so for one thread at a time.
struct Scratch final : store::SearchMemory {
  /// Of so many words the stems are remembered from one query to the next.
  static constexpr std::size_t most_words = 8192;

  /// Cuts what is typed.
  analyze::Analyzer analyzer{most_words};
  TablePool<std::uint8_t> small_tables;
  TablePool<std::uint16_t> tables;
};

[[nodiscard]] Scratch& scratch_of(const store::Snapshot& snapshot);

}  // namespace dossier::search
