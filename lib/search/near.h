// SPDX-License-Identifier: GPL-2.0-or-later
// In which documents do the parts of NEAR and ADJ stand near each other?
#pragma once

#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/leaf.h"
#include "search/side_by_side.h"
#include "store/snapshot.h"

#include <vector>

namespace dossier::search {

/// How two neighbours of a chain must stand.
struct Link {
  /// At most this many words between.
  unsigned distance = 0;
  /// The left one before the right one.
  bool is_ordered = false;
};

/// The stretches of `right` that stand near one of `left`, apart from it.
[[nodiscard]] std::vector<Stretch> stretches_near(const std::vector<Stretch>& left,
                                                  const std::vector<Stretch>& right, const Link& link);

/// A chain of parts, each of them alternatives, with a link between each and the next. Not thread-safe.
class NearChain {
 public:
  /// \param deadline looked at within documents too; must outlive this
  NearChain(const store::Snapshot& snapshot, const Deadline& deadline)
      : snapshot_(snapshot), deadline_(deadline) {}

  /// Adds a part; what is among its alternatives twice counts once. \param link to the part before; of the
  /// first it means nothing
  void add(std::vector<SideBySide>&& alternatives, const Link& link);

  /// Documents that have a word of each part, wherever.
  [[nodiscard]] Bitmap candidates() const;

  /// Documents in which the whole chain stands, exactly.
  [[nodiscard]] Bitmap documents(const Deadline& deadline);

  /// Candidates have to be looked at.
  [[nodiscard]] static bool needs_looking() { return true; }

  /// Whether it stands in a candidate, exactly.
  [[nodiscard]] bool is_in(DocumentNumber document);

  /// Adds what all parts are ranked and shown by to a leaf.
  void describe(Leaf& leaf) const;

 private:
  struct Part {
    std::vector<SideBySide> alternatives;
    Link link;
  };

  const store::Snapshot& snapshot_;
  const Deadline& deadline_;
  std::vector<Part> parts_;
};

}  // namespace dossier::search
