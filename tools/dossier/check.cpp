// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier check` find what is wrong with an index, or doubtful in its metadata?
#include "command.h"
#include "common_options.h"

#include "render/json.h"
#include "render/text.h"

#include <dossier/searcher.h>

#include <algorithm>

namespace dossier::cli {
namespace {

bool is_doubtful(const DocumentRecord& record) {
  return std::any_of(record.provenance.begin(), record.provenance.end(),
                     [](const Provenance& entry) { return entry.is_rejected; });
}

void print_doubtful(const DocumentRecord& record, ReportFormat format, const CommandLine& line, Output& out) {
  if (format == ReportFormat::json)
    render::append_doubts_json(out.buffer(), record);
  else
    render::append_doubts(out.buffer(), record, style_for(out.descriptor(), color_option(line)));
  out.drain();
}

}  // namespace

std::span<const Option> check_option_table() {
  static constexpr Option rows[] = {
      index_row,
      {"metadata", "",
       "list documents whose sources disagree on a value, or that were filed before their event"},
      report_format_row,
      color_row};
  return rows;
}

ExitStatus run_check(const CommandLine& line, Output& out) {
  refuse_words(line, "check");
  const auto format = report_format_option(line);
  const Searcher searcher(index_directory(line.value("index")));
  std::size_t documents = 0;
  std::size_t doubtful = 0;
  // Reads every document whole: one that is damaged ends the check with its error.
  searcher.for_each_document([&](const DocumentRecord& record) {
    ++documents;
    if (!is_doubtful(record)) return true;
    ++doubtful;
    if (line.has("metadata")) print_doubtful(record, format, line, out);
    return !out.closed();
  });
  if (format == ReportFormat::text) {
    out.buffer() += render::counted(documents, "document") + " can be read; the sources of " +
                    render::counted(doubtful, "document") + " disagree on a value";
    out.buffer() += line.has("metadata") || doubtful == 0 ? "\n" : " (--metadata lists them)\n";
  }
  return ExitStatus::done;
}

}  // namespace dossier::cli
