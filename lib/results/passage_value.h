// SPDX-License-Identifier: GPL-2.0-or-later
// How much does a stretch of text say about a query?
#pragma once

#include "results/highlighter.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::results {

/// Values marks that are shown together: each part of the query once, further mentions a little, and more the
/// nearer different parts stand to each other. Not thread-safe.
class PassageValue {
 public:
  /// \param highlighter must outlive this
  explicit PassageValue(const Highlighter& highlighter);

  /// \param marks in order
  [[nodiscard]] double of(std::span<const Mark> marks);

 private:
  struct Part {
    int count = 0;
    /// One by the distance in words from the nearest other part.
    double closeness = 0;
  };

  void bring_near(const Mark& a, const Mark& b);

  const Highlighter& highlighter_;
  std::vector<Part> parts_;
};

/// Marks that a passage can show together, and what they say.
struct Stretch {
  std::span<const Mark> marks;
  double value = 0;
};

/// The most telling stretch of at most `words` words; the first of equal ones. \param marks in order
[[nodiscard]] Stretch best_stretch(std::span<const Mark> marks, std::uint32_t words, PassageValue& value);

}  // namespace dossier::results
