// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier explain` print what a query or a text becomes?
#include "command.h"
#include "common_options.h"
#include "messages.h"
#include "search_options.h"

#include "render/json.h"
#include "render/text.h"

#include <dossier/error.h>
#include <dossier/searcher.h>

namespace dossier::cli {
namespace {

void check_words(const CommandLine& line) {
  if (line.has("text") && line.has("why-not"))
    throw Error(ErrorCode::invalid_argument, "--text and --why-not exclude each other");
  if (line.has("text")) return refuse_words(line, "explain --text TEXT");
  if (line.has("lang")) throw Error(ErrorCode::invalid_argument, "--lang belongs to --text");
  if (line.words().empty() && !line.has("why-not"))
    throw Error(ErrorCode::invalid_argument, "no query and no --text",
                "for example: dossier explain 'scams -telecom'");
}

void explain_terms(const CommandLine& line, ReportFormat format, const render::TextStyle& style,
                   Output& out) {
  const auto text = *line.value("text");
  const auto terms = explain_text(text, line.value("lang").value_or("en"));
  if (format == ReportFormat::json)
    render::append_json(out.buffer(), terms);
  else
    render::append_text(out.buffer(), terms, text, style);
}

SearchRequest explained_request(const CommandLine& line) {
  SearchRequest request;
  request.query = query_of(line);
  request.filters = filter_options(line);
  request.today = line.value("today").value_or("");
  if (line.has("exact")) request.expansion = WordExpansion::none;
  return dated(request);
}

ExitStatus explain_miss(const CommandLine& line, ReportFormat format, const render::TextStyle& style,
                        Output& out) {
  const auto id = *line.value("why-not");
  const auto request = explained_request(line);
  const auto clauses =
      Searcher(index_directory(line.value("index")), searcher_options(line)).why_not(request, id);
  if (!clauses) {
    print_error("no document has the id '" + id + "'", "search and export print ids");
    return ExitStatus::no_hits;
  }
  const render::WhyNot why_not{id, request.query, *clauses};
  if (format == ReportFormat::json)
    render::append_json(out.buffer(), why_not);
  else
    render::append_text(out.buffer(), why_not, style);
  return ExitStatus::done;
}

void explain_query(const CommandLine& line, ReportFormat format, const render::TextStyle& style,
                   Output& out) {
  const auto request = explained_request(line);
  const auto explanation =
      Searcher(index_directory(line.value("index")), searcher_options(line)).explain(request);
  if (format == ReportFormat::json)
    render::append_json(out.buffer(), explanation);
  else
    render::append_text(out.buffer(), explanation, request.query, style);
}

}  // namespace

std::span<const Option> explain_option_table() {
  static const auto rows = [] {
    std::vector<Option> all{index_row};
    const auto filters = filter_option_table();
    all.insert(all.end(), filters.begin(), filters.end());
    all.insert(all.end(), {synonyms_row,
                           exact_row,
                           {"why-not", "ID", "print which parts of the query leave this document out"},
                           {"text", "TEXT", "print the terms of this text; no index is needed"},
                           {"lang", "CODE", "language of the text: en (default), ms, ta, zh, ..."},
                           report_format_row,
                           color_row});
    return all;
  }();
  return rows;
}

ExitStatus run_explain(const CommandLine& line, Output& out) {
  check_words(line);
  const auto format = report_format_option(line);
  const auto style = style_for(out.descriptor(), color_option(line));
  if (line.has("why-not")) return explain_miss(line, format, style, out);
  if (line.has("text"))
    explain_terms(line, format, style, out);
  else
    explain_query(line, format, style, out);
  return ExitStatus::done;
}

}  // namespace dossier::cli
