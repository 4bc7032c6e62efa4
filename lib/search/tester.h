// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents that may match are the first that do?
#pragma once

#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/feedback.h"
#include "search/leaf.h"
#include "store/forward_index.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dossier::search {

/// Documents that pass all tests that were put off.
struct Passing {
  Bitmap documents;
  /// Whether no others do.
  bool is_all = true;
};

/// Puts documents to the tests that were put off. For one search, and not thread-safe.
class Tester {
 public:
  /// \param tests at least one; they, too, must outlive this
  /// \param last the highest document number
  Tester(const store::ForwardIndex& index, const std::vector<DocumentTest>& tests, DocumentNumber last,
         const Deadline& deadline)
      : index_(index), tests_(tests), deadline_(deadline), passing_(last) {}

  /// Of the candidates the first `wanted` that pass, by `before(a, b)`; all that pass where it turns out that
  /// few do.
  template <class Before>
  [[nodiscard]] Passing first_of(std::vector<RankedDocument> candidates, const Before& before,
                                 std::size_t wanted) {
    auto next = candidates.begin();
    while (is_worth_an_order(candidates.size(), wanted)) {
      const auto left = static_cast<std::size_t>(candidates.end() - next);
      // Twice as many each time, so that few orders are made however few pass.
      const auto end = next + static_cast<std::ptrdiff_t>(std::min(std::max(wanted, tested_), left));
      std::partial_sort(next, end, candidates.end(), before);
      next = test(next, end, wanted);
      if (passed_ == wanted && next != candidates.end()) return {std::move(passing_), false};
    }
    // As they lie on disk.
    std::sort(next, candidates.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    test(next, candidates.end(), candidates.size());
    return {std::move(passing_), true};
  }

 private:
  using Place = std::vector<RankedDocument>::iterator;

  [[nodiscard]] bool is_worth_an_order(std::size_t candidates, std::size_t wanted) const;
  [[nodiscard]] bool passes(DocumentNumber document) const;
  Place test(Place next, Place end, std::size_t wanted);

  const store::ForwardIndex& index_;
  const std::vector<DocumentTest>& tests_;
  const Deadline& deadline_;
  Bitmap passing_;
  std::size_t tested_ = 0;
  std::size_t passed_ = 0;
};

}  // namespace dossier::search
