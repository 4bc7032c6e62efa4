// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier show` print one document?
#include "command.h"
#include "common_options.h"
#include "messages.h"

#include "render/json.h"
#include "render/text.h"

#include <dossier/error.h>
#include <dossier/searcher.h>

namespace dossier::cli {
namespace {

const std::string& id_of(const CommandLine& line) {
  if (line.words().empty())
    throw Error(ErrorCode::invalid_argument, "no id", "search prints the id of each document");
  if (line.words().size() > 1)
    throw Error(ErrorCode::invalid_argument, "more than one id: '" + line.words()[1] + "'",
                "put an id with spaces between quotes");
  return line.words().front();
}

}  // namespace

std::span<const Option> show_option_table() {
  static constexpr Option rows[] = {index_row, report_format_row, color_row};
  return rows;
}

ExitStatus run_show(const CommandLine& line, Output& out) {
  const auto& id = id_of(line);
  const auto format = report_format_option(line);
  const auto style = style_for(out.descriptor(), color_option(line));
  const Searcher searcher(index_directory(line.value("index")));
  const auto document = searcher.document(id);
  if (!document) {
    print_error("no document has the id '" + id + "'", "search and export print ids");
    return ExitStatus::no_hits;
  }
  if (format == ReportFormat::json)
    render::append_json(out.buffer(), *document);
  else
    render::append_text(out.buffer(), *document, style);
  return ExitStatus::done;
}

}  // namespace dossier::cli
