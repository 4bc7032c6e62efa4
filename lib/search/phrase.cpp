// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a document do words stand side by side?
#include "search/phrase.h"

#include "search/code_scan.h"

#include <algorithm>

namespace dossier::search {

using store::WordCode;

namespace {

/// The pairs that two words may be.
std::vector<std::uint32_t> pairs_of(const std::vector<std::string>& first,
                                    const std::vector<std::string>& second) {
  std::vector<std::uint32_t> pairs;
  for (const auto& left : first)
    for (const auto& right : second)
      pairs.push_back(store::pair_hash(store::stem_hash(left), store::stem_hash(right)));
  return pairs;
}

}  // namespace

Phrase::Phrase(const store::ForwardIndex& index, std::vector<FormPattern> patterns, bool title_only,
               std::size_t rarest)
    : index_(index), patterns_(std::move(patterns)), title_only_(title_only), rarest_(rarest) {
  for (std::size_t word = 0; word < patterns_.size(); ++word) {
    codes_.push_back(patterns_[word].codes(index.vocabulary()));
    if (const auto numbers = patterns_[word].stem_numbers(index.vocabulary())) {
      for (const std::uint16_t number : *numbers) stems_.push_back({number, word});
    } else if (const auto mark = patterns_[word].mark()) {
      marks_.push_back({*mark, word});
    } else {
      words_by_text_.push_back(word);
    }
  }
  for (std::size_t word = 0; word + 1 < patterns_.size(); ++word) {
    const auto& first = patterns_[word].stems();
    const auto& second = patterns_[word + 1].stems();
    if (!first.empty() && !second.empty()) pairs_.push_back(pairs_of(first, second));
  }
}

bool Phrase::may_be_in(const store::DocumentWords& words) const {
  return std::all_of(pairs_.begin(), pairs_.end(), [&](const auto& either) {
    return std::any_of(either.begin(), either.end(),
                       [&](std::uint32_t pair) { return words.pairs().may_have(pair); });
  });
}

std::optional<std::vector<Phrase::Codes>> Phrase::own_codes(const store::DocumentWords& words) const {
  std::optional<std::vector<Codes>> codes;
  const auto add = [&](std::size_t i, WordCode code) {
    if (!codes) codes = codes_;
    (*codes)[i].push_back(code);
  };
  const auto numbers = words.own_stem_numbers();
  for (std::size_t own = 0; own < numbers.size(); ++own)  // so that the codes of each word stay in order
    for (const Sign& stem : stems_)
      if (numbers[own] == stem.number) add(stem.word, store::own_code(own));
  std::vector<std::size_t> by_text = words_by_text_;
  const auto marks = words.own_marks();
  for (const Sign& mark : marks_)
    if (std::find(marks.begin(), marks.end(), mark.number) != marks.end()) by_text.push_back(mark.word);
  if (!by_text.empty()) {
    words.for_each_own([&](WordCode code, const store::OwnForm& own) {
      for (const std::size_t word : by_text)
        if (patterns_[word].accepts(own.form)) add(word, code);
    });
  }
  // What had no code may be anything: the stored text tells.
  for (std::size_t i = 0; words.has_unknown_words() && i < patterns_.size(); ++i) add(i, store::unknown_word);
  return codes;
}

template <class Visit>
void Phrase::for_each_place(std::span<const WordCode> text, const std::vector<Codes>& codes,
                            Visit&& visit) const {
  const auto is_rarest = [&](WordCode code) {
    return std::binary_search(codes[rarest_].begin(), codes[rarest_].end(), code);
  };
  const auto is_at = [&](std::size_t word, std::size_t place) {
    return std::binary_search(codes[word].begin(), codes[word].end(), text[place]);
  };
  scan_codes(text, codes[rarest_], is_rarest, [&](std::size_t found) {
    if (found < rarest_ || found - rarest_ + codes.size() > text.size()) return true;
    const std::size_t begin = found - rarest_;
    for (std::size_t word = 0; word < codes.size(); ++word)
      if (word != rarest_ && !is_at(word, begin + word)) return true;
    return visit(begin);
  });
}

bool Phrase::is_in(DocumentNumber document) const {
  const store::DocumentWords words = index_.words(document);
  if (!may_be_in(words)) return false;
  const auto own = own_codes(words);
  bool is_found = false;
  for_each_place(title_only_ ? words.title_codes() : words.codes(), own ? *own : codes_, [&](std::size_t) {
    is_found = true;
    return false;
  });
  return is_found;
}

std::vector<Stretch> Phrase::find(DocumentNumber document) const {
  const store::DocumentWords words = index_.words(document);
  const auto text = title_only_ ? words.title_codes() : words.codes();
  const auto own = own_codes(words);
  std::vector<Stretch> stretches;
  std::uint32_t gaps = 0;
  std::size_t looked_at = 0;
  for_each_place(text, own ? *own : codes_, [&](std::size_t place) {
    for (; looked_at < place; ++looked_at)
      if (text[looked_at] == store::paragraph_end) gaps += store::paragraph_gap;
    const auto begin = static_cast<std::uint32_t>(place) + gaps;
    stretches.push_back({begin, begin + static_cast<std::uint32_t>(patterns_.size()) - 1});
    return true;
  });
  return stretches;
}

}  // namespace dossier::search
