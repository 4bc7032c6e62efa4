// SPDX-License-Identifier: GPL-2.0-or-later
// How is a batch of queries answered in one process?
#include "batch.h"

#include "answer_writer.h"
#include "batch_query.h"
#include "line_reader.h"

#include <dossier/error.h>

namespace dossier::cli {
namespace {

bool is_query_problem(ErrorCode code) {
  return code == ErrorCode::invalid_argument || code == ErrorCode::cancelled;
}

// Why the query was not answered; empty when it was.
std::string answer(const Searcher& searcher, const BatchQuery& query, AnswerWriter& writer) {
  if (!query.problem.empty()) return query.problem;
  try {
    const auto results = searcher.search(dated(query.request));
    writer.write(render::Answer{query.request, results, query.id});
  } catch (const Error& error) {
    if (!is_query_problem(error.code())) throw;
    return error.hint().empty() ? error.what() : std::string(error.what()) + "; " + error.hint();
  }
  return {};
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

BatchQuery read_query(const LineReader::Line& line, std::size_t number, const SearchRequest& defaults) {
  if (line.cut) return {std::to_string(number), {}, "longer than a million bytes"};
  return parse_batch_line(number == 1 ? without_byte_order_mark(line.text) : line.text, number, defaults);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

ExitStatus answer_batch(const Searcher& searcher, const SearchOptions& options, Output& out) {
  LineReader reader(*options.batch);
  AnswerWriter writer(options, out);
  const bool at_once = options.batch == "-";
  auto status = ExitStatus::done;
  std::size_t number = 0;
  while (const auto line = reader.next()) {
    ++number;
    if (is_blank(line->text)) continue;
    const auto query = read_query(*line, number, options.request);
    if (const auto problem = answer(searcher, query, writer); !problem.empty()) {
      writer.write(render::FailedQuery{query.id, number, problem});
      status = ExitStatus::usage;
    }
    at_once ? out.flush() : out.drain();
    if (out.closed()) break;
  }
  return status;
}

}  // namespace dossier::cli
