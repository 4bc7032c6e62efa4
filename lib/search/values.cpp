// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have a facet value, as people write it?
#include "search/values.h"

#include "search/posting_lists.h"
#include "search/telling_words.h"
#include "store/terms.h"
#include "text/unicode.h"
#include "text/words.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace dossier::search {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  text::WordBreaker breaker(text);
  for (text::Word word; breaker.next(word);)
    words.push_back(text::fold(text.substr(word.begin, word.end - word.begin)));
  return words;
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const auto& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
}

bool is_of_people(schema::Field field) {
  return field == schema::Field::minister || field == schema::Field::mentioned ||
         field == schema::Field::asked_by;
}

/// How many of the words are a title that stands before a name.
std::size_t title_length(const std::vector<std::string>& titles, std::span<const std::string> words) {
  std::size_t longest = 0;
  for (const std::string& title : titles) {
    const auto printed = words_of(title);
    if (printed.size() > longest && printed.size() <= words.size() &&
        std::equal(printed.begin(), printed.end(), words.begin()))
      longest = printed.size();
  }
  return longest;
}

/// The words of a name without the titles before it; empty where it has none, or there is nothing else.
std::string without_titles(const std::vector<std::string>& titles, std::span<const std::string> words) {
  const std::size_t all = words.size();
  while (const std::size_t length = title_length(titles, words)) words = words.subspan(length);
  return words.size() == all ? std::string{} : fmt::format("{}", fmt::join(words, " "));
}

/// Folds as the terms do, so that equal means the same term.
bool equal_values(std::string_view a, std::string_view b) {
  return store::value_term(schema::Field::category, a) == store::value_term(schema::Field::category, b);
}

Bitmap documents_without(const store::Snapshot& snapshot, schema::Field field) {
  const store::Columns& columns = *snapshot.columns;
  const std::size_t facet = store::facet_index(field);
  Bitmap documents(columns.last());
  for (DocumentNumber number = 1; number <= columns.last(); ++number)
    if (columns.has(number) && columns.ordinals(facet, number).empty()) documents.add(number);
  return documents;
}

}  // namespace

std::vector<std::string> resolve_value(const store::Snapshot& snapshot, schema::Field field,
                                       std::string_view text) {
  const auto& values = snapshot.columns->values(store::facet_index(field));
  for (const auto& value : values)
    if (equal_values(value, text)) return {value};
  const auto is_in_index = [&](const std::string& alias) {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& value) { return equal_values(value, alias); });
  };
  std::vector<std::string> aliased = snapshot.settings->aliases.values(field, text);
  std::erase_if(aliased, [&](const auto& alias) { return !is_in_index(alias); });
  if (!aliased.empty()) return aliased;
  if (equal_values(text, schema::none_value)) return {std::string(schema::none_value)};
  std::vector<std::string> holding;
  const auto wanted = words_of(text);
  if (wanted.empty()) return holding;
  if (const auto telling = telling_words(text); !telling.empty()) {
    for (const auto& value : values)
      if (telling_words(value) == telling) holding.push_back(value);
    if (!holding.empty()) return holding;
  }
  for (const auto& value : values)
    if (holds_all(words_of(value), wanted)) holding.push_back(value);
  if (!holding.empty() || !is_of_people(field)) return holding;
  const std::string name = without_titles(snapshot.settings->titles, wanted);
  return name.empty() || equal_values(name, schema::none_value) ? holding
                                                                : resolve_value(snapshot, field, name);
}

std::vector<std::string> resolve_value(const store::Snapshot& snapshot, schema::Field field,
                                       std::string_view text, std::size_t offset, std::size_t length,
                                       std::vector<QueryIssue>& issues) {
  constexpr std::size_t most_named = 6;
  auto values = resolve_value(snapshot, field, text);
  const std::string_view name = schema::info(field).name;
  if (values.empty()) {
    issues.push_back({offset, length, fmt::format("no document has the {} '{}'", name, text)});
  } else if (values.size() > 1) {
    const std::span named(values.data(), std::min(values.size(), most_named));
    issues.push_back({offset, length,
                      fmt::format("{} '{}' can be {}{}: all are meant", name, text, fmt::join(named, ", "),
                                  values.size() > most_named ? ", ..." : "")});
  }
  return values;
}

Bitmap documents_with(const store::Snapshot& snapshot, schema::Field field,
                      const std::vector<std::string>& values) {
  Bitmap documents(snapshot.columns->last());
  for (const auto& value : values) {
    const std::string term = store::value_term(field, value);
    if (value == schema::none_value && !snapshot.database.term_exists(term)) {
      documents |= documents_without(snapshot, field);
    } else {
      add_postings(snapshot, term, documents);
    }
  }
  return documents;
}

Bitmap documents_meant(const store::Snapshot& snapshot, schema::Field field, std::string_view text,
                       std::size_t offset, std::size_t length, std::vector<QueryIssue>& issues) {
  if (field == schema::Field::id) return documents_named(snapshot, text);
  return documents_with(snapshot, field, resolve_value(snapshot, field, text, offset, length, issues));
}

Bitmap documents_dated(const store::Snapshot& snapshot, const schema::DateRange& range) {
  const store::Columns& columns = *snapshot.columns;
  const schema::DateTest test(range);
  return Bitmap::where(columns.last(), [&](DocumentNumber number) {
    return test.passes(columns.date(number)) && (!range.is_undated || columns.has(number));
  });
}

DocumentNumber document_with_id(const store::Snapshot& snapshot, std::string_view id) {
  Bitmap documents(snapshot.columns->last());
  add_postings(snapshot, store::id_term(id), documents);
  const DocumentNumber number = documents.next(1);
  // The term of a very long id is a hash of it.
  return number != 0 && snapshot.columns->id(number) == id ? number : 0;
}

Bitmap documents_named(const store::Snapshot& snapshot, std::string_view id) {
  Bitmap documents(snapshot.columns->last());
  if (!id.ends_with('*')) {
    if (const DocumentNumber number = document_with_id(snapshot, id); number != 0) documents.add(number);
    return documents;
  }
  id.remove_suffix(1);
  for (DocumentNumber number = 1; number <= snapshot.columns->last(); ++number)
    if (snapshot.columns->has(number) && snapshot.columns->id(number).starts_with(id)) documents.add(number);
  return documents;
}

}  // namespace dossier::search
