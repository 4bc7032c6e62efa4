// SPDX-License-Identifier: GPL-2.0-or-later
// Which office holders speak, answer, sign or act in a document, and which are merely named?
#pragma once

#include "metadata/authority.h"
#include "metadata/identity.h"
#include "metadata/lexicon.h"
#include "metadata/offices.h"
#include "metadata/questions.h"
#include "metadata/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::metadata {

/// What the rules for ministers read and write.
struct Roles {
  Reading& reading;
  const Exchange& exchange;
  const Authority& authority;
  const Lexicon& lexicon;
  const OfficeBook& book;
  Identifier identifier;

  [[nodiscard]] bool has_ministers() const { return !reading.record.ministers.empty(); }
  /// Adds an identified minister; people who put the question and people out of office are left out.
  void add(const std::optional<Identity>& who, const std::string& source, const std::string& reason);
  /// Adds the holder of an office on the document's day, and the office.
  void add_holder(const OfficeSpan& offices, const std::string& printed, const std::string& why);
  void add_office(const std::string& printed, const std::string& source, const std::string& reason);
};

/// speakers.cpp: who delivers a speech or speaks in a transcript.
void find_speakers(Roles& roles);
/// answerers.cpp: who answers a parliamentary question.
void find_answerers(Roles& roles);
/// actors.cpp: who signs, chairs, launches, is quoted, or acts by office, in any other document.
void find_actors(Roles& roles);

/// Whether two names may be one person's: equal, or one begins with the other ("Jane Doe Mei Ling").
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b);
/// Name and office alone in a line, or "Speech by ...", among the first paragraphs.
void find_byline(Roles& roles);

/// Ministers that record or front matter state.
[[nodiscard]] bool take_stated_ministers(Roles& roles);
/// Office holders named otherwise.
void find_mentioned(Roles& roles);

/// Who holds the words "by", "of", a possessive or the first place in a title: those whose document it is.
[[nodiscard]] std::vector<const Mention*> introduced_in_title(const ReadText& title);

/// All of it: needs title, text, categories and date.
void resolve_ministers(Reading& reading, const Exchange& exchange, const Authority& authority,
                       const Lexicon& lexicon, const OfficeBook& book);

}  // namespace dossier::metadata
