// SPDX-License-Identifier: GPL-2.0-or-later
// Which office holders speak, answer, sign or act in a document, and which are merely named?
#include "metadata/ministers.h"

#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dossier::metadata {
namespace {

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_asker(const DocumentRecord& record, const std::string& name) {
  return std::any_of(record.asked_by.begin(), record.asked_by.end(),
                     [&](const std::string& asker) { return is_same_name(asker, name); });
}

std::string with_files(const Identity& who, std::string reason) {
  if (who.person) return reason;
  return reason + (reason.empty() ? "" : "; ") + "not in the authority files";
}

/// The name of the files for a spelling that they know.
std::string canonical(const std::string& stated, const Roles& roles) {
  std::string name = text::clean_spaces(stated);
  const ReadText read = read_text(name, roles.lexicon);
  if (read.mentions.size() != 1 || read.mentions.front().people.size() != 1) return name;
  return roles.authority.people[read.mentions.front().people.front()].name;
}

void add_mentions_of(Roles& roles, const ReadText& text, const std::string& source) {
  auto& record = roles.reading.record;
  for (const Mention& mention : text.mentions) {
    const auto who = roles.identifier.identify(mention);
    if (!who || contains(record.ministers, who->name) || is_asker(record, who->name)) continue;
    roles.reading.add(record.mentioned, "mentioned", who->name, source, with_files(*who, {}));
  }
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return b.starts_with(a) && (a.size() == b.size() || b[a.size()] == ' ');
}

void Roles::add(const std::optional<Identity>& who, const std::string& source, const std::string& reason) {
  if (!who || !who->is_in_office || is_asker(reading.record, who->name)) return;
  reading.add(reading.record.ministers, "ministers", who->name, source, with_files(*who, reason));
}

void Roles::add_holder(const OfficeSpan& offices, const std::string& printed, const std::string& why) {
  const auto who = identifier.holder(offices);
  if (who) {
    add(who, "office-holder", fmt::format("{} '{}', held on {}", why, printed, reading.record.date));
    add_office(printed, "text", why);
  } else {
    add_office(
        printed, "text",
        why + "; nobody is known for certain to have held it" +
            (reading.record.date.empty() ? ", as the document has no date" : " on " + reading.record.date));
  }
}

void Roles::add_office(const std::string& printed, const std::string& source, const std::string& reason) {
  reading.add(reading.record.offices, "offices", text::clean_spaces(printed), source, reason);
}

std::vector<const Mention*> introduced_in_title(const ReadText& title) {
  std::vector<const Mention*> found;
  const Passage& passage = title.passage;
  for (const Mention& mention : title.mentions) {
    if (mention.is_official && found.empty() && !mention.is_named()) continue;
    std::size_t at = mention.begin;
    while (at > 0 && text::ascii_lower(passage.word(at - 1)) == "the") --at;
    const std::string before = at > 0 ? text::ascii_lower(passage.word(at - 1)) : std::string();
    const bool is_listed = !found.empty() && mention.begin <= found.back()->end + 1;
    const bool is_first =
        found.empty() && (mention.begin == 0 || before == "by" || before == "of" || before == "with" ||
                          before == "from" || passage.tokens[mention.end - 1].gap == '\'');
    if (is_first || is_listed) found.push_back(&mention);
  }
  return found;
}

bool take_stated_ministers(Roles& roles) {
  auto& ministers = roles.reading.record.ministers;
  for (const std::string& name : roles.reading.raw.given.ministers) {
    roles.reading.add(ministers, "ministers", canonical(name, roles), roles.reading.raw.given_provenance);
  }
  if (roles.has_ministers()) return true;
  for (const std::string& name :
       roles.reading.front.texts({"ministers", "minister", "speakers", "speaker"})) {
    roles.reading.add(ministers, "ministers", canonical(name, roles), "front-matter");
  }
  return roles.has_ministers();
}

void find_mentioned(Roles& roles) {
  add_mentions_of(roles, roles.reading.title, "title");
  for (const ReadText& paragraph : roles.reading.paragraphs) add_mentions_of(roles, paragraph, "text");
}

void resolve_ministers(Reading& reading, const Exchange& exchange, const Authority& authority,
                       const Lexicon& lexicon, const OfficeBook& book) {
  Roles roles{reading, exchange, authority, lexicon, book, Identifier(authority, book, reading)};
  const bool is_stated = take_stated_ministers(roles);
  if (!is_stated) {
    const std::string& primary = reading.record.categories.front();
    if (primary == "parliamentary-question") {
      find_answerers(roles);
    } else if (primary == "speech" || primary == "transcript") {
      find_speakers(roles);
    } else {
      find_actors(roles);
    }
  }
  find_mentioned(roles);
}

}  // namespace dossier::metadata
