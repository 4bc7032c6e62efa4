// SPDX-License-Identifier: GPL-2.0-or-later
// Which values of a facet are the same as a text, in other words, or have its words?
#include "search/value_table.h"

#include "store/terms.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>

namespace dossier::search {
namespace {

/// Folds as the terms do, so that equal means the same term.
std::string key_of(std::string_view value) {
  return store::value_term(schema::Field::category, value);
}

bool is_joining(const std::string& word) {
  return word == "the" || word == "and" || word == "for" || word == "of";
}

/// "Minister of Trade & Industry": joined, and not cut off behind a joining word.
bool is_whole(std::string_view text) {
  const auto words = value_words(text);
  return !words.empty() && !is_joining(words.back()) &&
         (text.find('&') != std::string_view::npos || std::any_of(words.begin(), words.end(), is_joining));
}

std::string telling_key(std::string_view value) {
  return fmt::format("{}", fmt::join(telling_words(value), " "));
}

}  // namespace

std::vector<std::string> value_words(std::string_view value) {
  std::vector<std::string> words;
  text::WordBreaker breaker(value);
  for (text::Word word; breaker.next(word);)
    words.push_back(text::fold(value.substr(word.begin, word.end - word.begin)));
  return words;
}

std::vector<std::string> telling_words(std::string_view value) {
  std::vector<std::string> words = value_words(value);
  std::erase_if(words, is_joining);
  std::sort(words.begin(), words.end());
  return words;
}

std::optional<std::uint32_t> ValueTable::same(std::string_view text) {
  if (!by_term_) {
    by_term_.emplace();
    for (std::uint32_t i = 0; i < values().size(); ++i) by_term_->try_emplace(key_of(values()[i]), i);
  }
  const auto place = by_term_->find(key_of(text));
  return place == by_term_->end() ? std::nullopt : std::optional(place->second);
}

ValueTable::Ordinals ValueTable::in_other_words(std::string_view text) {
  if (!is_whole(text)) return {};
  if (!by_telling_words_) {
    by_telling_words_.emplace();
    for (std::uint32_t i = 0; i < values().size(); ++i)
      (*by_telling_words_)[telling_key(values()[i])].push_back(i);
  }
  const auto place = by_telling_words_->find(telling_key(text));
  return place == by_telling_words_->end() ? Ordinals{} : place->second;
}

const ValueTable::ByWord& ValueTable::by_word() {
  if (by_word_) return *by_word_;
  std::vector<std::size_t> counts(values().size());
  for (store::DocumentNumber number = 1; number <= columns_.last(); ++number)
    for (const std::uint32_t ordinal : columns_.ordinals(facet_, number)) ++counts[ordinal];
  by_word_.emplace();
  for (std::uint32_t i = 0; i < values().size(); ++i) {
    for (const std::string& word : value_words(values()[i])) {
      Having& having = (*by_word_)[word];
      if (!having.values.empty() && having.values.back() == i) continue;
      having.values.push_back(i);
      having.documents += counts[i];
    }
  }
  return *by_word_;
}

ValueTable::Ordinals ValueTable::having(const std::vector<std::string>& words) {
  const std::set<std::string> wanted(words.begin(), words.end());
  std::vector<const Ordinals*> lists;
  for (const std::string& word : wanted) {
    const auto place = by_word().find(word);
    if (place == by_word().end()) return {};
    lists.push_back(&place->second.values);
  }
  if (lists.empty()) return {};
  std::sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->size() < b->size(); });
  Ordinals all = *lists.front();
  for (const Ordinals* list : lists)
    std::erase_if(all, [&](std::uint32_t i) { return !std::binary_search(list->begin(), list->end(), i); });
  return all;
}

ValueTable& value_table(const store::Snapshot& snapshot, schema::Field field) {
  const std::size_t facet = store::facet_index(field);
  auto& kept = snapshot.value_tables[facet];
  if (!kept) kept = std::make_unique<ValueTable>(*snapshot.columns, facet);
  return static_cast<ValueTable&>(*kept);
}

}  // namespace dossier::search
