// SPDX-License-Identifier: GPL-2.0-or-later
// How is a batch of queries answered in one process?
#pragma once

#include "exit_status.h"
#include "output.h"
#include "search_options.h"

#include <dossier/searcher.h>

namespace dossier::cli {

/// Answers every line of `options.batch`. A faulty line gets an answer that says so, and the status `usage`
/// at the end; the others are answered all the same.
[[nodiscard]] ExitStatus answer_batch(const Searcher& searcher, const SearchOptions& options, Output& out);

}  // namespace dossier::cli
