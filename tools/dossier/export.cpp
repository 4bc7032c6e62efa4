// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier export` print the metadata of every document?
#include "command.h"
#include "common_options.h"
#include "option_values.h"

#include "render/csv.h"
#include "render/json.h"

#include <dossier/searcher.h>

#include <utility>

namespace dossier::cli {
namespace {

enum class ExportFormat { jsonl, csv };

constexpr std::pair<std::string_view, ExportFormat> export_formats[] = {{"jsonl", ExportFormat::jsonl},
                                                                        {"csv", ExportFormat::csv}};

ExportFormat format_of(const CommandLine& line) {
  const auto value = line.value("format");
  return value ? parse_choice("format", *value, export_formats) : ExportFormat::jsonl;
}

}  // namespace

std::span<const Option> export_option_table() {
  static constexpr Option rows[] = {index_row, {"format", "FORMAT", "jsonl (default) or csv"}};
  return rows;
}

ExitStatus run_export(const CommandLine& line, Output& out) {
  refuse_words(line, "export");
  const auto format = format_of(line);
  const Searcher searcher(index_directory(line.value("index")));
  if (format == ExportFormat::csv) render::append_csv_record_header(out.buffer());
  searcher.for_each_document([&](const DocumentRecord& record) {
    if (format == ExportFormat::csv)
      render::append_csv(out.buffer(), record);
    else
      render::append_json(out.buffer(), record);
    out.drain();
    return !out.closed();
  });
  return ExitStatus::done;
}

}  // namespace dossier::cli
