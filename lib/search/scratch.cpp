// SPDX-License-Identifier: GPL-2.0-or-later
// What takes too long to be made for each query?
#include "search/scratch.h"

#include <memory>

namespace dossier::search {

Scratch& scratch_of(const store::Snapshot& snapshot) {
  if (!snapshot.memory) snapshot.memory = std::make_unique<Scratch>();
  return static_cast<Scratch&>(*snapshot.memory);
}

}  // namespace dossier::search
