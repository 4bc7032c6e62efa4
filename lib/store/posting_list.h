// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and how often is it in each, in memory?
#pragma once

#include "store/columns.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier::store {

/// Documents in rising order, and the term's frequency in each.
struct PostingList {
  std::vector<DocumentNumber> documents;
  std::vector<std::uint32_t> frequencies;

  /// What it takes in memory.
  [[nodiscard]] std::size_t bytes() const {
    return documents.size() * (sizeof(DocumentNumber) + sizeof(std::uint32_t));
  }
};

}  // namespace dossier::store
