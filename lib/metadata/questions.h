// SPDX-License-Identifier: GPL-2.0-or-later
// Who asks whom in a parliamentary question, and which paragraphs are question and which are answer?
#pragma once

#include "metadata/lexicon.h"
#include "metadata/offices.h"
#include "metadata/reading.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dossier::metadata {

/// One "NAME: To ask the OFFICE" or "NAME asked the OFFICE".
struct Question {
  /// Names of the members who put it, without honorifics.
  std::vector<std::string> askers;
  /// Whom it is put to, if that reads as an office.
  std::optional<OfficeSpan> office;
  /// The office as printed.
  std::string printed_office;
};

/// A paragraph that begins with who speaks: "Dr Jane Doe: ...".
struct Turn {
  std::size_t paragraph = 0;
  /// Index into the paragraph's mentions, when an office holder is recognised.
  std::optional<std::size_t> mention;
};

/// What the text of a parliamentary question shows.
struct Exchange {
  std::vector<Question> questions;
  std::vector<Turn> turns;
};

/// All questions that are put in a passage.
[[nodiscard]] std::vector<Question> find_questions(const Passage& passage, const Lexicon& lexicon);

/// Paragraphs that begin with a speaker's name and a colon.
[[nodiscard]] std::vector<Turn> find_turns(const Reading& reading, const Lexicon& lexicon);

/// Reads questions and turns, and tells question and answer paragraphs apart by their kind.
[[nodiscard]] Exchange read_exchange(Reading& reading, const Lexicon& lexicon);

/// asked_by.cpp: writes the members' names as printed, each once, with provenance.
void resolve_asked_by(Reading& reading, const Exchange& exchange, const Lexicon& lexicon);

}  // namespace dossier::metadata
