// SPDX-License-Identifier: GPL-2.0-or-later
// How many documents have a term?
#include "search/document_frequency.h"

namespace dossier::search {

std::uint32_t document_frequency(const store::Snapshot& snapshot, const std::string& term) {
  constexpr std::size_t most_remembered = 100'000;
  auto& known = snapshot.frequencies;
  const auto place = known.find(term);
  if (place != known.end()) return place->second;
  if (known.size() >= most_remembered) known.clear();
  return known.emplace(term, snapshot.database.get_termfreq(term)).first->second;
}

}  // namespace dossier::search
