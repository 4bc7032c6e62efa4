// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents have a facet value, as people write it?
#include "search/values.h"

#include "search/posting_lists.h"
#include "search/value_table.h"
#include "store/terms.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace dossier::search {
namespace {

bool is_of_people(schema::Field field) {
  return field == schema::Field::minister || field == schema::Field::mentioned ||
         field == schema::Field::asked_by;
}

/// How many of the words are a title that stands before a name.
std::size_t title_length(const std::vector<std::string>& titles, std::span<const std::string> words) {
  std::size_t longest = 0;
  for (const std::string& title : titles) {
    const auto printed = value_words(title);
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

bool is_none(std::string_view text) {
  return store::value_term(schema::Field::category, text) ==
         store::value_term(schema::Field::category, schema::none_value);
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
  ValueTable& table = value_table(snapshot, field);
  const auto named = [&](const ValueTable::Ordinals& ordinals) {
    std::vector<std::string> values;
    for (const std::uint32_t ordinal : ordinals) values.push_back(table.values()[ordinal]);
    return values;
  };
  if (const auto value = table.same(text)) return named({*value});
  std::vector<std::string> aliased = snapshot.settings->aliases.values(field, text);
  std::erase_if(aliased, [&](const auto& alias) { return !table.same(alias); });
  if (!aliased.empty()) return aliased;
  if (is_none(text)) return {std::string(schema::none_value)};
  const auto words = value_words(text);
  auto meant = table.in_other_words(text);
  if (meant.empty()) meant = table.having(words);
  if (!meant.empty() || !is_of_people(field)) return named(meant);
  const std::string name = without_titles(snapshot.settings->titles, words);
  if (name.empty() || is_none(name)) return {};
  return resolve_value(snapshot, field, name);
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
  if (field == schema::Field::id) {
    Bitmap documents = documents_named(snapshot, text);
    if (documents.is_empty())
      issues.push_back({offset, length, fmt::format("no document has the id '{}'", text)});
    return documents;
  }
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
