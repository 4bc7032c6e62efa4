// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index does a word or phrase as typed stand for?
#include "search/words.h"

#include "analyze/acronym_pairs.h"
#include "schema/fields.h"
#include "search/acronym_plural.h"
#include "search/acronym_words.h"
#include "search/document_frequency.h"
#include "search/scratch.h"
#include "search/spelling_variants.h"
#include "search/stems.h"
#include "search/stop_words.h"

#include <algorithm>

namespace dossier::search {
namespace {

std::string with_prefix(std::string_view prefix, std::string_view term) {
  return std::string(prefix).append(term);
}

}  // namespace

/// The terms without positions that alone mean what was typed: an amount with its currency, or a function
/// word or acronym in capitals ("US", "SIT"). Empty when the stem will do.
TermChoice WordCutter::special_terms(const analyze::Token& token, bool keeps_capitals) const {
  if (token.is_exact_only && token.exact != token.stem)
    return {with_prefix(schema::exact_prefix, token.exact)};
  if (!keeps_capitals || token.capitals.empty()) return {};
  if (is_stop_word(token.exact)) return {with_prefix(schema::capitals_prefix, token.capitals)};
  const std::string acronym = analyze::acronym_key(token.capitals);
  if (!is_acronym_among_words(snapshot_, acronym, token.stem)) return {};
  TermChoice terms{with_prefix(schema::capitals_prefix, acronym)};
  if (auto plural = terms.front() + 's'; document_frequency(snapshot_, plural) > 0)
    terms.push_back(std::move(plural));
  return terms;
}

WordCutter::WordCutter(const store::Snapshot& snapshot, WordExpansion expansion)
    : snapshot_(snapshot),
      languages_(languages_of(snapshot)),
      expansion_(expansion),
      analyzer_(scratch_of(snapshot).analyzer) {}

TypedWords WordCutter::cut(std::string_view text, bool keeps_capitals) {
  TypedWords typed;
  TermChoice special;
  std::vector<std::string> capitals;
  analyzer_.analyze(text, languages_.front(), [&](const analyze::Token& token) {
    QueryWord word;
    word.exact = token.exact;
    word.is_unspaced = token.is_unspaced;
    word.is_stop_word = is_stop_word(token.exact);
    word.terms.push_back(token.stem);
    special = special_terms(token, keeps_capitals);
    capitals.push_back(token.capitals);
    typed.words.push_back(std::move(word));
  });
  if (typed.words.size() == 1 && !special.empty()) {
    typed.words.front().terms = std::move(special);
    typed.words.front().is_stop_word = false;
    typed.is_special = true;
    return typed;
  }
  for (std::size_t i = 0; i < typed.words.size(); ++i) {
    QueryWord& word = typed.words[i];
    if (word.is_unspaced) continue;
    for (auto& stem : stems_of(word.exact, languages_, analyzer_)) add_once(word.terms, std::move(stem));
    if (expansion_ != WordExpansion::none) add_variants(word, capitals[i]);
  }
  if (typed.words.size() > 1) {
    typed.joined = joined_stems(text, languages_, analyzer_);
  } else if (typed.words.size() == 1 && !typed.words.front().is_unspaced) {
    // "epayment" finds "e-payment".
    QueryWord& word = typed.words.front();
    const TermChoice stems = stems_of(word.exact, languages_, analyzer_);
    for (const auto& stem : stems) {
      auto term = with_prefix(schema::joined_prefix, stem);
      if (stem == stems.front() || document_frequency(snapshot_, term) > 0)
        add_once(word.terms, std::move(term));
    }
  }
  return typed;
}

void WordCutter::add_variants(QueryWord& word, std::string_view capitals) {
  add_spellings(word.exact, languages_, analyzer_, word.terms, word.variants);
  if (word.is_stop_word) return;
  const auto other = other_number(snapshot_, analyzer_, word.exact, capitals);
  if (!other) return;
  for (auto& stem : stems_of(other->term, languages_, analyzer_))
    add_spelling(other->written, std::move(stem), word.terms, word.variants);
}

}  // namespace dossier::search
