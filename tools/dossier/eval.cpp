// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier eval` hold rankings against what judges said?
#include "command.h"
#include "common_options.h"
#include "eval_queries.h"
#include "judgements.h"
#include "measures.h"
#include "messages.h"

#include "render/evaluation.h"

#include <dossier/error.h>
#include <dossier/searcher.h>

#include <fmt/format.h>

#include <memory>

namespace dossier::cli {
namespace {

struct EvalOptions {
  std::optional<std::string> index;
  /// Empty where a run is judged for all queries that have judgements.
  std::string queries;
  std::string judgements;
  std::optional<std::string> run;
  ReportFormat format = ReportFormat::text;
  render::QueryLines lines = render::QueryLines::none;
  ColorChoice color = ColorChoice::automatic;
};

EvalOptions eval_options(const CommandLine& line) {
  EvalOptions options;
  options.index = line.value("index");
  options.run = line.value("run");
  options.format = report_format_option(line);
  options.color = color_option(line);
  if (line.has("per-query")) options.lines = render::QueryLines::worst_first;
  const auto& words = line.words();
  const bool needs_queries = !options.run;
  if (words.size() > 2 || words.size() < (needs_queries ? 2 : 1))
    throw Error(ErrorCode::invalid_argument,
                fmt::format("eval takes two files, queries and judgements, not {}", words.size()),
                "for example: dossier eval queries.jsonl qrels.tsv");
  if (words.size() == 2) options.queries = words.front();
  options.judgements = words.back();
  return options;
}

std::vector<BatchQuery> queries_of(const EvalOptions& options, const Judgements& judgements) {
  if (!options.queries.empty()) return read_eval_queries(options.queries);
  std::vector<BatchQuery> queries;
  for (const auto& [id, grades] : judgements) queries.push_back({id, {}, {}});
  return queries;
}

/// Where rankings come from: the index, or a run file.
class Ranker {
 public:
  explicit Ranker(const EvalOptions& options) {
    if (options.run)
      run_ = read_run(*options.run);
    else
      searcher_ = std::make_unique<Searcher>(index_directory(options.index));
  }

  [[nodiscard]] std::vector<std::string> rank(const BatchQuery& query) const {
    if (searcher_) return search(query);
    const auto ranked = run_.find(query.id);
    return ranked == run_.end() ? std::vector<std::string>{} : ranked->second;
  }

 private:
  [[nodiscard]] std::vector<std::string> search(const BatchQuery& query) const {
    const auto results = searcher_->search(query.request);
    print_issues(results.issues, query.id);
    std::vector<std::string> ids;
    for (const auto& hit : results.hits) ids.push_back(hit.document.id);
    return ids;
  }

  Run run_;
  std::unique_ptr<Searcher> searcher_;
};

/// Why a query says nothing about the ranking; empty when it does.
std::string_view reason_to_skip(const Judgements& judgements, const std::string& id) {
  const auto judged = judgements.find(id);
  if (judged == judgements.end()) return "no judgements";
  return has_relevant(judged->second) ? "" : "no document is judged relevant";
}

render::Evaluation evaluate(const std::vector<BatchQuery>& queries, const Judgements& judgements,
                            const Ranker& ranker) {
  render::Evaluation evaluation;
  for (const auto& query : queries) {
    if (const auto reason = reason_to_skip(judgements, query.id); !reason.empty()) {
      evaluation.skipped.push_back({query.id, std::string(reason)});
      continue;
    }
    const auto ranking = ranker.rank(query);
    evaluation.queries.push_back({query.id, query.request.query, std::min(ranking.size(), judged_depth),
                                  measure(ranking, judgements.find(query.id)->second)});
  }
  return evaluation;
}

}  // namespace

std::span<const Option> eval_option_table() {
  static constexpr Option rows[] = {
      index_row,
      {"run", "FILE", "judge this TREC run instead of searching; then QUERIES may be left out"},
      {"per-query", "", "a line for each query, the worst first"},
      report_format_row,
      color_row};
  return rows;
}

ExitStatus run_eval(const CommandLine& line, Output& out) {
  const auto options = eval_options(line);
  const auto judgements = read_judgements(options.judgements);
  const auto queries = queries_of(options, judgements);
  const auto evaluation = evaluate(queries, judgements, Ranker(options));
  if (options.format == ReportFormat::json)
    render::append_json(out.buffer(), evaluation, options.lines);
  else
    render::append_text(out.buffer(), evaluation, options.lines, style_for(out.descriptor(), options.color));
  return evaluation.queries.empty() ? ExitStatus::no_hits : ExitStatus::done;
}

}  // namespace dossier::cli
