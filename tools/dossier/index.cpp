// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier index` build an index, or bring it up to date?
#include "command.h"
#include "environment.h"
#include "index_options.h"
#include "index_report.h"
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

// The user's files first: they have precedence.
std::vector<std::filesystem::path> authority_files(const IndexOptions& options) {
  std::vector<std::filesystem::path> files(options.authority_files.begin(), options.authority_files.end());
  if (options.shipped_authority == ShippedFiles::left_out) return files;
  const auto shipped = shipped_authority_files();
  files.insert(files.end(), shipped.begin(), shipped.end());
  return files;
}

IndexerOptions indexer_options(const IndexOptions& options) {
  IndexerOptions made;
  made.authority_files = authority_files(options);
  made.taxonomy_file =
      options.taxonomy_file ? std::filesystem::path(*options.taxonomy_file) : shipped_taxonomy();
  made.follow_symlinks = options.follow_symlinks;
  made.allow_empty = options.allow_empty;
  made.threads = options.threads;
  made.extractor.program = extractor_program();
  if (options.max_file_bytes) made.max_document_bytes = *options.max_file_bytes;
  return made;
}

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

}  // namespace

ExitStatus run_index(const CommandLine& line, Output& out) {
  const auto options = index_options(line);
  const auto roots = roots_of(options);
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
