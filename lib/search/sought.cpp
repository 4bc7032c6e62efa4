// SPDX-License-Identifier: GPL-2.0-or-later
// What has to stand in a text for a word, phrase, pattern or exact form to be found there?
#include "search/sought.h"

#include "analyze/acronym_pairs.h"
#include "query/typed_word.h"
#include "schema/fields.h"
#include "search/acronym_words.h"
#include "search/document_frequency.h"
#include "search/scratch.h"
#include "search/spelling_variants.h"
#include "search/stems.h"
#include "search/stop_words.h"
#include "store/terms.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;

void sort_unique(TermChoice& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

std::vector<TermChoice> prefixed(const Sought& sought, std::string_view prefix,
                                 TermChoice SoughtWord::*kind) {
  std::vector<TermChoice> words;
  for (const SoughtWord& word : sought.words) {
    TermChoice terms;
    for (const auto& term : word.*kind) terms.push_back(std::string(prefix).append(term));
    words.push_back(std::move(terms));
  }
  return words;
}

/// The pattern that was cut as a word: its letters for `*` turned back.
std::string pattern_of(std::string_view word) {
  std::string pattern;
  for (auto at = word.find(query::pattern_letter); at != std::string_view::npos;
       at = word.find(query::pattern_letter)) {
    pattern.append(word.substr(0, at)).append("*");
    word.remove_prefix(at + query::pattern_letter.size());
  }
  return pattern.append(word);
}

}  // namespace

bool Sought::needs_text() const {
  return std::any_of(words.begin(), words.end(), [](const SoughtWord& word) { return !word.cased.empty(); });
}

std::vector<FormPattern> Sought::patterns() const {
  std::vector<FormPattern> patterns;
  for (const SoughtWord& word : words) {
    FormPattern pattern = word.exact.empty() ? FormPattern::with_stems(word.stems)
                          : word.is_pattern  ? FormPattern::like(word.exact, word.means_amounts)
                                             : FormPattern::written(word.exact, word.stems);
    patterns.push_back(std::move(pattern).with_capitals(word.cased));
  }
  return patterns;
}

std::vector<TermChoice> Sought::terms(std::string_view prefix) const {
  return prefixed(*this, prefix, &SoughtWord::terms);
}

std::vector<TermChoice> Sought::ranked_terms(std::string_view prefix) const {
  std::vector<TermChoice> ranked = prefixed(*this, prefix, &SoughtWord::stems);
  // Terms of exact forms have no frequencies; those of words in capitals do.
  for (std::size_t i = 0; i < words.size() && prefix.empty(); ++i)
    if (!words[i].terms.empty() && words[i].terms.front().starts_with(schema::capitals_prefix))
      ranked[i] = words[i].terms;
  return ranked;
}

std::vector<TermChoice> Sought::needed_terms(std::string_view prefix) const {
  std::vector<TermChoice> needed = prefixed(*this, prefix, &SoughtWord::stems);
  // Titles have no terms of exact forms, patterns too many.
  for (std::size_t i = 0; i < words.size() && prefix.empty(); ++i) {
    const SoughtWord& word = words[i];
    if (word.exact.empty() || word.is_pattern) continue;
    // Where stemming changed nothing there is no term for the exact form.
    std::erase_if(needed[i], [&](const auto& term) { return term != word.exact; });
    needed[i].push_back(store::prefixed_term(schema::exact_prefix, word.exact));
  }
  return needed;
}

bool is_one_word(std::string_view pattern) {
  const std::string letters = query::with_pattern_letters(pattern);
  text::WordBreaker breaker(letters);
  text::Word word;
  return breaker.next(word) && !breaker.next(word);
}

SoughtCutter::SoughtCutter(const store::Snapshot& snapshot, WildcardBudget& budget, WordExpansion expansion)
    : snapshot_(snapshot),
      budget_(budget),
      expansion_(expansion),
      languages_(languages_of(snapshot)),
      analyzer_(scratch_of(snapshot).analyzer) {}

void SoughtCutter::add_stems(const std::string& word, TermChoice& stems) {
  for (auto& stem : stems_of(word, languages_, analyzer_)) stems.push_back(std::move(stem));
}

SoughtWord SoughtCutter::stemmed_word(const analyze::Token& token) {
  SoughtWord word;
  word.typed = token.exact;
  word.stems.push_back(token.stem);
  if (token.is_word) add_stems(token.exact, word.stems);
  sort_unique(word.stems);
  word.terms = word.stems;
  return word;
}

std::optional<Sought> SoughtCutter::joined(std::string_view word) {
  SoughtWord one;
  one.stems = joined_stems(word, languages_, analyzer_);
  if (one.stems.empty()) return std::nullopt;
  sort_unique(one.stems);
  one.terms = one.stems;
  Sought sought;
  sought.words.push_back(std::move(one));
  return sought;
}

SoughtWord SoughtCutter::exact_word(const analyze::Token& token, std::string_view written, bool keeps_case) {
  SoughtWord word = stemmed_word(token);
  word.exact = token.exact;
  if (keeps_case && text::fold(written) != text::fold_keeping_case(written)) {
    word.cased = cased_form(written);
    word.is_all_capitals = !token.capitals.empty();
  }
  const std::string capitals_term = store::prefixed_term(schema::capitals_prefix, token.capitals);
  const std::string exact_term = store::prefixed_term(schema::exact_prefix, token.exact);
  if (word.is_all_capitals && document_frequency(snapshot_, capitals_term) > 0) {
    word.terms = {capitals_term};
  } else if (document_frequency(snapshot_, exact_term) > 0) {
    word.terms = {exact_term};
  }
  return word;
}

void SoughtCutter::expand(SoughtWord& word, Sought& sought, bool is_field) {
  word.is_pattern = true;
  word.exact = pattern_of(word.exact);
  word.cased = pattern_of(word.cased);
  // Terms of the title are stems only, but its words are words of the document too.
  Expansion expansion = expand_wildcard(snapshot_.database, word.exact, {}, budget_);
  if (expansion.cut != ExpansionCut::none) sought.cut = expansion.cut;
  word.stems.clear();
  for (const auto& term : expansion.terms) {
    if (term.starts_with(schema::exact_prefix)) {
      add_stems(term.substr(schema::exact_prefix.size()), word.stems);
    } else {
      word.stems.push_back(term);
    }
  }
  sort_unique(word.stems);
  // Most stems by the rules of a language in which no document has the word.
  if (languages_.size() > 1)
    std::erase_if(word.stems,
                  [&](const std::string& stem) { return document_frequency(snapshot_, stem) == 0; });
  word.terms = is_field ? word.stems : std::move(expansion.terms);
}

Sought SoughtCutter::cut(const Node& node, bool keeps_capitals) {
  Sought sought;
  const std::string text = query::with_pattern_letters(node.text);
  // The letter that stands for it can be typed too, and is a letter then.
  const bool has_star = node.text.find('*') != std::string::npos;
  const bool keeps_form = node.is_exact || node.kind == NodeKind::phrase;
  std::vector<SoughtWord> special;
  analyzer_.analyze(text, languages_.front(), [&](const analyze::Token& token) {
    const auto written = std::string_view(text).substr(token.begin, token.end - token.begin);
    const bool is_pattern = has_star && written.find(query::pattern_letter) != std::string_view::npos;
    // What a `*` between signs stands for is nothing; a character run goes on by itself.
    if (is_pattern && query::trim_to_words(pattern_of(token.exact)).empty()) return;
    if (token.is_unspaced) {
      sought.words.push_back(stemmed_word(token));
    } else if (is_pattern) {
      sought.words.push_back(exact_word(token, written, node.is_exact));
      sought.words.back().means_amounts = !node.is_exact;
      expand(sought.words.back(), sought, node.field.has_value());
    } else {
      // Of an amount the number is the stem: that of "S$1.2 million" stands in "1.2 million" too.
      const bool keeps_this_form = node.is_exact || (keeps_form && (token.is_word || token.is_exact_only));
      sought.words.push_back(keeps_this_form ? exact_word(token, written, node.is_exact)
                                             : stemmed_word(token));
      const bool has_variants = !keeps_form && token.is_word && expansion_ != WordExpansion::none;
      if (has_variants) {
        SoughtWord& word = sought.words.back();
        add_spellings(token.exact, languages_, analyzer_, word.stems, word.variants);
        sort_unique(word.stems);
        word.terms = word.stems;
      }
    }
    const bool is_name = keeps_capitals && !token.capitals.empty() &&
                         (is_stop_word(token.exact) ||
                          (!node.field && is_acronym_among_words(
                                              snapshot_, analyze::acronym_key(token.capitals), token.stem)));
    if (token.is_exact_only || is_name) special.push_back(exact_word(token, written, is_name));
  });
  // As for words that stand alone: an amount with its currency, a function word in capitals.
  if (sought.words.size() == 1 && !special.empty() && !sought.words.front().is_pattern)
    sought.words = special;
  return sought;
}

}  // namespace dossier::search
