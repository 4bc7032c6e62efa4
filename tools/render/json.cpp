// SPDX-License-Identifier: GPL-2.0-or-later
// What do results look like as JSON? (docs/output-schema.md)
#include "json.h"

#include "citation.h"
#include "json_parts.h"
#include "json_writer.h"
#include "provenance.h"

namespace dossier::render {
namespace {

void write_passages(JsonWriter& json, const Hit& hit) {
  json.key("passages");
  json.begin_array();
  write_snippet(json, hit.snippet);
  for (const auto& passage : hit.more_passages) write_snippet(json, passage);
  json.end_array();
}

void write_hit(JsonWriter& json, const Hit& hit, const SearchRequest& request) {
  json.begin_object();
  json.member("rank", hit.rank);
  json.member("score", hit.score);
  write_leading_fields(json, hit.document);
  json.member("language", hit.document.languages);
  json.member("url", hit.document.url);
  json.key("duplicate_of");
  json.text_or_null(hit.document.duplicate_of);
  json.key("snippet");
  request.snippets == SnippetMode::none ? json.null() : write_snippet(json, hit.snippet);
  json.key("title_highlights");
  write_highlights(json, hit.title_highlights);
  if (request.snippet_passages > 1 && request.snippets != SnippetMode::none) write_passages(json, hit);
  json.member("citation", citation(hit.document, place_of(hit.snippet)));
  json.end_object();
}

void write_facet_values(JsonWriter& json, const std::vector<FacetValue>& values) {
  json.begin_array();
  for (const auto& entry : values) {
    json.begin_object();
    json.member("value", entry.value);
    json.member("count", entry.count);
    json.end_object();
  }
  json.end_array();
}

void write_facets(JsonWriter& json, const std::vector<Facet>& facets) {
  json.key("facets");
  json.begin_object();
  for (const auto& facet : facets) {
    json.outside_key(facet.name);
    write_facet_values(json, facet.values);
  }
  json.end_object();
}

/// What the lists of `facets` leave out.
void write_facet_rest(JsonWriter& json, const std::vector<Facet>& facets) {
  if (facets.empty()) return;
  json.key("facet_rest");
  json.begin_object();
  for (const auto& facet : facets) {
    json.outside_key(facet.name);
    json.begin_object();
    json.member("without", facet.without);
    json.member("further_values", facet.further_values);
    json.end_object();
  }
  json.end_object();
}

void write_source_words(JsonWriter& json, const DocumentRecord& record) {
  json.key("provenance");
  json.begin_object();
  for (const auto& [field, sources] : sources_by_field(record)) {
    json.outside_key(field);
    if (sources.size() == 1) {
      json.value(sources.front());
      continue;
    }
    json.begin_array();
    for (const auto source : sources) json.value(source);
    json.end_array();
  }
  json.end_object();
}

void write_provenance(JsonWriter& json, const DocumentRecord& record) {
  json.key("provenance");
  json.begin_array();
  for (const auto& entry : record.provenance) {
    json.begin_object();
    json.member("field", entry.field);
    json.member("value", entry.value);
    json.member("source", entry.source);
    json.member("reason", entry.reason);
    if (entry.is_rejected) json.member("rejected", true);
    json.end_object();
  }
  json.end_array();
}

void write_paragraphs(JsonWriter& json, const std::vector<Paragraph>& paragraphs) {
  json.key("paragraphs");
  json.begin_array();
  for (const auto& paragraph : paragraphs) {
    json.begin_object();
    json.key("number");
    json.text_or_null(paragraph.number);
    write_page(json, paragraph.page);
    json.member("kind", kind_name(paragraph.kind));
    json.key("language");
    json.text_or_null(paragraph.language);
    json.member("text", paragraph.text);
    json.end_object();
  }
  json.end_array();
}

void write_roots(JsonWriter& json, const std::vector<Root>& roots) {
  json.key("roots");
  json.begin_array();
  for (const auto& root : roots) {
    json.begin_object();
    json.member("name", root.name);
    json.member("path", root.path.native());
    json.end_object();
  }
  json.end_array();
}

void write_failed(JsonWriter& json, const IndexStats& stats) {
  json.key("failed");
  json.begin_array();
  for (const auto& [path, reason] : stats.failed) {
    json.begin_object();
    json.member("path", path);
    json.member("reason", reason);
    json.end_object();
  }
  json.end_array();
}

/// What the hits are like, and the words that say so.
void write_similar(JsonWriter& json, const SimilarResults& similar) {
  json.member("id", similar.id);
  json.key("words");
  json.begin_array();
  for (const auto& word : similar.words) {
    json.begin_object();
    json.member("word", word.word);
    json.member("weight", word.weight);
    json.member("documents", word.documents);
    json.end_object();
  }
  json.end_array();
}

void end_line(std::string& out, JsonWriter& json) {
  json.end_object();
  out += '\n';
}

}  // namespace

void append_json(std::string& out, const Answer& answer) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", answer.similar != nullptr ? similar_schema : search_schema);
  if (answer.similar != nullptr) write_similar(json, *answer.similar);
  if (answer.query_id) json.member("query_id", *answer.query_id);
  json.member("query", answer.request.query);
  json.member("total", answer.results.total);
  if (!answer.results.is_total_exact) json.member("total_is_exact", false);
  json.member("elapsed_us", answer.results.elapsed.count());
  write_issues(json, answer.results.issues);
  write_expanded(json, answer.results.expanded);
  write_second_thoughts(json, answer.results);
  json.key("hits");
  json.begin_array();
  for (const auto& hit : answer.results.hits) write_hit(json, hit, answer.request);
  json.end_array();
  write_facets(json, answer.results.facets);
  write_facet_rest(json, answer.results.facets);
  end_line(out, json);
}

void append_json(std::string& out, const FailedQuery& failure) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", search_schema);
  json.member("query_id", failure.query_id);
  json.member("line", failure.line);
  json.member("error", failure.message);
  end_line(out, json);
}

void append_json(std::string& out, const DocumentRecord& record) {
  JsonWriter json(out);
  json.begin_object();
  write_leading_fields(json, record);
  json.member("mentioned", record.mentioned);
  json.member("asked_by", record.asked_by);
  json.member("language", record.languages);
  json.member("url", record.url);
  json.member("source", record.source);
  json.key("duplicate_of");
  json.text_or_null(record.duplicate_of);
  write_source_words(json, record);
  end_line(out, json);
}

void append_json(std::string& out, const StoredDocument& document) {
  const auto& record = document.record;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", document_schema);
  write_leading_fields(json, record);
  json.member("mentioned", record.mentioned);
  json.member("asked_by", record.asked_by);
  json.member("offices", record.offices);
  json.member("language", record.languages);
  json.member("url", record.url);
  json.member("source", record.source);
  json.key("duplicate_of");
  json.text_or_null(record.duplicate_of);
  write_provenance(json, record);
  write_paragraphs(json, document.paragraphs);
  end_line(out, json);
}

void append_json(std::string& out, const IndexStats& stats) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", stats_schema);
  json.member("format_version", stats.format_version);
  json.member("software_version", stats.software_version);
  json.member("documents", stats.documents);
  json.member("terms_total", stats.terms_total);
  json.member("average_length", stats.average_length);
  json.member("bytes_on_disk", stats.bytes_on_disk);
  json.key("first_date");
  json.text_or_null(stats.first_date);
  json.key("last_date");
  json.text_or_null(stats.last_date);
  write_roots(json, stats.roots);
  write_facets(json, stats.facets);
  write_failed(json, stats);
  end_line(out, json);
}

namespace {

void write_tokens(JsonWriter& json, const std::vector<QueryTokenInfo>& tokens) {
  json.key("tokens");
  json.begin_array();
  for (const auto& token : tokens) {
    json.begin_object();
    json.member("kind", token.kind);
    json.member("text", token.text);
    json.member("offset", token.offset);
    json.member("length", token.length);
    json.member("terms", token.terms);
    json.member("term_count", token.term_count);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void append_json(std::string& out, const Explanation& explanation) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", explain_schema);
  write_tokens(json, explanation.tokens);
  write_expanded(json, explanation.expanded);
  json.member("canonical", explanation.canonical);
  json.member("tree", explanation.tree);
  json.member("compiled", explanation.compiled);
  write_issues(json, explanation.issues);
  end_line(out, json);
}

void append_json(std::string& out, std::span<const TermInfo> terms) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", terms_schema);
  json.key("terms");
  json.begin_array();
  for (const auto& term : terms) {
    json.begin_object();
    json.member("term", term.term);
    json.member("kind", term.kind);
    json.member("position", term.position);
    json.member("begin", term.begin);
    json.member("end", term.end);
    json.end_object();
  }
  json.end_array();
  end_line(out, json);
}

}  // namespace dossier::render
