// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a syntax tree, exactly?
#pragma once

#include "query/syntax.h"
#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/leaf.h"
#include "search/posting_lists.h"
#include "search/words.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <vector>

namespace dossier::search {

/// Where a part of a query stands in its text.
struct TypedPart {
  query::NodeKind kind = query::NodeKind::word;
  /// In bytes.
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// What a tree matches.
struct Match {
  /// Those that match, if they pass the tests.
  Bitmap documents;
  /// What was put off.
  std::vector<DocumentTest> tests;
  /// Leaves that may raise a document's rank, in order of the query.
  std::vector<Leaf> leaves;
  /// Words that stood for others too.
  std::vector<ExpandedWord> expanded;
  /// Words, phrases and patterns that no document has, of those that would raise a document's rank.
  std::vector<TypedPart> absent;
};

/// Whether tests of single documents may be put off, where a document has to pass them to match.
enum class Testing { at_once, put_off };

/// Finds the documents of a tree from posting lists and the forward index. `issues` gets what turns out only
/// here: wildcards that stand for too many words, values that no document has. \throws Error `cancelled`;
/// Xapian exceptions pass through
[[nodiscard]] Match match(const store::Snapshot& snapshot, const query::Node& root, PostingLists& lists,
                          WordExpansion expansion, const Deadline& deadline, std::vector<QueryIssue>& issues,
                          Testing testing = Testing::at_once);
/// The same for a part of a query. \param keeps_capitals of the whole query
[[nodiscard]] Match match_part(const store::Snapshot& snapshot, const query::Node& part, PostingLists& lists,
                               WordExpansion expansion, const Deadline& deadline,
                               std::vector<QueryIssue>& issues, bool keeps_capitals,
                               Testing testing = Testing::at_once);

/// Whether a function word in capitals ("US", "IT") means the word in capitals: not where the whole query is
/// in capitals.
[[nodiscard]] bool keeps_capitals(const query::Node& root);

/// All documents.
[[nodiscard]] Bitmap all_documents(const store::Snapshot& snapshot);

}  // namespace dossier::search
