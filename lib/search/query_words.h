// SPDX-License-Identifier: GPL-2.0-or-later
// Which words does a query rank by, in order, whatever it asks of them?
#pragma once

#include "search/match.h"

#include <string>
#include <vector>

namespace dossier::search {

/// A word of the query.
struct RankedWord {
  /// Terms any of which stands for it.
  const TermChoice* terms = nullptr;
  /// Its stems, without the prefix of a field; empty for a word that has no place in the text,
  /// and for synonyms, whose neighbours in the query are not theirs.
  std::vector<std::string> stems;
  /// The leaf that it belongs to.
  const Leaf* leaf = nullptr;
  /// How much it counts: a word that is repeated counts less each time.
  double weight = 1;
};

/// All words of the leaves, in order, those of synonyms last. Wildcards stand for too much to be near
/// something.
[[nodiscard]] std::vector<RankedWord> ranked_words(const Match& match);

}  // namespace dossier::search
