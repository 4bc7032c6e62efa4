// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and where does it stand in one?
#include "search/postings.h"

#include <algorithm>

namespace dossier::search {
namespace {

/// Positions of any of the terms, in order.
std::vector<std::uint32_t> positions_of(const Xapian::Database& database, DocumentNumber document,
                                        const TermChoice& terms) {
  std::vector<std::uint32_t> positions;
  for (const auto& term : terms)
    positions.insert(positions.end(), database.positionlist_begin(document, term),
                     database.positionlist_end(document, term));
  if (terms.size() > 1) {
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  }
  return positions;
}

}  // namespace

void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents) {
  for (auto place = database.postlist_begin(term); place != database.postlist_end(term); ++place)
    documents.add(*place);
}

std::vector<Stretch> find_phrase(const Xapian::Database& database, DocumentNumber document,
                                 const std::vector<TermChoice>& words) {
  std::vector<std::uint32_t> starts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto offset = static_cast<std::uint32_t>(i);
    const auto positions = positions_of(database, document, words[i]);
    if (i == 0) {
      starts = positions;
    } else {
      std::erase_if(starts, [&](std::uint32_t start) {
        return !std::binary_search(positions.begin(), positions.end(), start + offset);
      });
    }
    if (starts.empty()) return {};
  }
  std::vector<Stretch> stretches;
  const auto length = static_cast<std::uint32_t>(words.size());
  for (const std::uint32_t start : starts) stretches.push_back({start, start + length - 1});
  return stretches;
}

bool are_near(const std::vector<std::vector<Stretch>>& lists, unsigned distance) {
  std::vector<std::size_t> at(lists.size(), 0);
  if (std::any_of(lists.begin(), lists.end(), [](const auto& list) { return list.empty(); })) return false;
  std::uint32_t inside = 0;
  for (const auto& list : lists) inside += list.front().end - list.front().begin + 1;
  const std::uint32_t longest = inside + distance * static_cast<std::uint32_t>(lists.size() - 1);
  for (;;) {
    // The stretch that begins first limits the window: moving any other one only makes it longer.
    std::size_t first = 0;
    std::uint32_t last_end = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (lists[i][at[i]].begin < lists[first][at[first]].begin) first = i;
      last_end = std::max(last_end, lists[i][at[i]].end);
    }
    const std::uint32_t window = last_end - lists[first][at[first]].begin + 1;
    // Shorter than its parts: two of them overlap (a word near itself), which is no answer.
    if (window <= longest && window >= inside) return true;
    if (++at[first] == lists[first].size()) return false;
  }
}

}  // namespace dossier::search
