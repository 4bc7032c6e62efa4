// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier index` build an index, or bring it up to date?
#include "command.h"
#include "environment.h"
#include "index_options.h"
#include "index_report.h"
#include "indexer_setup.h"
#include "messages.h"
#include "progress.h"
#include "stop_signals.h"

#include "render/display_text.h"

#include <dossier/indexer.h>

#include <fmt/format.h>

#include <cstring>

#include <unistd.h>

namespace dossier::cli {
namespace {

IndexReport update(const IndexOptions& options, const std::vector<Root>& roots, std::stop_token stop) {
  ProgressLine progress(is_terminal(STDERR_FILENO) && options.verbosity != Verbosity::quiet);
  auto made = indexer_options(options);
  made.stop = std::move(stop);
  made.on_progress = [&](const IndexProgress& now) { progress.show(now); };
  return Indexer(index_directory(options.index), std::move(made)).update(roots);
}

void append_report(std::string& text, const IndexReport& report, Verbosity verbosity) {
  if (verbosity == Verbosity::quiet) return;
  for (const auto& line : skipped_lines(report, verbosity)) text += render::printable(line) + '\n';
  text += summary_line(report) + '\n';
}

ExitStatus preview(const IndexOptions& options, const std::vector<Root>& roots, Output& out) {
  const auto preview = preview_update(index_directory(options.index), roots, indexer_options(options));
  for (const auto& line : preview_lines(preview, options.verbosity))
    out.buffer() += render::printable(line) + '\n';
  return ExitStatus::done;
}

}  // namespace

ExitStatus run_index(const CommandLine& line, Output& out) {
  const auto options = index_options(line);
  const auto roots = roots_of(options);
  if (options.dry_run) return preview(options, roots, out);
  const StopSignals signals;
  const auto report = update(options, roots, signals.token());
  print_problems(report, options.verbosity);
  append_report(out.buffer(), report, options.verbosity);
  if (report.stopped && signals.received() != 0) {
    print_note(
        fmt::format("stopped by signal {} ({}); what was done is kept, the next run goes on from there",
                    signals.received(), strsignal(signals.received())));
    return ended_by_signal(signals.received());
  }
  return report.failed.empty() ? ExitStatus::done : ExitStatus::files_failed;
}

}  // namespace dossier::cli
