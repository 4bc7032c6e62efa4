// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a query may be misspelt?
#pragma once

#include "query/syntax.h"
#include "search/deadline.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// Why a word is doubted.
enum class Doubt {
  none,    ///< it is not
  absent,  ///< no document has it
  rare,    ///< so few documents have it that they may have misspelt it too
  phrase,  ///< documents have it, but none the phrase or value that it stands in
};

/// Of a query of nothing but slips, the first few are enough.
inline constexpr std::size_t most_doubts = 4;

/// A word as it stands in the text of the query.
struct TypedWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;
  /// The word, phrase or value that it belongs to.
  const query::Node* leaf = nullptr;
  Doubt doubt = Doubt::none;
  /// How many documents have it; only counted where it is rare.
  std::size_t documents = 0;
};

/// How many documents a part of a query finds by itself.
[[nodiscard]] std::size_t count_documents(const store::Snapshot& snapshot, const query::Node& node,
                                          const Deadline& deadline,
                                          WordExpansion expansion = WordExpansion::spelling);

/// The words of a query in order, but for those that are meant to be absent, exact forms and patterns.
/// \param root the tree of `query`; must outlive the words
/// \param total documents that the query has: where there are many, only absent words are doubted
[[nodiscard]] std::vector<TypedWord> typed_words(const store::Snapshot& snapshot, const query::Node& root,
                                                 std::string_view query, std::size_t total,
                                                 const Deadline& deadline);

}  // namespace dossier::search
