// SPDX-License-Identifier: GPL-2.0-or-later
// What do mentions in their context look like as CSV and JSON Lines? (docs/output-schema.md)
#include "citation.h"
#include "concordance.h"
#include "csv.h"
#include "json_parts.h"
#include "json_writer.h"

#include <fmt/format.h>

namespace dossier::render {
namespace {

std::string cited(const ConcordanceLine& line) {
  return citation(*line.document, {line.paragraph, line.page, line.kind});
}

std::string_view kind_of(const ConcordanceLine& line) {
  return line.is_title ? std::string_view("title") : kind_name(line.kind);
}

void write_line(JsonWriter& json, const ConcordanceLine& line) {
  json.key("paragraph");
  json.text_or_null(line.paragraph);
  write_page(json, line.page);
  json.member("kind", kind_of(line));
  json.member("left", line.left);
  json.member("keyword", line.keyword);
  json.member("right", line.right);
  json.member("citation", cited(line));
}

}  // namespace

void append_csv(std::string& out, const Concordance& concordance) {
  append_csv_line(out, {"id", "date", "paragraph", "page", "kind", "left", "keyword", "right", "citation"});
  for (const auto& line : concordance.lines) {
    const auto page = line.page > 0 ? fmt::format("{}", line.page) : std::string();
    append_csv_line(out, {line.document->id, line.document->date, line.paragraph, page, kind_of(line),
                          line.left, line.keyword, line.right, cited(line)});
  }
}

void append_jsonl(std::string& out, const Concordance& concordance) {
  for (const auto& line : concordance.lines) {
    JsonWriter json(out);
    json.begin_object();
    json.member("schema", concordance_schema);
    json.member("total", concordance.mentions);
    write_leading_fields(json, *line.document);
    write_line(json, line);
    json.end_object();
    out += '\n';
  }
}

}  // namespace dossier::render
