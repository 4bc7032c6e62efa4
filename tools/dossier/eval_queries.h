// SPDX-License-Identifier: GPL-2.0-or-later
// Which queries are to be judged?
#pragma once

#include "batch_query.h"

#include <string>
#include <vector>

namespace dossier::cli {

/// Reads a file of queries: lines as `--batch` takes them, or TREC topics (`<top> <num> <title>`), of which
/// the title is asked. Their limit is as deep as rankings are judged, without snippets. \throws Error with
/// file and line for what is neither, and for an id that comes twice
[[nodiscard]] std::vector<BatchQuery> read_eval_queries(const std::string& path);

}  // namespace dossier::cli
