// SPDX-License-Identifier: GPL-2.0-or-later
// What else may be looked for in place of the words of a query?
#pragma once

#include "analyze/analyzer.h"
#include "search/posting_lists.h"
#include "search/scratch.h"
#include "search/stems.h"
#include "search/words.h"
#include "store/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dossier::search {

/// A word as typed, and what it is cut into.
struct PlainWord {
  const query::Node* node = nullptr;
  const TypedWords* typed = nullptr;
};

/// What means the same as some words that follow each other.
struct FoundSynonym {
  std::size_t first = 0;
  std::size_t count = 0;
  /// As it is shown.
  std::string text;
  /// The terms that it is looked for by; none: the words of `text`, side by side.
  TermChoice terms;
  /// A compound that was typed as one word, as two.
  bool is_split = false;
};

/// Finds them by the table of synonyms, and as compounds that are written together or apart. Reads posting
/// lists of what it finds only. Not thread-safe.
class SynonymFinder {
 public:
  /// \param keeps_capitals whether capitals mean something in this query
  SynonymFinder(const store::Snapshot& snapshot, PostingLists& lists, bool keeps_capitals)
      : snapshot_(snapshot),
        lists_(lists),
        keeps_capitals_(keeps_capitals),
        languages_(languages_of(snapshot)),
        analyzer_(scratch_of(snapshot).analyzer) {}

  /// All for words that stand side by side.
  [[nodiscard]] std::vector<FoundSynonym> find(std::span<const PlainWord> words);

  /// The acronyms of a phrase that is all that they stand for.
  [[nodiscard]] std::vector<FoundSynonym> acronyms_of(const TypedWords& phrase);

 private:
  void add_acronym(std::span<const PlainWord> words, std::size_t at);
  void add_words(std::span<const PlainWord> words, std::size_t first);
  void add_joined(std::span<const PlainWord> words, std::size_t first);
  void add_split(std::span<const PlainWord> words, std::size_t at);
  [[nodiscard]] std::string unknown_word(const PlainWord& word);
  /// Whether a stem is one of the more frequent ones, which are kept in memory.
  [[nodiscard]] bool is_in_vocabulary(std::string_view stem) const;
  [[nodiscard]] std::uint32_t documents_with_any(const TermChoice& terms, std::string_view prefix = {}) const;
  [[nodiscard]] bool is_meant(const TermChoice& terms, std::uint32_t documents);
  void drop_inner();
  void add_once(FoundSynonym&& synonym);
  void add(std::size_t first, std::size_t count, const store::Synonym& synonym);

  const store::Snapshot& snapshot_;
  PostingLists& lists_;
  bool keeps_capitals_;
  std::vector<analyze::StemLanguage> languages_;
  analyze::Analyzer& analyzer_;
  std::vector<FoundSynonym> found_;
};

}  // namespace dossier::search
