// SPDX-License-Identifier: GPL-2.0-or-later
// What is said about a run of the indexer?
#pragma once

#include "index_options.h"

#include <dossier/indexer.h>

#include <string>
#include <vector>

namespace dossier::cli {

/// "indexed 745 documents (745 new) in 1.2 s: 0 failed, 3 skipped".
[[nodiscard]] std::string summary_line(const IndexReport& report);

/// Skipped files: each by name when they are few or all are wanted, else counted by reason.
[[nodiscard]] std::vector<std::string> skipped_lines(const IndexReport& report, Verbosity verbosity);

/// What a run would do: counts, and for `Verbosity::verbose` every file. Nothing for `Verbosity::quiet`.
[[nodiscard]] std::vector<std::string> preview_lines(const IndexPreview& preview, Verbosity verbosity);

/// Prints what failed to standard error; of very many only the first, unless the user wants to see all.
/// \param others what lists all
void print_failed(const std::vector<FileIssue>& failed, Verbosity verbosity, std::string_view others);

/// Prints what failed and what was odd to standard error.
void print_problems(const IndexReport& report, Verbosity verbosity);

}  // namespace dossier::cli
