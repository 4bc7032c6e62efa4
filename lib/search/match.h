// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents match a syntax tree, exactly?
#pragma once

#include "query/syntax.h"
#include "search/bitmap.h"
#include "search/deadline.h"
#include "search/form_pattern.h"
#include "search/posting_lists.h"
#include "search/words.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <optional>
#include <vector>

namespace dossier::search {

/// A word, phrase, wildcard or NEAR that documents are ranked by.
struct Leaf {
  query::NodeKind kind = query::NodeKind::word;
  /// The field that it is looked for in; none: the whole document.
  std::optional<schema::Field> field;
  /// Words that count for the rank: each is any of its terms.
  std::vector<TermChoice> words;
  /// What stands in the text for each word, where the terms alone do not say it; else empty.
  std::vector<FormPattern> patterns;
  /// The documents that match.
  Bitmap documents;
  /// Whether `documents` are just those that have the one word: then no check is needed when ranking.
  bool is_single_word = false;
  /// It stands for other words of the query: it counts less, and not as a neighbour of any word.
  bool is_synonym = false;
};

/// What a tree matches.
struct Match {
  Bitmap documents;
  /// Leaves that may raise a document's rank, in order of the query.
  std::vector<Leaf> leaves;
  /// Words that stood for others too.
  std::vector<ExpandedWord> expanded;
};

/// Finds the documents of a tree from posting lists and the forward index. `issues` gets what turns out only
/// here: wildcards that stand for too many words, values that no document has. \throws Error `cancelled`;
/// Xapian exceptions pass through
[[nodiscard]] Match match(const store::Snapshot& snapshot, const query::Node& root, PostingLists& lists,
                          WordExpansion expansion, const Deadline& deadline, std::vector<QueryIssue>& issues);

/// Whether a function word in capitals ("US", "IT") means the word in capitals: not where the whole query is
/// in capitals.
[[nodiscard]] bool keeps_capitals(const query::Node& root);

/// All documents.
[[nodiscard]] Bitmap all_documents(const store::Snapshot& snapshot);

}  // namespace dossier::search
