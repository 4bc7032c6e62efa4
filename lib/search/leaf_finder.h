// SPDX-License-Identifier: GPL-2.0-or-later
// What does a word, phrase, wildcard or NEAR of a query find?
#pragma once

#include "search/deadline.h"
#include "search/leaf.h"
#include "search/near.h"
#include "search/side_by_side.h"
#include "search/sought.h"
#include "search/wildcard.h"
#include "search/words.h"

#include <dossier/searcher.h>

#include <optional>
#include <unordered_map>
#include <vector>

namespace dossier::search {

/// Where is written down what turns out on the way.
struct Notes {
  std::vector<QueryIssue>& issues;
  /// Words that stood for others too.
  std::vector<ExpandedWord>& expanded;
};

/// Whether a node has a form of its own: exact, or with a wildcard among other words or in a field.
[[nodiscard]] bool is_sought(const query::Node& node);

/// Makes leaves of the parts of a tree that name words. For one query, and not thread-safe. Xapian exceptions
/// pass through; whatever reads posting lists throws Error `cancelled` too.
class LeafFinder {
 public:
  /// \param keeps_capitals whether function words and acronyms in capitals mean the word in capitals
  /// \param notes must outlive this, as all other references
  LeafFinder(const store::Snapshot& snapshot, PostingLists& lists, WordExpansion expansion,
             bool keeps_capitals, const Deadline& deadline, Notes notes);

  /// \param node a word, phrase, wildcard or `near`
  /// \param put_off where it is not null, it gets the test of a leaf whose documents are known only by
  /// looking at each: then those of the leaf are all that may match
  [[nodiscard]] Leaf leaf(const query::Node& node, std::vector<DocumentTest>* put_off = nullptr);

  /// A word, or what it was cut into, side by side. \param node where it stands
  [[nodiscard]] Leaf word(const query::Node& node, const TypedWords& typed);
  /// A hyphenated compound written as one word; none where it is no such compound.
  [[nodiscard]] std::optional<Leaf> joined(const query::Node& node, const TypedWords& typed);

  [[nodiscard]] std::vector<Leaf> segments(const query::Node& node);

  /// What a node of the tree is cut into, which is asked for more than once. A typed word without letters or
  /// digits that are indexed ("%") gives nothing. The reference stays good.
  [[nodiscard]] const TypedWords& cut(const query::Node& node);
  /// The same for any text.
  [[nodiscard]] TypedWords cut(std::string_view text) { return cutter_.cut(text, false); }

  [[nodiscard]] Bitmap with_any(const TermChoice& terms);

 private:
  [[nodiscard]] TypedWords cut_anew(const query::Node& node);
  void note_expanded(const query::Node& node, const std::string& typed, const OtherSpellings& variants);
  void add_single_character(TermChoice& terms, std::string_view prefix) const;
  [[nodiscard]] Bitmap side_by_side(const TypedWords& typed, const query::Node& node);
  [[nodiscard]] Leaf phrase(const query::Node& node, std::vector<DocumentTest>* put_off);
  [[nodiscard]] Leaf wildcard(const query::Node& node);
  [[nodiscard]] Leaf sought(const query::Node& node, std::vector<DocumentTest>* put_off);
  [[nodiscard]] Leaf near(const query::Node& node, std::vector<DocumentTest>* put_off);
  template <class Places>
  [[nodiscard]] Bitmap documents_of(Places&& places, std::vector<DocumentTest>* put_off);
  [[nodiscard]] Sought cut_sought(const query::Node& node);
  void report_cut(const query::Node& node, ExpansionCut cut);
  void add_links(const query::Node& node, NearChain& chain);
  void add_alternatives(const query::Node& node, std::vector<SideBySide>& alternatives);

  const store::Snapshot& snapshot_;
  PostingLists& lists_;
  const Deadline& deadline_;
  Notes notes_;
  WordExpansion expansion_;
  WordCutter cutter_;
  std::unordered_map<const query::Node*, TypedWords> cut_;
  WildcardBudget budget_;
  /// Made when it is first needed.
  std::optional<SoughtCutter> sought_cutter_;
  bool keeps_capitals_;
};

}  // namespace dossier::search
