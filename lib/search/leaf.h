// SPDX-License-Identifier: GPL-2.0-or-later
// By which parts of a query are documents ranked?
#pragma once

#include "query/syntax.h"
#include "search/bitmap.h"
#include "search/form_pattern.h"
#include "search/posting_lists.h"
#include "store/forward_index.h"

#include <functional>
#include <optional>
#include <vector>

namespace dossier::search {

/// Whether a document that may match a part of a query does match it.
using DocumentTest = std::function<bool(store::DocumentNumber)>;

/// A word, phrase, wildcard or NEAR that documents are ranked by.
struct Leaf {
  query::NodeKind kind = query::NodeKind::word;
  /// The field that it is looked for in; none: the whole document.
  std::optional<schema::Field> field;
  /// Words that count for the rank: each is any of its terms.
  std::vector<TermChoice> words;
  /// What stands in the text for each word, where the terms alone do not say it; else empty.
  std::vector<FormPattern> patterns;
  /// Of NEAR: how many words stand side by side in each of its parts; else empty: all of them do.
  std::vector<std::size_t> lengths;
  /// The documents that match, or may match where the test of it was put off.
  Bitmap documents;
  /// Whether `documents` are just those that have the one word: then no check is needed when ranking.
  bool is_single_word = false;
  /// It stands for other words of the query: it counts less, and not as a neighbour of any word.
  bool is_synonym = false;
};

}  // namespace dossier::search
