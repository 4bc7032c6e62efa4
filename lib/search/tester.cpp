// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents that may match are the first that do?
#include "search/tester.h"

namespace dossier::search {

/// Whether enough will have passed long before all are tested, going by those that were: to take documents in
/// an order costs time, and reads the index here and there.
bool Tester::is_worth_an_order(std::size_t candidates, std::size_t wanted) const {
  constexpr std::size_t cost = 3;
  if (tested_ == 0) return wanted * cost < candidates;
  return tested_ < candidates && tested_ * wanted * cost < passed_ * candidates;
}

bool Tester::passes(DocumentNumber document) const {
  return std::all_of(tests_.begin(), tests_.end(), [&](const DocumentTest& test) { return test(document); });
}

/// Tests one after the other until enough have passed. \return the first one not tested
Tester::Place Tester::test(Place next, Place end, std::size_t wanted) {
  for (; next != end && passed_ < wanted; ++next) {
    deadline_.check();
    if (next + 1 != end) index_.prefetch((next + 1)->number);
    ++tested_;
    if (!passes(next->number)) continue;
    passing_.add(next->number);
    ++passed_;
  }
  return next;
}

}  // namespace dossier::search
