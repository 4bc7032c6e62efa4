// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier stats` print figures about an index?
#include "command.h"
#include "common_options.h"

#include "render/json.h"
#include "render/text.h"

#include <dossier/searcher.h>

namespace dossier::cli {

std::span<const Option> stats_option_table() {
  static constexpr Option rows[] = {
      index_row, {"failed", "", "name the files that could not be read"}, report_format_row, color_row};
  return rows;
}

ExitStatus run_stats(const CommandLine& line, Output& out) {
  refuse_words(line, "stats");
  const auto format = report_format_option(line);
  const auto style = style_for(out.descriptor(), color_option(line));
  const auto failed = line.has("failed") ? render::FailedFiles::named : render::FailedFiles::counted;
  const auto stats = Searcher(index_directory(line.value("index"))).stats();
  if (format == ReportFormat::json)
    render::append_json(out.buffer(), stats);
  else
    render::append_text(out.buffer(), stats, failed, style);
  return ExitStatus::done;
}

}  // namespace dossier::cli
