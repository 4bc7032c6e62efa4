// SPDX-License-Identifier: GPL-2.0-or-later
// In which documents do the parts of NEAR and ADJ stand near each other?
#include "search/near.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

namespace dossier::search {
namespace {

/// Whether any of the sorted places lies in [first, last].
bool has_between(const std::vector<std::uint32_t>& places, std::int64_t first, std::int64_t last) {
  const auto at = std::lower_bound(places.begin(), places.end(), first,
                                   [](std::uint32_t place, std::int64_t value) { return place < value; });
  return at != places.end() && *at <= last;
}

bool begins_before(const Stretch& a, const Stretch& b) {
  return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
}

bool are_same(const Stretch& a, const Stretch& b) {
  return a.begin == b.begin && a.end == b.end;
}

/// Adds stretches to sorted ones, each once.
void merge(std::vector<Stretch>& places, const std::vector<Stretch>& more) {
  const auto middle = static_cast<std::ptrdiff_t>(places.size());
  places.insert(places.end(), more.begin(), more.end());
  std::sort(places.begin() + middle, places.end(), begins_before);
  std::inplace_merge(places.begin(), places.begin() + middle, places.end(), begins_before);
  places.erase(std::unique(places.begin(), places.end(), are_same), places.end());
}

}  // namespace

std::vector<Stretch> stretches_near(const std::vector<Stretch>& left, const std::vector<Stretch>& right,
                                    const Link& link) {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;
  for (const Stretch& stretch : left) {
    begins.push_back(stretch.begin);
    ends.push_back(stretch.end);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  const std::int64_t reach = std::int64_t{link.distance} + 1;
  std::vector<Stretch> near;
  for (const Stretch& stretch : right) {
    const std::int64_t begin = stretch.begin;
    const std::int64_t end = stretch.end;
    if (has_between(ends, begin - reach, begin - 1) ||
        (!link.is_ordered && has_between(begins, end + 1, end + reach)))
      near.push_back(stretch);
  }
  return near;
}

void NearChain::add(std::vector<SideBySide>&& alternatives, const Link& link) {
  std::set<std::pair<std::vector<TermChoice>, std::vector<FormPattern>>> known;
  std::vector<SideBySide> different;
  for (SideBySide& alternative : alternatives)
    if (known.emplace(alternative.terms(), alternative.sought().patterns()).second)
      different.push_back(std::move(alternative));
  parts_.push_back({std::move(different), link});
}

Bitmap NearChain::documents(const Deadline& deadline) {
  Bitmap documents(snapshot_.columns->last());
  candidates().for_each([&](DocumentNumber number) {
    deadline.check();
    if (is_in(number)) documents.add(number);
  });
  return documents;
}

void NearChain::describe(Leaf& leaf) const {
  for (const Part& part : parts_) {
    for (const SideBySide& alternative : part.alternatives) {
      for (auto& word : alternative.terms()) leaf.words.push_back(std::move(word));
      for (auto& pattern : alternative.sought().patterns()) leaf.patterns.push_back(std::move(pattern));
      leaf.lengths.push_back(alternative.sought().words.size());
    }
  }
}

Bitmap NearChain::candidates() const {
  std::optional<Bitmap> all;
  for (const Part& part : parts_) {
    Bitmap any(snapshot_.columns->last());
    for (const SideBySide& alternative : part.alternatives) any |= alternative.candidates();
    if (all) {
      *all &= any;
    } else {
      all = std::move(any);
    }
  }
  return all ? std::move(*all) : Bitmap(snapshot_.columns->last());
}

bool NearChain::is_in(DocumentNumber document) {
  std::vector<Stretch> reached;
  for (Part& part : parts_) {
    std::vector<Stretch> places;
    for (SideBySide& alternative : part.alternatives) {
      if (!alternative.candidates().has(document)) continue;
      deadline_.check();
      merge(places, alternative.find(document));
    }
    reached = &part == &parts_.front() ? std::move(places) : stretches_near(reached, places, part.link);
    if (reached.empty()) return false;
  }
  return true;
}

}  // namespace dossier::search
