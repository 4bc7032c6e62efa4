// SPDX-License-Identifier: GPL-2.0-or-later
// What did the user ask of `dossier search`?
#include "search_options.h"

#include "common_options.h"
#include "option_values.h"

#include <dossier/error.h>

#include <fmt/format.h>

#include <utility>

namespace dossier::cli {
namespace {

constexpr Option category_row{"category", "C", "only this category; may be repeated: any of them"};
constexpr Option minister_row{"minister", "M", "only documents of this minister; may be repeated"};
constexpr Option topic_row{"topic", "T", "only this topic; may be repeated"};
constexpr Option since_row{"since", "DATE",
                           "not before this day, month or year: 2022, 2022-03, 2022-03-01, 90d, last-month"};
constexpr Option until_row{"until", "DATE", "not after this day, month or year"};
constexpr Option today_row{"today", "DATE", "the day from which dates such as 90d are counted, if not today"};

constexpr std::pair<std::string_view, SortOrder> sort_orders[] = {
    {"relevance", SortOrder::relevance}, {"newest", SortOrder::newest}, {"oldest", SortOrder::oldest}};

constexpr std::pair<std::string_view, AnswerFormat> answer_formats[] = {
    {"text", AnswerFormat::text}, {"json", AnswerFormat::json}, {"jsonl", AnswerFormat::jsonl},
    {"csv", AnswerFormat::csv},   {"trec", AnswerFormat::trec}, {"bibtex", AnswerFormat::bibtex}};

constexpr std::pair<std::string_view, SpellingMode> spelling_modes[] = {
    {"off", SpellingMode::off}, {"suggest", SpellingMode::suggest}, {"correct", SpellingMode::correct}};

std::size_t passages_of(const std::string& value) {
  const auto count = parse_count("passages", value);
  if (count < 1 || count > 3)
    throw Error(ErrorCode::invalid_argument, fmt::format("--passages '{}' is not 1, 2 or 3", value));
  return count;
}

SearchRequest request_of(const CommandLine& line) {
  auto request = question_of(line);
  if (const auto sort = line.value("sort")) request.sort = parse_choice("sort", *sort, sort_orders);
  if (const auto limit = line.value("limit")) request.limit = limit_option(*limit);
  if (const auto offset = line.value("offset")) request.offset = parse_count("offset", *offset);
  for (const auto& list : line.values("facets"))
    for (auto& name : parse_list(list)) request.facets.push_back(std::move(name));
  if (line.has("no-snippet")) request.snippets = SnippetMode::none;
  if (line.has("no-total")) request.count_total = false;
  if (const auto passages = line.value("passages")) request.snippet_passages = passages_of(*passages);
  return request;
}

/// So many values of a facet are shown to people; programs get all.
constexpr std::size_t facet_values_shown = 10;

std::optional<std::size_t> facet_limit_of(const CommandLine& line, AnswerFormat format) {
  if (const auto limit = line.value("facet-limit")) return limit_option(*limit, "facet-limit");
  if (format != AnswerFormat::text) return std::nullopt;
  return facet_values_shown;
}

std::chrono::milliseconds time_limit(std::string_view value) {
  const auto limit = parse_duration("timeout", value);
  if (limit.count() == 0)
    throw Error(ErrorCode::invalid_argument, fmt::format("--timeout '{}' leaves no time", value),
                "leave it out for a search without a limit");
  return limit;
}

bool asks_for_nothing(const CommandLine& line, const SearchRequest& request) {
  if (request.query.find_first_not_of(" \t\r\n") != std::string::npos) return false;
  for (const auto* option : {"category", "minister", "topic", "since", "until", "facets", "sort", "limit"})
    if (line.has(option)) return false;
  return true;
}

bool is_list(AnswerFormat format) {
  return format == AnswerFormat::csv || format == AnswerFormat::trec || format == AnswerFormat::bibtex;
}

/// What is done about an answer that found little. A list of hits has no room to say that they are those of
/// another query.
void set_second_thoughts(const CommandLine& line, SearchOptions& options) {
  options.request.spelling = is_list(options.format) ? SpellingMode::off : SpellingMode::correct;
  if (const auto mode = line.value("spelling"))
    options.request.spelling = parse_choice("spelling", *mode, spelling_modes);
  options.request.explain_misses = !options.batch && !is_list(options.format);
}

void check(const CommandLine& line, const SearchOptions& options) {
  if (options.batch && !options.request.query.empty())
    throw Error(ErrorCode::invalid_argument, "a query and --batch exclude each other",
                "put the query into the batch file");
  if (!options.batch && asks_for_nothing(line, options.request))
    throw Error(ErrorCode::invalid_argument, "no query and no filter",
                "type words, for example: dossier search scams");
}

}  // namespace

std::span<const Option> filter_option_table() {
  static constexpr Option rows[] = {category_row, minister_row, topic_row, since_row, until_row, today_row};
  return rows;
}

std::span<const Option> search_option_table() {
  static constexpr Option rows[] = {
      index_row,
      category_row,
      minister_row,
      topic_row,
      since_row,
      until_row,
      today_row,
      {"sort", "ORDER", "relevance (default), newest or oldest"},
      {"limit", "N", "show N hits (default 10), or 'all'"},
      {"offset", "N", "pass over the first N hits"},
      {"facets", "NAMES",
       "count documents by these, separated by commas: category, minister, topic, year, month, ..."},
      {"facet-limit", "N", "so many values of each: 10 in text, elsewhere 'all'"},
      {"format", "FORMAT", "text (default; a batch: jsonl), json, jsonl, csv, trec or bibtex"},
      {"passages", "N", "up to N passages of each hit: 1 (default), 2 or 3"},
      {"no-snippet", "", "no passages: faster"},
      {"no-total", "", "do not count all documents: faster for phrases, exact words and NEAR"},
      {"spelling", "MODE",
       "a query without hits: 'correct' answers the nearest with hits, 'suggest' names it, 'off' (default: "
       "'correct', and 'off' for csv, trec and bibtex)"},
      {"no-collapse", "", "text: show every copy of a document, not one with 'also filed as'"},
      {"cite", "", "text: a line to cite each hit by"},
      {"batch", "FILE", "answer the queries in FILE, one a line; '-': from standard input, as they come"},
      synonyms_row,
      exact_row,
      strict_row,
      timeout_row,
      color_row};
  return rows;
}

SearchOptions answer_options(const CommandLine& line) {
  SearchOptions options;
  options.index = line.value("index");
  options.batch = line.value("batch");
  options.request = request_of(line);
  options.searcher = searcher_options(line);
  options.color = color_option(line);
  if (line.has("cite")) options.citations = render::Citations::shown;
  if (line.has("no-collapse")) options.copies = render::Copies::listed;
  if (options.batch) options.format = AnswerFormat::jsonl;
  if (const auto format = line.value("format"))
    options.format = parse_choice("format", *format, answer_formats);
  options.request.facet_limit = facet_limit_of(line, options.format);
  set_second_thoughts(line, options);
  return options;
}

SearchOptions search_options(const CommandLine& line) {
  auto options = answer_options(line);
  check(line, options);
  return options;
}

SearchFilters filter_options(const CommandLine& line) {
  SearchFilters filters;
  filters.categories = line.values("category");
  filters.ministers = line.values("minister");
  filters.topics = line.values("topic");
  filters.since = line.value("since").value_or("");
  filters.until = line.value("until").value_or("");
  return filters;
}

std::optional<std::size_t> limit_option(std::string_view value, std::string_view name) {
  if (value == "all") return std::nullopt;
  try {
    return parse_count(name, value);
  } catch (const Error&) {
    throw Error(ErrorCode::invalid_argument,
                fmt::format("--{} '{}' is neither a whole number nor 'all'", name, value));
  }
}

SearchRequest question_of(const CommandLine& line) {
  SearchRequest request;
  request.query = query_of(line);
  request.filters = filter_options(line);
  request.today = line.value("today").value_or("");
  if (const auto timeout = line.value("timeout")) request.timeout = time_limit(*timeout);
  if (line.has("strict")) request.mode = QueryMode::strict;
  if (line.has("exact")) request.expansion = WordExpansion::none;
  return request;
}

SearcherOptions searcher_options(const CommandLine& line) {
  const auto files = line.values("synonyms");
  return {{files.begin(), files.end()}};
}

SearchRequest dated(SearchRequest request) {
  if (request.today.empty()) request.today = local_today();
  return request;
}

std::string query_of(const CommandLine& line) {
  return fmt::format("{}", fmt::join(line.words(), " "));
}

}  // namespace dossier::cli
