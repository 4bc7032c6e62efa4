// SPDX-License-Identifier: GPL-2.0-or-later
// What do results look like as CSV? (docs/output-schema.md)
#include "csv.h"

#include "display_text.h"
#include "provenance.h"

#include <fmt/format.h>

namespace dossier::render {
namespace {

bool runs_as_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view raw) {
  const auto cell = printable(raw);
  const bool quoted = cell.find_first_of(",\"") != std::string::npos;
  if (quoted) out += '"';
  if (runs_as_formula(raw)) out += '\'';
  for (const char byte : cell) {
    if (byte == '"') out += '"';
    out += byte;
  }
  if (quoted) out += '"';
}

std::string with_semicolons(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, "; "));
}

std::string source_words(const DocumentRecord& record) {
  std::string out;
  for (const auto& [field, sources] : sources_by_field(record)) {
    if (!out.empty()) out += "; ";
    out += fmt::format("{}={}", field, fmt::join(sources, "+"));
  }
  return out;
}

void append_hit(std::string& out, const Answer& answer, const Hit& hit) {
  const auto& record = hit.document;
  const auto rank = fmt::format("{}", hit.rank);
  const auto score = fmt::format("{}", hit.score);
  const auto categories = with_semicolons(record.categories);
  const auto topics = with_semicolons(record.topics);
  const auto ministers = with_semicolons(record.ministers);
  const auto languages = with_semicolons(record.languages);
  const auto paragraph = hit.snippet.paragraph.value_or("");
  std::vector<std::string_view> cells;
  if (answer.query_id) cells.push_back(*answer.query_id);
  cells.insert(cells.end(), {rank, score, record.id, record.title, record.date, categories, topics, ministers,
                             languages, record.url, record.duplicate_of, paragraph, hit.snippet.text});
  append_csv_line(out, cells);
}

}  // namespace

void append_csv_line(std::string& out, const std::vector<std::string_view>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(out, cells[i]);
  }
  out += "\r\n";
}

void append_csv_search_header(std::string& out, QueryColumn column) {
  std::vector<std::string_view> names;
  if (column == QueryColumn::query_id) names.push_back("query_id");
  names.insert(names.end(), {"rank", "score", "id", "title", "date", "categories", "topics", "ministers",
                             "language", "url", "duplicate_of", "paragraph", "snippet"});
  append_csv_line(out, names);
}

void append_csv(std::string& out, const Answer& answer) {
  for (const auto& hit : answer.results.hits) append_hit(out, answer, hit);
}

void append_csv_record_header(std::string& out) {
  append_csv_line(out, {"id", "title", "date", "categories", "topics", "ministers", "mentioned", "asked_by",
                        "language", "url", "source", "duplicate_of", "provenance"});
}

void append_csv(std::string& out, const DocumentRecord& record) {
  const auto categories = with_semicolons(record.categories);
  const auto topics = with_semicolons(record.topics);
  const auto ministers = with_semicolons(record.ministers);
  const auto mentioned = with_semicolons(record.mentioned);
  const auto asked_by = with_semicolons(record.asked_by);
  const auto languages = with_semicolons(record.languages);
  const auto provenance = source_words(record);
  append_csv_line(out, {record.id, record.title, record.date, categories, topics, ministers, mentioned,
                        asked_by, languages, record.url, record.source, record.duplicate_of, provenance});
}

}  // namespace dossier::render
