// SPDX-License-Identifier: GPL-2.0-or-later
// Who signs, chairs, launches, is quoted, or acts by office, in a document that reports?
#include "metadata/acts.h"
#include "metadata/ministers.h"
#include "text/unicode.h"

#include <vector>

namespace dossier::metadata {
namespace {

/// The event that a release reports stands at its top; further down, others are told of.
constexpr std::size_t top_paragraphs = 6;

bool begins_signatures(const Passage& passage) {
  if (passage.size() == 0) return false;
  const std::string first = text::ascii_lower(passage.word(0));
  return first == "signatories" || first == "signatory" || first == "signed" || first == "signature" ||
         first == "signatures";
}

void from_signatures(Roles& roles) {
  for (const ReadText& paragraph : roles.reading.paragraphs) {
    if (!begins_signatures(paragraph.passage)) continue;
    for (const Mention& mention : paragraph.mentions) {
      const auto who = roles.identifier.identify(mention);
      roles.add(who, "text", "signs it");
      if (who && mention.office) {
        roles.add_office(std::string(paragraph.passage.span(mention.office->begin, mention.office->end)),
                         "text", "signs it");
      }
    }
  }
}

void from_title(Roles& roles) {
  const ReadText& title = roles.reading.title;
  for (const Mention& mention : title.mentions) {
    if (mention.is_named()) {
      roles.add(roles.identifier.identify(mention), "title", "named by the title");
    } else if (mention.office && mention.office->has_field()) {
      roles.add_holder(*mention.office,
                       std::string(title.passage.span(mention.office->begin, mention.office->end)),
                       "the title names");
    }
  }
}

std::string_view reason_for(Act act) {
  switch (act) {
    case Act::is_quoted:
      return "is quoted";
    case Act::speaks:
      return "is told to have said something";
    case Act::presents:
      return "announces or explains";
    default:
      return "acts in the event";
  }
}

void add_actor(Roles& roles, const ReadText& paragraph, const Mention& mention, Act act) {
  const std::string reason(reason_for(act));
  const std::string printed =
      mention.office ? std::string(paragraph.passage.span(mention.office->begin, mention.office->end))
                     : std::string();
  if (mention.is_named()) {
    const auto who = roles.identifier.identify(mention);
    roles.add(who, "text", reason);
    if (who && mention.office) roles.add_office(printed, "text", reason);
  } else if (mention.office && mention.office->has_field()) {
    roles.add_holder(*mention.office, printed, "acts by office:");
  }
}

/// Whether what somebody does makes him or her part of the event that the document reports.
bool counts(const Roles& roles, const ReadText& paragraph, std::size_t index, const Mention& mention,
            Act act) {
  const std::string& day = roles.reading.record.date;
  if (act == Act::none) return false;
  if (act == Act::is_quoted) return true;
  if (tells_of_past(paragraph, mention, day)) return false;
  if (index < top_paragraphs || act == Act::presents) return true;
  return act == Act::takes_part && tells_of_day(paragraph, mention, day);
}

/// A release about somebody's journey or meeting names him or her in the title: others are counterparts.
void from_text(Roles& roles) {
  const bool is_about_somebody = roles.has_ministers();
  const auto& paragraphs = roles.reading.paragraphs;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (paragraphs[i].mentions.empty()) continue;
    const std::vector<Act> acts = find_acts(paragraphs[i]);
    for (std::size_t m = 0; m < acts.size(); ++m) {
      const Mention& mention = paragraphs[i].mentions[m];
      if (is_about_somebody && acts[m] != Act::is_quoted) continue;
      if (counts(roles, paragraphs[i], i, mention, acts[m]))
        add_actor(roles, paragraphs[i], mention, acts[m]);
    }
  }
}

}  // namespace

void find_actors(Roles& roles) {
  from_signatures(roles);
  if (roles.has_ministers()) return;
  from_title(roles);
  from_text(roles);
}

}  // namespace dossier::metadata
