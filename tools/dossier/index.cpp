// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier index` build an index, or bring it up to date?
#include "command.h"
#include "environment.h"
#include "index_log.h"
#include "index_options.h"
#include "index_report.h"
#include "indexer_setup.h"
#include "lock_clash.h"
#include "messages.h"
#include "progress.h"
#include "stop_signals.h"

#include "render/display_text.h"

#include <dossier/indexer.h>

#include <fmt/format.h>

#include <unistd.h>

namespace dossier::cli {
namespace {

IndexReport update(const IndexOptions& options, const std::vector<Root>& roots, LockClash& clash,
                   IndexLog& log, std::stop_token stop) {
  ProgressLine progress(is_terminal(STDERR_FILENO) && options.verbosity != Verbosity::quiet);
  auto made = indexer_options(options);
  made.stop = std::move(stop);
  made.lock = clash.options([&](const LockHolder& holder) { log.waiting(holder); });
  made.on_progress = [&](const IndexProgress& now) {
    progress.show(now);
    log.progress(now);
  };
  const auto index = index_directory(options.index);
  log.started(index, roots);
  return Indexer(index, std::move(made)).update(roots);
}

void append_report(std::string& text, const IndexReport& report, Verbosity verbosity) {
  if (verbosity == Verbosity::quiet) return;
  for (const auto& line : skipped_lines(report, verbosity)) text += render::printable(line) + '\n';
  text += summary_line(report) + '\n';
}

ExitStatus status_of_run(const IndexReport& report, const StopSignals& signals) {
  if (report.stopped && signals.received() != 0) return ended_by_signal(signals.received());
  return report.failed.empty() ? ExitStatus::done : ExitStatus::files_failed;
}

ExitStatus report_run(const IndexReport& report, const IndexOptions& options, const StopSignals& signals,
                      IndexLog& log, Output& out) {
  const auto status = status_of_run(report, signals);
  print_problems(report, options.verbosity);
  if (log.is_wanted())
    log.finished(report, status);
  else
    append_report(out.buffer(), report, options.verbosity);
  if (status != ExitStatus::done && status != ExitStatus::files_failed)
    print_stopped(signals.received(), "; what was done is kept, the next run goes on from there");
  return status;
}

ExitStatus settle(const Error& error, const LockClash& clash, const StopSignals& signals, IndexLog& log) {
  const bool is_stopped = error.code() == ErrorCode::cancelled && signals.received() != 0;
  log.failed(error, is_stopped ? ended_by_signal(signals.received()) : status_of(error.code()));
  return end_undone(error, clash, signals);
}

ExitStatus preview(const IndexOptions& options, const std::vector<Root>& roots, Output& out) {
  const auto preview = preview_update(index_directory(options.index), roots, indexer_options(options));
  for (const auto& line : preview_lines(preview, options.verbosity))
    out.buffer() += render::printable(line) + '\n';
  print_failed(preview.failed, options.verbosity, "--verbose");
  return preview.failed.empty() ? ExitStatus::done : ExitStatus::files_failed;
}

}  // namespace

ExitStatus run_index(const CommandLine& line, Output& out) {
  const auto options = index_options(line);
  if (options.dry_run) return preview(options, roots_of(options), out);
  const StopSignals signals;
  IndexLog log(out, options.log);
  LockClash clash(options.lock,
                  options.verbosity == Verbosity::quiet ? ClashNotes::left_out : ClashNotes::printed);
  try {
    const auto roots = roots_of(options);
    return report_run(update(options, roots, clash, log, signals.token()), options, signals, log, out);
  } catch (const Error& error) {
    return settle(error, clash, signals, log);
  }
}

}  // namespace dossier::cli
