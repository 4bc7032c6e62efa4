// SPDX-License-Identifier: GPL-2.0-or-later
// What do other spellings, looser queries and the reasons for a miss look like as JSON?
#include "json.h"

#include "json_parts.h"

namespace dossier::render {
namespace {

void write_suggestion(JsonWriter& json, const SpellingSuggestion& suggestion) {
  json.begin_object();
  json.member("offset", suggestion.offset);
  json.member("length", suggestion.length);
  json.member("replacement", suggestion.replacement);
  json.member("query", suggestion.query);
  json.member("total", suggestion.total);
  json.end_object();
}

/// Filters as a batch takes them.
void write_filters(JsonWriter& json, const SearchFilters& filters) {
  json.key("filters");
  json.begin_object();
  if (!filters.categories.empty()) json.member("category", filters.categories);
  if (!filters.ministers.empty()) json.member("minister", filters.ministers);
  if (!filters.topics.empty()) json.member("topic", filters.topics);
  if (!filters.since.empty()) json.member("date_from", filters.since);
  if (!filters.until.empty()) json.member("date_to", filters.until);
  json.end_object();
}

void write_looser(JsonWriter& json, const LoosenedQuery& looser) {
  json.begin_object();
  json.member("description", looser.description);
  json.member("query", looser.query);
  write_filters(json, looser.filters);
  json.member("total", looser.total);
  json.end_object();
}

void write_clause(JsonWriter& json, const ClauseMatch& clause) {
  json.begin_object();
  json.member("text", clause.text);
  json.member("offset", clause.offset);
  json.member("length", clause.length);
  json.member("matches", clause.matches);
  json.member("excludes", clause.excludes);
  json.end_object();
}

template <class Items, class Write>
void write_list(JsonWriter& json, std::string_view name, const Items& items, Write&& write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) write(json, item);
  json.end_array();
}

}  // namespace

void write_second_thoughts(JsonWriter& json, const SearchResults& results) {
  if (results.corrected) json.member("corrected", *results.corrected);
  if (!results.suggestions.empty()) write_list(json, "suggestions", results.suggestions, write_suggestion);
  if (!results.absent.empty()) json.member("absent", results.absent);
  if (!results.loosened.empty()) write_list(json, "loosened", results.loosened, write_looser);
}

void append_json(std::string& out, const WhyNot& why_not) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", why_not_schema);
  json.member("id", why_not.id);
  json.member("query", why_not.query);
  json.member("found", why_not.is_found());
  write_list(json, "clauses", why_not.clauses, write_clause);
  json.end_object();
  out += '\n';
}

}  // namespace dossier::render
