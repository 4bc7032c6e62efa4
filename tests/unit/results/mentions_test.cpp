// SPDX-License-Identifier: GPL-2.0-or-later
// Are mentions counted once each, and shown with their sentence?
#include "results/mentions.h"

#include <doctest/doctest.h>

using namespace dossier;
using namespace dossier::results;

namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

Paragraph paragraph(std::string text, ParagraphKind kind = ParagraphKind::body) {
  Paragraph made;
  made.text = std::move(text);
  made.kind = kind;
  return made;
}

}  // namespace

TEST_CASE("mentions: overlapping marks are one, touching ones are two") {
  CHECK(join_overlapping({{0, 4, 0}, {0, 11, 1}, {5, 11, 2}}) == Ranges{{0, 11}});
  CHECK(join_overlapping({{0, 6, 0}, {6, 12, 1}}) == Ranges{{0, 6}, {6, 12}});
  CHECK(join_overlapping({}).empty());
}

TEST_CASE("mentions: a title that the text repeats is no passage of its own") {
  CHECK(repeats_title({paragraph("On trams. More.")}, "On trams"));
  CHECK(repeats_title({paragraph("On trams and buses")}, "On trams…"));
  CHECK(repeats_title({paragraph("3 May"), paragraph("On trams", ParagraphKind::heading)}, "On trams"));
  CHECK_FALSE(repeats_title({paragraph("3 May"), paragraph("On trams")}, "On trams"));
  CHECK_FALSE(repeats_title({}, "On trams"));
}

TEST_CASE("mentions: the sentence around a place, with all mentions in it") {
  MentionPassage passage;
  passage.paragraph = paragraph("One is here. A tram and a tram run. The end.");
  passage.paragraph.number = "7";
  passage.places = {{15, 19}, {26, 30}};
  const Snippet sentence = sentence_around(passage, 1);
  CHECK(sentence.text == "A tram and a tram run.");
  CHECK(sentence.highlights == Ranges{{2, 6}, {13, 17}});
  CHECK(sentence.paragraph == "7");
}
