// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a run of a script without spaces consist of?
#include "text/segments.h"

#include "text/boundaries.h"

namespace dossier::text {

std::vector<std::pair<std::size_t, std::size_t>> word_segments(std::string_view run) {
  std::vector<std::pair<std::size_t, std::size_t>> segments;
  std::size_t begin = 0;
  for (const std::size_t end : boundaries(BoundaryKind::word, run)) {
    if (end > begin) segments.emplace_back(begin, end);
    begin = end;
  }
  return segments;
}

}  // namespace dossier::text
