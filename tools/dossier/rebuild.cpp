// SPDX-License-Identifier: GPL-2.0-or-later
// How does `dossier rebuild` make an index anew from the text that is stored in it?
#include "command.h"
#include "common_options.h"
#include "environment.h"
#include "index_options.h"
#include "indexer_setup.h"
#include "messages.h"
#include "stop_signals.h"

#include "render/text.h"

#include <dossier/error.h>
#include <dossier/indexer.h>
#include <dossier/searcher.h>

#include <fmt/format.h>

#include <cstring>

namespace dossier::cli {

ExitStatus run_rebuild(const CommandLine& line, Output& out) {
  refuse_words(line, "rebuild");
  const auto options = rebuild_options(line);
  const auto directory = index_directory(options.index);
  { const Searcher must_exist(directory); }  // an indexer would make an empty index where there is none
  const StopSignals signals;
  auto made = indexer_options(options);
  made.stop = signals.token();
  const auto report = Indexer(directory, std::move(made)).rebuild();
  if (report.stopped && signals.received() != 0) {
    print_note(fmt::format("stopped by signal {} ({}); the index is as it was before", signals.received(),
                           strsignal(signals.received())));
    return ended_by_signal(signals.received());
  }
  if (options.verbosity != Verbosity::quiet)
    out.buffer() += fmt::format("rebuilt {} in {:.1f} s\n", render::counted(report.documents, "document"),
                                static_cast<double>(report.elapsed.count()) / 1000);
  return ExitStatus::done;
}

}  // namespace dossier::cli
