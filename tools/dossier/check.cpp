// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier check` find what is wrong with an index, or doubtful in its metadata?
#include "check_parts.h"
#include "command.h"
#include "common_options.h"

#include "render/check.h"
#include "render/json.h"
#include "render/text.h"

#include <dossier/error.h>
#include <dossier/maintenance.h>
#include <dossier/searcher.h>

#include <algorithm>
#include <filesystem>

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

ExitStatus list_doubtful(const CommandLine& line, ReportFormat format, Output& out) {
  const Searcher searcher(index_directory(line.value("index")));
  std::size_t documents = 0;
  std::size_t doubtful = 0;
  // Reads every document whole: one that is damaged ends the check with its error.
  searcher.for_each_document([&](const DocumentRecord& record) {
    ++documents;
    if (!is_doubtful(record)) return true;
    ++doubtful;
    print_doubtful(record, format, line, out);
    return !out.closed();
  });
  if (format == ReportFormat::text)
    out.buffer() += render::counted(documents, "document") + " can be read; the sources of " +
                    render::counted(doubtful, "document") + " disagree on a value\n";
  return ExitStatus::done;
}

void append(std::vector<CheckFinding>& all, const CheckReport& report) {
  all.insert(all.end(), report.findings.begin(), report.findings.end());
}

render::CheckResult checked(const std::filesystem::path& index, bool with_sources) {
  render::CheckResult result;
  result.index = index;
  append(result.findings, check_part(index, CheckPart::structure));
  const auto content = check_part(index, CheckPart::content);
  append(result.findings, content);
  result.documents = content.examined;
  result.doubtful = content.doubtful;
  if (!with_sources) return result;
  const auto sources = check_part(index, CheckPart::sources);
  append(result.findings, sources);
  result.files = sources.examined;
  return result;
}

}  // namespace

std::span<const Option> check_option_table() {
  static constexpr Option rows[] = {
      index_row,
      {"source", "", "also read the files that the index was made from: which hold something else now?"},
      {"metadata", "",
       "list documents whose sources disagree on a value, or that were filed before their event"},
      {"quiet", "", "say nothing when all is well"},
      report_format_row,
      color_row};
  return rows;
}

ExitStatus run_check(const CommandLine& line, Output& out) {
  refuse_words(line, "check");
  const auto format = report_format_option(line);
  if (line.has("metadata")) {
    if (line.has("source") || line.has("quiet"))
      throw Error(ErrorCode::invalid_argument, "--metadata is a list of its own",
                  "leave --source and --quiet out");
    return list_doubtful(line, format, out);
  }
  const auto result = checked(index_directory(line.value("index")), line.has("source"));
  if (!line.has("quiet") || !result.findings.empty()) {
    if (format == ReportFormat::json)
      render::append_json(out.buffer(), result);
    else
      render::append_text(out.buffer(), result);
  }
  return result.is_damaged() ? ExitStatus::index_unusable : ExitStatus::done;
}

}  // namespace dossier::cli
