// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents does a term have, and where does it stand in one?
#pragma once

#include "search/bitmap.h"
#include "search/deadline.h"

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

namespace dossier::search {

/// Adds the documents of a term.
void add_postings(const Xapian::Database& database, const std::string& term, Bitmap& documents);

/// One of several terms may stand at a place ("payment" in English or Malay).
using TermChoice = std::vector<std::string>;

/// A stretch of positions, both ends included.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Where the words stand side by side in a document, in order of position.
[[nodiscard]] std::vector<Stretch> find_phrase(const Xapian::Database& database, DocumentNumber document,
                                               const std::vector<TermChoice>& words);

/// Whether there is one stretch of each list such that at most `distance` words stand between neighbours, in
/// any order.
[[nodiscard]] bool are_near(const std::vector<std::vector<Stretch>>& lists, unsigned distance);

}  // namespace dossier::search
