// SPDX-License-Identifier: GPL-2.0-or-later
// How is the judgement of a ranking shown?
#include "evaluation.h"

#include "display_text.h"
#include "json_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dossier::render {
namespace {

/// One row a measure: where it is kept, and what it is called in text and in JSON.
struct Row {
  double Measures::*value;
  std::string_view label;
  std::string_view column;
  std::string_view key;
};

// Scripts depend on the keys: never rename.
constexpr Row rows[] = {
    {&Measures::ndcg_10, "nDCG@10", "nDCG", "ndcg_10"},
    {&Measures::average_precision, "MAP", "AP", "map"},
    {&Measures::recall_20, "recall@20 of grade >= 2", "rec@20", "recall_20"},
    {&Measures::recall_100, "recall@100", "rec@100", "recall_100"},
    {&Measures::reciprocal_rank, "reciprocal rank of the best grade", "RR", "reciprocal_rank"},
};

void append_means(std::string& out, const Measures& mean) {
  for (const Row& row : rows)
    fmt::format_to(std::back_inserter(out), "  {:34}  {:.4f}\n", row.label, mean.*row.value);
}

std::size_t widest_id(const std::vector<JudgedQuery>& queries) {
  std::size_t width = 2;
  for (const auto& query : queries) width = std::max(width, display_width(query.id));
  return width;
}

void append_query_lines(std::string& out, const std::vector<JudgedQuery>& queries, const TextStyle& style) {
  const auto id_width = widest_id(queries);
  std::string head = fmt::format("{:{}}", "id", id_width);
  for (const Row& row : rows) head += fmt::format("  {:>7}", row.column);
  paint(out, style, Ink::bold, head + "  query");
  out += '\n';
  for (const auto& query : queries) {
    out += padded(query.id, id_width);
    for (const Row& row : rows) out += fmt::format("  {:7.4f}", query.measures.*row.value);
    if (!query.text.empty()) out += "  " + printable(query.text);
    out += '\n';
  }
}

void append_skipped(std::string& out, const std::vector<SkippedQuery>& skipped) {
  for (const auto& query : skipped)
    out += fmt::format("skipped {}: {}\n", printable(query.id), printable(query.reason));
}

void write_measures(JsonWriter& json, const Measures& measures) {
  json.begin_object();
  for (const Row& row : rows) json.member(row.key, measures.*row.value);
  json.end_object();
}

void write_query(JsonWriter& json, const JudgedQuery& query) {
  json.begin_object();
  json.member("id", query.id);
  json.member("text", query.text);
  json.member("ranked", query.ranked);
  json.key("measures");
  write_measures(json, query.measures);
  json.end_object();
}

void write_skipped(JsonWriter& json, const std::vector<SkippedQuery>& skipped) {
  json.key("skipped");
  json.begin_array();
  for (const auto& query : skipped) {
    json.begin_object();
    json.member("id", query.id);
    json.member("reason", query.reason);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

Measures Evaluation::mean() const {
  Measures mean;
  if (queries.empty()) return mean;
  for (const Row& row : rows) {
    for (const auto& query : queries) mean.*row.value += query.measures.*row.value;
    mean.*row.value /= static_cast<double>(queries.size());
  }
  return mean;
}

std::vector<JudgedQuery> Evaluation::worst_first() const {
  auto sorted = queries;
  std::stable_sort(sorted.begin(), sorted.end(), [](const JudgedQuery& a, const JudgedQuery& b) {
    return a.measures.ndcg_10 < b.measures.ndcg_10;
  });
  return sorted;
}

void append_text(std::string& out, const Evaluation& evaluation, QueryLines lines, const TextStyle& style) {
  if (lines == QueryLines::worst_first && !evaluation.queries.empty()) {
    append_query_lines(out, evaluation.worst_first(), style);
    out += '\n';
  }
  append_skipped(out, evaluation.skipped);
  const auto count = evaluation.queries.size();
  out += fmt::format("{} {}\n", count, count == 1 ? "query" : "queries");
  if (count > 0) append_means(out, evaluation.mean());
}

void append_json(std::string& out, const Evaluation& evaluation, QueryLines lines) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", eval_schema);
  json.member("queries", evaluation.queries.size());
  json.key("measures");
  write_measures(json, evaluation.mean());
  write_skipped(json, evaluation.skipped);
  if (lines == QueryLines::worst_first) {
    json.key("per_query");
    json.begin_array();
    for (const auto& query : evaluation.worst_first()) write_query(json, query);
    json.end_array();
  }
  json.end_object();
  out += '\n';
}

}  // namespace dossier::render
