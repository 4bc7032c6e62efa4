// SPDX-License-Identifier: GPL-2.0-or-later
// Who delivers a speech, or speaks in a transcript?
#include "metadata/ministers.h"
#include "text/unicode.h"

#include <algorithm>

namespace dossier::metadata {
namespace {

constexpr std::size_t byline_paragraphs = 4;
/// A byline holds little more than name and office.
constexpr std::size_t most_further_words = 2;

void add_mention(Roles& roles, const ReadText& text, const Mention& mention, const std::string& source,
                 const std::string& reason) {
  if (mention.is_named()) {
    const std::size_t before = roles.reading.record.ministers.size();
    roles.add(roles.identifier.identify(mention), source, reason);
    if (roles.reading.record.ministers.size() > before && mention.office) {
      roles.add_office(std::string(text.passage.span(mention.office->begin, mention.office->end)), source,
                       reason);
    }
  } else if (mention.office && mention.office->has_field()) {
    roles.add_holder(*mention.office,
                     std::string(text.passage.span(mention.office->begin, mention.office->end)), reason);
  }
}

void speakers_from_title(Roles& roles) {
  for (const Mention* mention : introduced_in_title(roles.reading.title)) {
    add_mention(roles, roles.reading.title, *mention, "title", "delivers it by the title");
  }
}

bool begins_like_a_title(const Passage& passage) {
  for (std::size_t at = 0; at < passage.size() && at < 8; ++at) {
    if (text::ascii_lower(passage.word(at)) == "by") return true;
  }
  return false;
}

void speakers_from_turns(Roles& roles) {
  for (const Turn& turn : roles.exchange.turns) {
    if (!turn.mention) continue;
    const ReadText& paragraph = roles.reading.paragraphs[turn.paragraph];
    roles.add(roles.identifier.identify(paragraph.mentions[*turn.mention]), "text", "speaks");
  }
}

}  // namespace

void find_byline(Roles& roles) {
  const auto& paragraphs = roles.reading.paragraphs;
  for (std::size_t i = 0; i < paragraphs.size() && i < byline_paragraphs && !roles.has_ministers(); ++i) {
    const Passage& passage = paragraphs[i].passage;
    for (const Mention& mention : paragraphs[i].mentions) {
      const bool is_alone = mention.begin == 0 && mention.end + most_further_words >= passage.size();
      const bool follows_by = mention.begin > 0 &&
                              text::ascii_lower(passage.word(mention.begin - 1)) == "by" &&
                              begins_like_a_title(passage);
      if (is_alone || follows_by) add_mention(roles, paragraphs[i], mention, "text", "byline");
    }
  }
}

void find_speakers(Roles& roles) {
  speakers_from_title(roles);
  if (!roles.has_ministers()) find_byline(roles);
  if (!roles.has_ministers()) speakers_from_turns(roles);
}

}  // namespace dossier::metadata
