// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents did judges find relevant, and which documents does a run file rank?
#pragma once

#include "measures.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cli {

/// By query id.
using Judgements = std::map<std::string, Grades, std::less<>>;

/// Reads `qid TAB docid TAB grade`, or TREC's `qid 0 docid grade` with ids percent-encoded as in
/// `--format trec`. \throws Error with file and line for what is neither, and for a document judged twice
/// with different grades
[[nodiscard]] Judgements read_judgements(const std::string& path);

/// By query id: the ids ranked, the best first.
using Run = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads a TREC run, `qid Q0 docid rank score tag`, ids percent-encoded. Higher scores go first; of equal
/// ones, the lower rank. \throws Error with file and line for what is none, and for a document ranked twice
[[nodiscard]] Run read_run(const std::string& path);

/// The text with `%20` and the like put back; a `%` that begins no such code stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

/// The parts of a line between white space.
[[nodiscard]] std::vector<std::string_view> columns_of(std::string_view line);

}  // namespace dossier::cli
