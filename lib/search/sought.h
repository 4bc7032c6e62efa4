// SPDX-License-Identifier: GPL-2.0-or-later
// What has to stand in a text for a word, phrase, pattern or exact form to be found there?
#pragma once

#include "analyze/analyzer.h"
#include "query/syntax.h"
#include "search/form_pattern.h"
#include "search/posting_lists.h"
#include "search/spelling_variants.h"
#include "search/wildcard.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::search {

/// What may stand at one place.
struct SoughtWord {
  /// Its stems in the index's languages. Without the prefix of a field.
  TermChoice stems;
  /// The folded word, or a pattern with `*`, that must stand there; empty: any word with one of the stems.
  std::string exact;
  bool is_pattern = false;
  /// The pattern means numbers with a currency too.
  bool means_amounts = false;
  /// The same with its capitals; empty: they do not matter.
  std::string cased;
  /// All letters are capitals, and there are two or more.
  bool is_all_capitals = false;
  /// The terms that it is shown by. Without the prefix of a field.
  TermChoice terms;
  /// As typed, folded.
  std::string typed;
  /// Other spellings, whose stems are among its own.
  OtherSpellings variants;
};

/// Words that must stand side by side.
struct Sought {
  std::vector<SoughtWord> words;
  /// Whether a pattern stands for more terms than are looked for.
  ExpansionCut cut = ExpansionCut::none;

  /// Whether capitals matter, which only the stored text tells.
  [[nodiscard]] bool needs_text() const;

  /// What may stand for each word.
  [[nodiscard]] std::vector<FormPattern> patterns() const;
  /// The terms that each word stands for, as they are shown, behind the prefix of a field.
  [[nodiscard]] std::vector<TermChoice> terms(std::string_view prefix) const;
  /// The terms of each word whose frequencies say how much of it a document has.
  [[nodiscard]] std::vector<TermChoice> ranked_terms(std::string_view prefix) const;
  /// The terms of each word one of which every document that has it has.
  [[nodiscard]] std::vector<TermChoice> needed_terms(std::string_view prefix) const;
};

/// Whether a pattern is cut into one word: `cyber*`, not `e-pay*`.
[[nodiscard]] bool is_one_word(std::string_view pattern);

/// Cuts what was typed by the analyzer, for an index. Not thread-safe.
class SoughtCutter {
 public:
  /// \param snapshot, budget of the query's wildcards; must outlive this
  /// \param expansion whether words that are sought by their stems stand for other spellings
  SoughtCutter(const store::Snapshot& snapshot, WildcardBudget& budget, WordExpansion expansion);

  /// \param node a word, phrase or wildcard
  /// \param keeps_capitals whether a function word or acronym typed in capitals ("US", "SIT") means the word
  /// in capitals
  [[nodiscard]] Sought cut(const query::Node& node, bool keeps_capitals);

  /// A word with hyphens written as one: `e-payment` as `epayment`; none for others.
  [[nodiscard]] std::optional<Sought> joined(std::string_view word);

 private:
  void add_stems(const std::string& word, TermChoice& stems);
  [[nodiscard]] SoughtWord exact_word(const analyze::Token& token, std::string_view written, bool keeps_case);
  [[nodiscard]] SoughtWord stemmed_word(const analyze::Token& token);
  void expand(SoughtWord& word, Sought& sought, bool is_field);

  const store::Snapshot& snapshot_;
  WildcardBudget& budget_;
  WordExpansion expansion_;
  std::vector<analyze::StemLanguage> languages_;
  analyze::Analyzer& analyzer_;
};

}  // namespace dossier::search
