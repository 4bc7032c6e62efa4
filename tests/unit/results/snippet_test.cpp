// SPDX-License-Identifier: GPL-2.0-or-later
// Which passage is shown of a document, and what is marked in it?
#include "results/snippet.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

search::Leaf leaf(std::vector<search::TermChoice> words, query::NodeKind kind = query::NodeKind::word) {
  search::Leaf leaf;
  leaf.kind = kind;
  leaf.words = std::move(words);
  leaf.documents = search::Bitmap(100);
  leaf.documents.add(1);
  return leaf;
}

/// The snippet with its highlights in brackets.
std::string marked(const Snippet& snippet) {
  std::string out = snippet.text;
  for (auto range = snippet.highlights.rbegin(); range != snippet.highlights.rend(); ++range) {
    out.insert(range->second, "]");
    out.insert(range->first, "[");
  }
  return out;
}

Snippet snippet(const std::vector<search::Leaf>& leaves, const std::vector<Paragraph>& paragraphs,
                std::size_t length = 240) {
  results::Highlighter highlighter(leaves, 100);
  return results::make_snippet(paragraphs, highlighter, length);
}

}  // namespace

TEST_CASE("results: the paragraph with most of the query's words is shown, with its number") {
  const std::vector<Paragraph> paragraphs{{"Scams are discussed.", "1", ParagraphKind::body, "en"},
                                          {"Telcos block scam calls.", "2", ParagraphKind::answer, "en"},
                                          {"Nothing of it.", "3", ParagraphKind::body, "en"}};
  const Snippet found = snippet({leaf({{"scam"}}), leaf({{"telco"}})}, paragraphs);
  CHECK(marked(found) == "[Telcos] block [scam] calls.");
  CHECK(found.paragraph == "2");
  CHECK(found.kind == ParagraphKind::answer);
}

TEST_CASE("results: a phrase is highlighted unbroken, and only where it stands") {
  const std::vector<Paragraph> paragraphs{
      {"Data and centres; the data centres grow.", "", ParagraphKind::body, "en"}};
  const Snippet found = snippet({leaf({{"data"}, {"centr"}}, query::NodeKind::phrase)}, paragraphs);
  CHECK(marked(found) == "Data and centres; the [data centres] grow.");
  CHECK_FALSE(found.paragraph);
}

TEST_CASE("results: bigrams that follow each other are one highlight") {
  const std::vector<Paragraph> paragraphs{{"节目欢喜一家亲播出", "", ParagraphKind::body, "zh"}};
  const Snippet found = snippet({leaf({{"欢喜"}, {"喜一"}, {"一家"}})}, paragraphs);
  CHECK(marked(found) == "节目[欢喜一家]亲播出");
}

TEST_CASE("results: a long paragraph is cut at sentences, and says so") {
  std::string text = "The first sentence says nothing at all about the matter in hand. ";
  for (int i = 0; i < 20; ++i) text += "Here is some filling that goes on for a while. ";
  text += "At last quantum is named. And here it ends with some more words to be cut.";
  const Snippet found = snippet({leaf({{"quantum"}})}, {{text, "7", ParagraphKind::body, "en"}}, 80);
  CHECK(found.text.starts_with("…"));
  CHECK(found.text.find("At last quantum is named.") != std::string::npos);
  CHECK(found.text.size() < 140);
}

TEST_CASE("results: one endless sentence is cut around the word") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "filling ";
  text += "quantum ";
  for (int i = 0; i < 300; ++i) text += "filling ";
  const Snippet found = snippet({leaf({{"quantum"}})}, {{text, "", ParagraphKind::body, "en"}}, 100);
  CHECK(found.text.find("quantum") != std::string::npos);
  CHECK(found.text.size() < 160);
  CHECK(found.text.starts_with("…filling"));
  CHECK(found.text.ends_with("filling…"));
}

TEST_CASE("results: without a word in the text, it begins where the text begins") {
  const std::vector<Paragraph> paragraphs{{"A heading", "", ParagraphKind::heading, "en"},
                                          {"The text.", "", ParagraphKind::body, "en"}};
  CHECK(snippet({leaf({{"absent"}})}, paragraphs).text == "The text.");
  CHECK(snippet({}, paragraphs).text == "The text.");
  CHECK(snippet({}, {}).text.empty());
}
