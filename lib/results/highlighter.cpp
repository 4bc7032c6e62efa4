// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a text does a query mean?
#include "results/highlighter.h"

#include "schema/fields.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace dossier::results {
namespace {

/// A phrase counts as so many words at most.
constexpr std::size_t most_counted_words = 3;

/// Patterns that each form is held against; further ones are found, but not marked.
constexpr std::size_t most_wildcards = 64;

constexpr std::size_t no_part = std::numeric_limits<std::size_t>::max();

bool is_told_by_text(std::string_view term) {
  return term.starts_with(schema::capitals_prefix) || term.starts_with(schema::joined_prefix);
}

}  // namespace

Highlighter::Highlighter(const std::vector<search::Leaf>& leaves, std::size_t document_count) {
  std::set<
      std::tuple<std::vector<search::TermChoice>, std::vector<search::FormPattern>, std::vector<std::size_t>>>
      known;
  for (const search::Leaf& leaf : leaves) {
    // What is typed again and again would be marked as often.
    if (!known.emplace(leaf.words, leaf.patterns, leaf.lengths).second) continue;
    const auto having = static_cast<double>(leaf.documents.count());
    add_leaf(leaf, std::log(1.0 + static_cast<double>(document_count) / (having + 0.5)));
  }
}

void Highlighter::add_leaf(const search::Leaf& leaf, double weight) {
  const std::size_t prefix = leaf.field ? schema::info(*leaf.field).prefix.size() : 0;
  std::size_t word = 0;
  for (const std::size_t length : leaf.lengths.empty() ? std::vector{leaf.words.size()} : leaf.lengths) {
    const auto first = static_cast<WordNumber>(part_at_.size());
    for (const std::size_t end = word + length; word < end; ++word) {
      if (word < leaf.patterns.size())
        add_pattern(leaf.patterns[word], leaf.words[word], prefix);
      else
        add_terms(leaf.words[word], prefix);
      part_at_.push_back(no_part);
    }
    const bool is_phrase = leaf.kind == query::NodeKind::phrase || !leaf.lengths.empty();
    const std::size_t counted = is_phrase ? std::min(length, most_counted_words) : 1;
    if (length > 0) end_part(first, weight * static_cast<double>(counted));
  }
}

void Highlighter::end_part(WordNumber first, double weight) {
  part_at_[first] = parts_.size();
  parts_.push_back({first, static_cast<WordNumber>(part_at_.size()) - first, weight});
}

void Highlighter::add_terms(const search::TermChoice& terms, std::size_t prefix) {
  const auto word = static_cast<WordNumber>(part_at_.size());
  for (const auto& prefixed : terms) {
    std::string term = prefixed.substr(prefix);
    if (is_told_by_text(term)) text_terms_.insert(term);
    by_term_[std::move(term)].push_back(word);
  }
}

void Highlighter::add_pattern(const search::FormPattern& pattern, const search::TermChoice& terms,
                              std::size_t prefix) {
  const auto word = static_cast<WordNumber>(part_at_.size());
  if (pattern.has_capitals()) {
    with_capitals_.emplace(word, pattern);
    for (const auto& term : terms) text_terms_.insert(term.substr(prefix));
  }
  if (pattern.is_wildcard()) {
    if (wildcards_.size() < most_wildcards) wildcards_.emplace_back(word, pattern);
  } else if (!pattern.form().empty()) {
    by_form_[std::string(pattern.form())].push_back(word);
  } else {
    add_terms(pattern.stems(), 0);
  }
}

void Highlighter::look_up(const WordsByText& words, std::string_view prefix, std::string_view text) {
  key_.assign(prefix).append(text);
  if (const auto place = words.find(key_); place != words.end())
    looked_up_.insert(looked_up_.end(), place->second.begin(), place->second.end());
}

void Highlighter::look_up(store::WordForm form) {
  look_up(by_term_, {}, form.stem);
  if (form.exact != form.stem) look_up(by_term_, schema::exact_prefix, form.exact);
  if (!by_form_.empty()) look_up(by_form_, {}, form.exact);
  for (const auto& [word, pattern] : wildcards_)
    if (pattern.accepts(form)) looked_up_.push_back(word);
}

Meaning Highlighter::take_meaning() {
  if (looked_up_.empty()) return no_meaning;
  std::sort(looked_up_.begin(), looked_up_.end());
  looked_up_.erase(std::unique(looked_up_.begin(), looked_up_.end()), looked_up_.end());
  const auto [place, is_new] = numbers_.try_emplace(looked_up_, static_cast<Meaning>(meanings_.size()));
  if (is_new) meanings_.push_back(looked_up_);
  looked_up_.clear();
  return place->second;
}

Meaning Highlighter::meaning_of(store::WordForm form) {
  look_up(form);
  std::erase_if(looked_up_, [&](WordNumber word) { return with_capitals_.contains(word); });
  return take_meaning();
}

Meaning Highlighter::meaning_of(const analyze::Token& token, std::string_view written) {
  look_up(store::WordForm{token.stem, token.exact});
  if (!token.capitals.empty()) look_up(by_term_, schema::capitals_prefix, token.capitals);
  std::erase_if(looked_up_, [&](WordNumber word) {
    const auto place = with_capitals_.find(word);
    return place != with_capitals_.end() && !place->second.accepts_capitals(written);
  });
  return take_meaning();
}

std::vector<store::WordCode> Highlighter::codes(const store::Vocabulary& vocabulary) const {
  std::vector<store::WordCode> all;
  const auto add = [&](auto&& codes) { all.insert(all.end(), codes.begin(), codes.end()); };
  for (const auto& [term, words] : by_term_) {
    add(vocabulary.with_stem(term));
    if (term.starts_with(schema::exact_prefix))
      add(vocabulary.written(std::string_view(term).substr(schema::exact_prefix.size())));
  }
  for (const auto& [form, words] : by_form_) add(vocabulary.written(form));
  for (const auto& [word, pattern] : wildcards_) add(pattern.codes(vocabulary));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<Mark> Highlighter::find(std::string_view text, std::string_view language) {
  std::vector<MeantWord> words;
  std::vector<Mark> compounds;
  std::uint32_t place = 0;
  std::size_t compound_begin = 0;
  analyzer_.analyze(text, analyze::stem_language(language), [&](const analyze::Token& token) {
    const std::string_view written = text.substr(token.begin, token.end - token.begin);
    if (!token.is_hyphenated) compound_begin = token.begin;
    if (!token.joined.empty())
      add_compound({compound_begin, token.end, no_part, place, place}, token, compounds);
    if (const Meaning meaning = meaning_of(token, written); meaning != no_meaning)
      words.push_back({meaning, place, token.begin, token.end});
    ++place;
  });
  std::vector<Mark> marks = marks_of(words);
  if (compounds.empty()) return marks;
  marks.insert(marks.end(), compounds.begin(), compounds.end());
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

/// Adds the marks of a compound that is meant as a whole. \param whole where it stands
void Highlighter::add_compound(Mark whole, const analyze::Token& last, std::vector<Mark>& marks) {
  look_up(by_term_, schema::joined_prefix, last.joined);
  for (const WordNumber word : meanings_[take_meaning()]) {
    whole.part = part_at_[word];
    if (whole.part != no_part && parts_[whole.part].length == 1) marks.push_back(whole);
  }
}

bool Highlighter::means(Meaning meaning, WordNumber word) const {
  const WordNumbers& words = meanings_[meaning];
  return std::binary_search(words.begin(), words.end(), word);
}

bool Highlighter::stands_at(const Part& part, const std::vector<MeantWord>& words, std::size_t index) const {
  if (index + part.length > words.size()) return false;
  for (WordNumber k = 0; k < part.length; ++k) {
    const MeantWord& word = words[index + k];
    if (word.place != words[index].place + k || !means(word.meaning, part.first + k)) return false;
  }
  return true;
}

std::vector<Mark> Highlighter::marks_of(const std::vector<MeantWord>& words) const {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const WordNumber first : meanings_[words[i].meaning]) {
      const std::size_t part = part_at_[first];
      if (part == no_part || !stands_at(parts_[part], words, i)) continue;
      const MeantWord& last = words[i + parts_[part].length - 1];
      marks.push_back({words[i].begin, last.end, part, words[i].place, last.place});
    }
  }
  return marks;
}

std::vector<std::pair<std::size_t, std::size_t>> merge(const std::vector<Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Mark& mark : marks) {
    if (!ranges.empty() && mark.begin <= ranges.back().second) {
      ranges.back().second = std::max(ranges.back().second, mark.end);
    } else {
      ranges.emplace_back(mark.begin, mark.end);
    }
  }
  return ranges;
}

}  // namespace dossier::results
