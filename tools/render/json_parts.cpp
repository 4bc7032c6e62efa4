// SPDX-License-Identifier: GPL-2.0-or-later
// Which parts do several JSON outputs have in common?
#include "json_parts.h"

namespace dossier::render {

void write_issues(JsonWriter& json, const std::vector<QueryIssue>& issues) {
  json.key("issues");
  json.begin_array();
  for (const auto& issue : issues) {
    json.begin_object();
    json.member("offset", issue.offset);
    json.member("length", issue.length);
    json.member("message", issue.message);
    json.end_object();
  }
  json.end_array();
}

void write_expanded(JsonWriter& json, const std::vector<ExpandedWord>& words) {
  if (words.empty()) return;
  json.key("expanded");
  json.begin_array();
  for (const auto& word : words) {
    json.begin_object();
    json.member("offset", word.offset);
    json.member("length", word.length);
    json.member("word", word.word);
    json.member("also", word.also);
    json.end_object();
  }
  json.end_array();
}

std::string_view kind_name(ParagraphKind kind) {
  switch (kind) {
    case ParagraphKind::heading:
      return "heading";
    case ParagraphKind::question:
      return "question";
    case ParagraphKind::answer:
      return "answer";
    case ParagraphKind::body:
      break;
  }
  return "body";
}

void write_page(JsonWriter& json, std::uint32_t page) {
  json.key("page");
  if (page > 0)
    json.value(page);
  else
    json.null();
}

void write_highlights(JsonWriter& json, const std::vector<std::pair<std::size_t, std::size_t>>& ranges) {
  json.begin_array();
  for (const auto& [begin, end] : ranges) {
    json.begin_array();
    json.value(begin);
    json.value(end);
    json.end_array();
  }
  json.end_array();
}

void write_snippet(JsonWriter& json, const Snippet& snippet) {
  json.begin_object();
  json.member("text", snippet.text);
  json.key("highlights");
  write_highlights(json, snippet.highlights);
  json.key("paragraph");
  json.text_or_null(snippet.paragraph ? std::string_view(*snippet.paragraph) : std::string_view());
  write_page(json, snippet.page.value_or(0));
  json.member("kind", kind_name(snippet.kind));
  json.end_object();
}

void write_leading_fields(JsonWriter& json, const DocumentRecord& record) {
  json.member("id", record.id);
  json.member("title", record.title);
  json.key("date");
  json.text_or_null(record.date);
  json.member("categories", record.categories);
  json.member("topics", record.topics);
  json.member("ministers", record.ministers);
}

}  // namespace dossier::render
