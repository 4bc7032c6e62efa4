// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier rebuild` make an index anew from the text that is stored in it?
#include "command.h"
#include "common_options.h"
#include "environment.h"
#include "index_options.h"
#include "indexer_setup.h"
#include "lock_clash.h"
#include "stop_signals.h"

#include "render/text.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <fmt/format.h>

#include <utility>

namespace dossier::cli {

ExitStatus run_rebuild(const CommandLine& line, Output& out) {
  refuse_words(line, "rebuild");
  const auto options = rebuild_options(line);
  const bool is_quiet = options.verbosity == Verbosity::quiet;
  const StopSignals signals;
  LockClash clash(options.lock, is_quiet ? ClashNotes::left_out : ClashNotes::printed);
  auto made = indexer_options(options);
  made.stop = signals.token();
  made.lock = clash.options();
  made.must_exist = true;
  try {
    const auto report = Indexer(index_directory(options.index), std::move(made)).rebuild();
    if (report.stopped) throw Error(ErrorCode::cancelled, "stopped");
    if (!is_quiet)
      out.buffer() += fmt::format("rebuilt {} in {:.1f} s\n", render::counted(report.documents, "document"),
                                  static_cast<double>(report.elapsed.count()) / 1000);
    return ExitStatus::done;
  } catch (const Error& error) {
    return end_undone(error, clash, signals);
  }
}

}  // namespace dossier::cli
