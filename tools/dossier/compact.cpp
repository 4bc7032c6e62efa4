// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier compact` write an index anew without gaps?
#include "command.h"
#include "common_options.h"
#include "lock_clash.h"
#include "stop_signals.h"

#include "render/text.h"

#include <dossier/error.h>
#include <dossier/maintenance.h>

#include <fmt/format.h>

namespace dossier::cli {
namespace {

std::string summary(const CompactReport& report) {
  return fmt::format("compacted {}: {} before, {} after\n", render::counted(report.documents, "document"),
                     render::byte_size(report.bytes_before), render::byte_size(report.bytes_after));
}

}  // namespace

std::span<const Option> compact_option_table() {
  static constexpr Option rows[] = {
      index_row, wait_row, max_age_row, {"quiet", "", "say nothing unless it failed"}};
  return rows;
}

ExitStatus run_compact(const CommandLine& line, Output& out) {
  refuse_words(line, "compact");
  const bool is_quiet = line.has("quiet");
  const StopSignals signals;
  LockClash clash(lock_choice(line), is_quiet ? ClashNotes::left_out : ClashNotes::printed);
  try {
    const auto report =
        compact_index(index_directory(line.value("index")), {clash.options(), signals.token()});
    if (!is_quiet) out.buffer() += summary(report);
    return ExitStatus::done;
  } catch (const Error& error) {
    return end_undone(error, clash, signals);
  }
}

}  // namespace dossier::cli
