// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier search` answer one query, or a batch of them?
#include "answer_writer.h"
#include "batch.h"
#include "command.h"
#include "search_options.h"

#include <dossier/searcher.h>

namespace dossier::cli {
namespace {

ExitStatus answer_one(const Searcher& searcher, const SearchOptions& options, Output& out) {
  const auto results = searcher.search(dated(options.request));
  AnswerWriter(options, out).write(render::Answer{options.request, results});
  return results.total > 0 ? ExitStatus::done : ExitStatus::no_hits;
}

}  // namespace

ExitStatus run_search(const CommandLine& line, Output& out) {
  const auto options = search_options(line);
  const Searcher searcher(index_directory(options.index), options.searcher);
  return options.batch ? answer_batch(searcher, options, out) : answer_one(searcher, options, out);
}

}  // namespace dossier::cli
