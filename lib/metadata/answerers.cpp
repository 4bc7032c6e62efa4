// SPDX-License-Identifier: GPL-2.0-or-later
// Who answers a parliamentary question?
#include "metadata/ministers.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dossier::metadata {
namespace {

/// The answering ministry stands at the beginning of a title: "MCI's response to ...".
constexpr std::size_t ministry_reach = 4;
constexpr std::size_t longest_label_words = 30;

/// Somebody who speaks after the question shows who answered.
void answerers_from_turns(Roles& roles) {
  for (const Turn& turn : roles.exchange.turns) {
    if (!turn.mention) continue;
    const ReadText& paragraph = roles.reading.paragraphs[turn.paragraph];
    roles.add(roles.identifier.identify(paragraph.mentions[*turn.mention]), "text",
              "answers in the exchange that is printed");
  }
}

void answerers_from_title(Roles& roles) {
  for (const Mention* mention : introduced_in_title(roles.reading.title)) {
    if (mention->is_named()) {
      roles.add(roles.identifier.identify(*mention), "title", "answers by the title");
    }
  }
}

bool begins_answer(const Passage& passage) {
  constexpr std::array<std::string_view, 6> words{"answer",  "reply", "response",
                                                  "written", "oral",  "answered"};
  if (passage.size() == 0 || passage.size() > longest_label_words) return false;
  const std::string first = text::ascii_lower(passage.word(0));
  return std::find(words.begin(), words.end(), first) != words.end();
}

/// "Reply by Ms Jane Doe, Minister for X:"
void from_label(Roles& roles) {
  for (const ReadText& paragraph : roles.reading.paragraphs) {
    if (!begins_answer(paragraph.passage)) continue;
    for (const Mention& mention : paragraph.mentions) {
      if (mention.begin == 0 || text::ascii_lower(paragraph.passage.word(mention.begin - 1)) != "by")
        continue;
      roles.add(roles.identifier.identify(mention), "text", "answers by the line above the answer");
    }
  }
}

/// The name of a linked file in words: "/files/response_by%20dr_jane_doe.pdf".
std::string words_of_link(std::string_view link) {
  const std::size_t slash = link.rfind('/');
  std::string words;
  for (std::size_t at = slash == link.npos ? 0 : slash + 1; at < link.size(); ++at) {
    const bool is_escape = link[at] == '%' && at + 2 < link.size();
    const bool is_space = is_escape || std::string_view("_-+.").find(link[at]) != std::string_view::npos;
    words += is_space ? ' ' : link[at];
    if (is_escape) at += 2;
  }
  return words;
}

void from_links(Roles& roles) {
  for (const std::string& link : roles.reading.raw.raw.links) {
    const std::string words = words_of_link(link);
    const Passage passage = read_passage(words, roles.lexicon.vocabulary());
    for (std::size_t at = 0; at < passage.size(); ++at) {
      const auto match = roles.lexicon.full_name(passage, at);
      if (!match) continue;
      Mention mention;
      mention.people = *match->values;
      mention.name_begin = at;
      mention.name_end = match->end;
      roles.add(roles.identifier.identify(mention), "text", "named by the linked file");
    }
  }
}

/// The ministry that answers by the title, and the office that heads it.
std::optional<std::pair<OfficeSpan, std::string>> office_of_title(const Roles& roles) {
  const Passage& passage = roles.reading.title.passage;
  for (std::size_t at = 0; at < passage.size() && at < ministry_reach; ++at) {
    for (const std::uint32_t index : roles.lexicon.ministries(passage, at)) {
      const Ministry& ministry = roles.authority.ministries[index];
      const Passage office = read_passage(ministry.minister, roles.lexicon.vocabulary());
      const auto offices = office.size() == 0 ? std::nullopt : read_offices(office, 0, roles.lexicon);
      if (offices) return std::pair(*offices, ministry.minister);
    }
  }
  return std::nullopt;
}

bool is_same_office(const OfficeSpan& a, const OfficeSpan& b) {
  return a.keys.front().rank == b.keys.front().rank && a.keys.front().field == b.keys.front().field;
}

/// The question's office decides, unless another ministry published the answer as its own.
void from_office(Roles& roles) {
  const auto by_title = office_of_title(roles);
  bool title_is_addressed = false;
  for (const Question& question : roles.exchange.questions) {
    if (!question.office) continue;
    if (by_title && !is_same_office(*question.office, by_title->first)) {
      roles.add_office(question.printed_office, "text", "the question is put to it");
      continue;
    }
    title_is_addressed = true;
    roles.add_holder(*question.office, question.printed_office, "the question is put to");
  }
  if (by_title && !title_is_addressed && !roles.has_ministers()) {
    roles.add_holder(by_title->first, by_title->second, "its ministry publishes the answer:");
  }
}

void add_addressed_offices(Roles& roles) {
  for (const Question& question : roles.exchange.questions) {
    if (question.office) roles.add_office(question.printed_office, "text", "the question is put to it");
  }
}

}  // namespace

void find_answerers(Roles& roles) {
  answerers_from_title(roles);
  if (!roles.has_ministers()) answerers_from_turns(roles);
  if (!roles.has_ministers()) from_label(roles);
  if (!roles.has_ministers()) from_links(roles);
  if (!roles.has_ministers() && roles.exchange.questions.empty()) find_byline(roles);
  if (!roles.has_ministers()) return from_office(roles);
  add_addressed_offices(roles);
}

}  // namespace dossier::metadata
