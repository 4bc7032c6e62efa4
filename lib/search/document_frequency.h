// SPDX-License-Identifier: GPL-2.0-or-later
// How many documents have a term?
#pragma once

#include "store/snapshot.h"

#include <cstdint>
#include <string>

namespace dossier::search {

/// Looked up once a snapshot. Xapian exceptions pass through.
[[nodiscard]] std::uint32_t document_frequency(const store::Snapshot& snapshot, const std::string& term);

}  // namespace dossier::search
