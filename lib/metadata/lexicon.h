// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of the authority files may stand in a text, and what does each mean?
#pragma once

#include "metadata/authority.h"
#include "metadata/phrases.h"
#include "metadata/tokens.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier::metadata {

/// One way to write a rank.
struct RankForm {
  /// The rank's title, folded: the first part of an office's key.
  std::string rank;
  std::string printed;
  bool is_abbreviation = false;
  /// It marks an office holder only together with a name.
  bool is_ambiguous = false;
  /// It may also abbreviate a title that is no political office ("PS").
  bool may_be_official = false;
};

/// What a phrase of a short form identifies.
struct ShortForm {
  std::uint32_t person = 0;
  /// Whether a rank or an honorific must stand before it.
  bool needs_title = false;
};

/// What the authority files, or else common usage, put before a name: ranks and their abbreviations, other
/// titles, honorifics.
[[nodiscard]] std::vector<std::string> titles_before_names(const Authority& authority);

/// The authority files' words in searchable form. Immutable; safe to share between threads.
class Lexicon {
 public:
  explicit Lexicon(const Authority& authority);

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

  /// People whose full name or spelling begins at a word (values: indexes into the people).
  [[nodiscard]] std::optional<Phrases::Match> full_name(const Passage& passage, std::size_t at) const;
  /// Short forms (values: indexes for `short_form`).
  [[nodiscard]] std::optional<Phrases::Match> short_name(const Passage& passage, std::size_t at) const;
  [[nodiscard]] const ShortForm& short_form(std::uint32_t value) const { return short_forms_[value]; }
  /// A rank as it is printed; abbreviations only in their own capitals.
  [[nodiscard]] std::optional<std::size_t> rank(const Passage& passage, std::size_t at,
                                                const RankForm*& form) const;
  /// Behind a title of an official, a member or a private person.
  [[nodiscard]] std::optional<std::size_t> not_rank(const Passage& passage, std::size_t at) const;
  /// Behind honorifics, as many as there are; `at` itself when there is none.
  [[nodiscard]] std::size_t skip_honorifics(const Passage& passage, std::size_t at) const;
  /// Behind the field of a known office or ministry ("Communications and Information").
  [[nodiscard]] std::optional<std::size_t> portfolio(const Passage& passage, std::size_t at) const;
  /// Whether a word ends such a field.
  [[nodiscard]] bool ends_portfolio(std::uint32_t word) const { return portfolio_ends_.contains(word); }
  /// Whether a word occurs in such a field.
  [[nodiscard]] bool is_portfolio_word(std::uint32_t word) const { return portfolio_words_.contains(word); }
  /// Behind a country's name.
  [[nodiscard]] std::optional<std::size_t> country(const Passage& passage, std::size_t at) const;
  /// Ministries with the name or abbreviation that begins at a word, as indexes into the ministries.
  [[nodiscard]] std::vector<std::uint32_t> ministries(const Passage& passage, std::size_t at) const;

 private:
  void add_people(const Authority& authority);
  void add_short_forms(const Authority& authority);
  void add_ranks(const Authority& authority);
  void add_rank_form(const Rank& rank, const std::string& printed, bool is_abbreviation,
                     const std::unordered_set<std::string>& officials);
  void add_offices(const Authority& authority);
  void add_portfolio(std::string_view office);

  Vocabulary vocabulary_;
  Phrases full_names_;
  Phrases short_names_;
  std::vector<ShortForm> short_forms_;
  Phrases rank_phrases_;
  std::vector<RankForm> rank_forms_;
  Phrases not_ranks_;
  Phrases honorifics_;
  Phrases portfolios_;
  Phrases countries_;
  Phrases ministry_names_;
  Phrases ministry_abbreviations_;
  std::vector<std::string> abbreviations_;
  std::vector<std::uint32_t> abbreviated_;
  std::unordered_set<std::uint32_t> portfolio_words_;
  std::unordered_set<std::uint32_t> portfolio_ends_;
};

}  // namespace dossier::metadata
