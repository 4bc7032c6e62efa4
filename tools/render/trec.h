// SPDX-License-Identifier: GPL-2.0-or-later
// What does an answer look like as a TREC run?
#pragma once

#include "answer.h"

#include <string>

namespace dossier::render {

/// Appends one line a hit, `qid Q0 docid rank score dossier`. White space, control characters and `%` in the
/// ids are percent-encoded. The query of a single search has the id `1`.
void append_trec(std::string& out, const Answer& answer);

}  // namespace dossier::render
