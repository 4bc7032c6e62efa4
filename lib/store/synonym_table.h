// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query mean the same as others, in one state of an index?
#pragma once

#include "store/settings.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::store {

/// What means the same as some words.
struct Synonym {
  /// Words as they are shown and cut into terms, or an acronym as it is written.
  std::string text;
  /// Of an acronym, the terms that it is looked for by; else empty.
  std::vector<std::string> terms;
  /// How many documents explain the acronym so. 0: it is known without them.
  std::uint32_t documents = 0;
};

/// What acronyms and words stand for. Made once for each state of an index, then only read: thread-safe.
struct SynonymTable {
  /// By key of the acronym (`analyze::acronym_key`). The best first.
  std::unordered_map<std::string, std::vector<Synonym>> by_acronym;
  /// By English stems with a space between.
  std::unordered_map<std::string, std::vector<Synonym>> by_words;
  /// By the first stem: how many words the longest key that begins with it has.
  std::unordered_map<std::string, std::size_t> longest;
};

/// Makes the table of a database with these settings.
using MakeSynonyms = std::function<SynonymTable(const Xapian::Database&, const Settings&)>;

}  // namespace dossier::store
