// SPDX-License-Identifier: GPL-2.0-or-later
// Which members of parliament put the questions?
#include "metadata/questions.h"
#include "text/unicode.h"

#include <optional>
#include <string>

namespace dossier::metadata {
namespace {

constexpr std::size_t reach_behind_by = 3;

/// "... Motion on X by NMP Ms Jane Doe": a name with an honorific behind "by" that is no office holder's.
std::optional<std::string> mover_in_title(const Reading& reading, const Lexicon& lexicon) {
  const Passage& passage = reading.title.passage;
  for (std::size_t by = 0; by + 1 < passage.size(); ++by) {
    if (text::ascii_lower(passage.word(by)) != "by") continue;
    for (std::size_t at = by + 1; at < passage.size() && at <= by + reach_behind_by; ++at) {
      const std::size_t name = lexicon.skip_honorifics(passage, at);
      if (name == at || name >= passage.size()) continue;
      const std::size_t end = name_run_end(passage, name, lexicon);
      if (end >= name + 2) return display_name(passage.span(name, end));
    }
  }
  return std::nullopt;
}

bool names_office_holder(const Reading& reading) {
  for (const Mention& mention : reading.title.mentions) {
    if (mention.is_named() && mention.office) return true;
  }
  return false;
}

}  // namespace

void resolve_asked_by(Reading& reading, const Exchange& exchange, const Lexicon& lexicon) {
  auto& names = reading.record.asked_by;
  for (const Question& question : exchange.questions) {
    for (const std::string& asker : question.askers) {
      reading.add(names, "asked_by", asker, "text", "puts a question");
    }
  }
  if (!names.empty() || names_office_holder(reading)) return;
  if (const auto mover = mover_in_title(reading, lexicon)) {
    reading.add(names, "asked_by", *mover, "title", "moves or asks by the title");
  }
}

}  // namespace dossier::metadata
