// SPDX-License-Identifier: GPL-2.0-or-later
// What did the user ask of `dossier search`?
#pragma once

#include "environment.h"
#include "option_set.h"

#include "render/text.h"

#include <dossier/searcher.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dossier::cli {

enum class AnswerFormat { text, json, jsonl, csv, trec, bibtex };

/// A command line of `search`, checked, with nothing opened or read yet.
struct SearchOptions {
  std::optional<std::string> index;
  SearchRequest request;
  AnswerFormat format = AnswerFormat::text;
  ColorChoice color = ColorChoice::automatic;
  render::Copies copies = render::Copies::collapsed;
  render::Citations citations = render::Citations::none;
  SearcherOptions searcher;
  /// A file of queries, or `-`.
  std::optional<std::string> batch;
};

[[nodiscard]] std::span<const Option> search_option_table();

/// \throws Error `invalid_argument`.
[[nodiscard]] SearchOptions search_options(const CommandLine& line);

inline constexpr Option exact_row{
    "exact", "", "only words as typed, in their forms; no other spellings, acronyms or synonyms"};
/// The same, for commands that have an answer without a query too.
[[nodiscard]] SearchOptions answer_options(const CommandLine& line);

inline constexpr Option synonyms_row{"synonyms", "FILE",
                                     "rules about words that mean the same: a, b or a => b; may be repeated"};
/// What an index is opened with. The user's files are read then.
[[nodiscard]] SearcherOptions searcher_options(const CommandLine& line);

inline constexpr Option strict_row{"strict", "", "a query with a problem is an error, not repaired"};
inline constexpr Option timeout_row{"timeout", "SECONDS",
                                    "give up after this time; also with a unit: 500ms, 5s, 1min"};

/// The rows of the filters, which other commands take too.
[[nodiscard]] std::span<const Option> filter_option_table();

/// What the filter options select.
[[nodiscard]] SearchFilters filter_options(const CommandLine& line);

/// A number, or none for `all`. \throws Error `invalid_argument`
[[nodiscard]] std::optional<std::size_t> limit_option(std::string_view value,
                                                      std::string_view name = "limit");

/// What the words, the filter options, `--strict` and `--timeout` ask, for commands with these options.
[[nodiscard]] SearchRequest question_of(const CommandLine& line);

/// The request with the user's day as today, where it has none. Asked anew for each query: a batch may run
/// for days.
[[nodiscard]] SearchRequest dated(SearchRequest request);

/// The query that the words make: joined by spaces.
[[nodiscard]] std::string query_of(const CommandLine& line);

}  // namespace dossier::cli
