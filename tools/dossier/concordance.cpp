// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier concordance` gather and print every mention of a query?
#include "command.h"
#include "common_options.h"
#include "messages.h"
#include "option_values.h"
#include "search_options.h"

#include "render/concordance.h"

#include <dossier/error.h>
#include <dossier/mentions.h>
#include <dossier/searcher.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace dossier::cli {
namespace {

using render::ConcordanceOrder;

enum class ConcordanceFormat { text, csv, jsonl };

constexpr std::pair<std::string_view, ConcordanceFormat> concordance_formats[] = {
    {"text", ConcordanceFormat::text}, {"csv", ConcordanceFormat::csv}, {"jsonl", ConcordanceFormat::jsonl}};
constexpr std::pair<std::string_view, ConcordanceOrder> orders[] = {
    {"date", ConcordanceOrder::date}, {"left", ConcordanceOrder::left}, {"right", ConcordanceOrder::right}};

struct ConcordanceOptions {
  SearchRequest request;
  ConcordanceFormat format = ConcordanceFormat::text;
  ConcordanceOrder order = ConcordanceOrder::date;
  /// Lines to show; none: all.
  std::optional<std::size_t> limit = 50;
  /// Columns on each side; none: what the terminal leaves.
  std::optional<std::size_t> context;
};

ConcordanceOptions concordance_options(const CommandLine& line) {
  ConcordanceOptions options;
  options.request = dated(question_of(line));
  if (options.request.query.find_first_not_of(" \t\r\n") == std::string::npos)
    throw Error(ErrorCode::invalid_argument, "no query",
                "type words, for example: dossier concordance scams");
  options.request.sort = SortOrder::newest;
  options.format = parse_choice("format", line.value("format").value_or("text"), concordance_formats);
  options.order = parse_choice("sort", line.value("sort").value_or("date"), orders);
  if (const auto limit = line.value("limit")) options.limit = limit_option(*limit);
  if (const auto width = line.value("width"))
    options.context = std::min(parse_count("width", *width), render::longest_context);
  return options;
}

/// Columns that are shown of each side: as asked for, or as many as there may be room for.
std::size_t shown_context(const ConcordanceOptions& options, const render::TextStyle& style) {
  return options.context.value_or(options.format == ConcordanceFormat::text ? style.width
                                                                            : render::usual_context);
}

render::Concordance gather(const Searcher& searcher, const ConcordanceOptions& options, std::size_t context) {
  // The order is decided by whole words, however little is shown.
  const auto kept = std::max(context, render::usual_context);
  render::Concordance concordance{options.request, {}, 0, 0, {}};
  const bool is_in_order = options.order == ConcordanceOrder::date;
  const auto report = searcher.for_each_mention(options.request, [&](const DocumentMentions& mentions) {
    concordance.mentions += mentions.count();
    if (is_in_order && options.limit && concordance.lines.size() >= *options.limit) return true;
    auto lines = render::concordance_lines(mentions, kept);
    std::move(lines.begin(), lines.end(), std::back_inserter(concordance.lines));
    return true;
  });
  concordance.documents = report.documents;
  concordance.issues = report.issues;
  render::sort_lines(concordance.lines, options.order);
  if (options.limit && concordance.lines.size() > *options.limit) concordance.lines.resize(*options.limit);
  render::cut_context(concordance.lines, context);
  return concordance;
}

}  // namespace

std::span<const Option> concordance_option_table() {
  static const auto rows = [] {
    std::vector<Option> all{index_row};
    const auto filters = filter_option_table();
    all.insert(all.end(), filters.begin(), filters.end());
    all.insert(
        all.end(),
        {{"sort", "ORDER", "date (default): the newest first; left or right: by the words beside it"},
         {"limit", "N", "show N mentions (default 50), or 'all'"},
         {"width", "N", "columns of context on each side (default: what the terminal leaves, else 60)"},
         {"format", "FORMAT", "text (default), csv or jsonl"},
         synonyms_row,
         exact_row,
         strict_row,
         timeout_row,
         color_row});
    return all;
  }();
  return rows;
}

ExitStatus run_concordance(const CommandLine& line, Output& out) {
  const auto options = concordance_options(line);
  const auto style = style_for(out.descriptor(), color_option(line));
  const Searcher searcher(index_directory(line.value("index")), searcher_options(line));
  const auto concordance = gather(searcher, options, shown_context(options, style));
  if (options.format == ConcordanceFormat::text) {
    render::append_text(out.buffer(), concordance, options.context, style);
  } else {
    print_issues(concordance.issues);
    options.format == ConcordanceFormat::csv ? render::append_csv(out.buffer(), concordance)
                                             : render::append_jsonl(out.buffer(), concordance);
  }
  return concordance.mentions > 0 ? ExitStatus::done : ExitStatus::no_hits;
}

}  // namespace dossier::cli
