// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier similar` find the documents most like one?
#include "answer_writer.h"
#include "command.h"
#include "common_options.h"
#include "messages.h"
#include "search_options.h"

#include <dossier/error.h>
#include <dossier/searcher.h>
#include <dossier/similar.h>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dossier::cli {
namespace {

/// The first word is the id, the others are a query.
std::string take_id(const CommandLine& line, SearchRequest& request) {
  const auto& words = line.words();
  if (words.empty())
    throw Error(ErrorCode::invalid_argument, "no id", "search prints the id of each document");
  request.query = fmt::format("{}", fmt::join(words.begin() + 1, words.end(), " "));
  return words.front();
}

}  // namespace

std::span<const Option> similar_option_table() {
  static const auto rows = [] {
    std::vector<Option> all;
    for (const Option& row : search_option_table())
      if (row.name != "batch" && row.name != "no-total") all.push_back(row);
    return all;
  }();
  return rows;
}

ExitStatus run_similar(const CommandLine& line, Output& out) {
  auto options = answer_options(line);
  const auto id = take_id(line, options.request);
  const Searcher searcher(index_directory(options.index), options.searcher);
  const auto similar = searcher.similar(id, dated(options.request));
  if (!similar) {
    print_error("no document has the id '" + id + "'", "search and export print ids");
    return ExitStatus::no_hits;
  }
  AnswerWriter(options, out).write(render::Answer{options.request, similar->results, {}, &*similar});
  return similar->results.total > 0 ? ExitStatus::done : ExitStatus::no_hits;
}

}  // namespace dossier::cli
