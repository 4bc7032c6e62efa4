// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index does a word or phrase as typed stand for?
#pragma once

#include "analyze/analyzer.h"
#include "query/syntax.h"
#include "search/posting_lists.h"
#include "search/spelling_variants.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::search {

/// One token of what was typed, with its terms.
struct QueryWord {
  /// Terms any of which stands for the token, the most usual first: stems in the index's languages, joined
  /// forms. Without the prefix of a field.
  TermChoice terms;
  /// Folded form, for phrases, which are verified word for word.
  std::string exact;
  /// Other spellings, and the other number of an acronym, whose stems are among the terms: how it is written,
  /// and its stem.
  OtherSpellings variants;
  bool is_unspaced = false;
  bool is_stop_word = false;
};

/// A word or phrase as typed, cut into tokens that stand side by side.
struct TypedWords {
  std::vector<QueryWord> words;
  /// Terms any of which stands for all of a hyphenated compound written as one word ("e-payment" finds
  /// "epayments"). None where there is more than the compound.
  TermChoice joined;
  /// It is one word that no stem tells: an amount with its currency, or a function word or acronym in
  /// capitals ("US", "SIT").
  bool is_special = false;
};

/// Cuts typed text by the analyzer, for an index.
class WordCutter {
 public:
  /// \param snapshot must outlive this
  /// \param expansion whether words stand for their other spellings, and acronyms for their plurals
  WordCutter(const store::Snapshot& snapshot, WordExpansion expansion);

  /// \param text a word or phrase
  /// \param keeps_capitals whether a function word or acronym typed in capitals ("US", "SIT") means the word
  /// in capitals
  ///
  /// Xapian exceptions pass through.
  [[nodiscard]] TypedWords cut(std::string_view text, bool keeps_capitals);

 private:
  [[nodiscard]] TermChoice special_terms(const analyze::Token& token, bool keeps_capitals) const;
  void add_variants(QueryWord& word, std::string_view capitals);

  const store::Snapshot& snapshot_;
  std::vector<analyze::StemLanguage> languages_;
  WordExpansion expansion_;
  analyze::Analyzer& analyzer_;
};

}  // namespace dossier::search
