// SPDX-License-Identifier: GPL-2.0-or-later
// Which passage is shown of a document, and what is marked in it?
#include "results/snippet.h"

#include "analyze/analyzer.h"

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

namespace {

std::vector<std::string> all_marked(const std::vector<search::Leaf>& leaves,
                                    const std::vector<Paragraph>& paragraphs,
                                    results::PassageOptions options) {
  results::Highlighter highlighter(leaves, 100);
  std::vector<std::string> out;
  for (const Snippet& passage : results::make_passages(paragraphs, highlighter, options))
    out.push_back(marked(passage));
  return out;
}

Paragraph body(std::string text, std::string language = "en") {
  return {std::move(text), "", ParagraphKind::body, std::move(language)};
}

const search::Leaf scam = leaf({{"scam"}});
const search::Leaf telco = leaf({{"telco"}});
const search::Leaf data_centre = leaf({{"data"}, {"centr"}}, query::NodeKind::phrase);

std::string filling(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += "filling ";
  return text;
}

}  // namespace

TEST_CASE("results: several passages come the best first, then in the order of the text") {
  const std::vector<Paragraph> paragraphs{body("A scam."), body("Nothing."), body("Telcos."),
                                          body("Telcos stop a scam."), body("Scams and then telcos.")};
  CHECK(all_marked({scam, telco}, paragraphs, {240, 3, {}}) ==
        std::vector<std::string>{"[Telcos] stop a [scam].", "A [scam].", "[Scams] and then [telcos]."});
  CHECK(all_marked({scam, telco}, paragraphs, {240, 1, {}}).size() == 1);
  CHECK(all_marked({leaf({{"absent"}})}, paragraphs, {240, 3, {}}) == std::vector<std::string>{"A scam."});
}

TEST_CASE("results: words near each other are shown rather than the same words far apart") {
  const std::vector<Paragraph> paragraphs{body("Scams are one matter. " + filling(8) + "The telcos another."),
                                          body("What telcos do about a scam. " + filling(8))};
  CHECK(snippet({scam, telco}, paragraphs).text.starts_with("What telcos"));
}

TEST_CASE("results: words that one passage can show count, not those that a long paragraph holds") {
  const std::vector<Paragraph> paragraphs{body("Scams. " + filling(200) + ". Telcos. " + filling(200)),
                                          body("A scam, says one of the telcos. " + filling(60))};
  const Snippet found = snippet({scam, telco}, paragraphs);
  CHECK(marked(found).starts_with("A [scam], says one of the [telcos]."));
}

TEST_CASE("results: a paragraph that only says the title again is shown where there is nothing else") {
  const std::vector<Paragraph> paragraphs{body("Scams and telcos"), body("One scam.")};
  CHECK(all_marked({scam, telco}, paragraphs, {240, 1, "Scams and telcos"}) ==
        std::vector<std::string>{"One [scam]."});
  CHECK(all_marked({telco}, paragraphs, {240, 1, "Scams and telcos"}) ==
        std::vector<std::string>{"Scams and [telcos]"});
}

TEST_CASE("results: of a NEAR, the passage with all its words is shown") {
  auto near = leaf({{"scam"}, {"telco"}}, query::NodeKind::near);
  near.lengths = {1, 1};
  const std::vector<Paragraph> paragraphs{body("Scams, scams and scams again."), body("Telcos and scams.")};
  CHECK(marked(snippet({near}, paragraphs)) == "[Telcos] and [scams].");
}

TEST_CASE("A15: a passage shows the phrase whole, even over the end of a sentence") {
  const std::vector<Paragraph> paragraphs{
      body("A centre of data, data in a centre."),
      body(filling(40) + "here is data. Centre of all is " + filling(40))};
  const std::string found = marked(snippet({data_centre}, paragraphs, 80));
  CHECK(found.find("[data. Centre]") != std::string::npos);
}

TEST_CASE("results: a highlight is never cut at the end of a passage") {
  for (std::size_t length = 40; length < 120; ++length) {
    CAPTURE(length);
    const Snippet found =
        snippet({leaf({{"quantum"}}), data_centre},
                {body(filling(20) + "quantum " + filling(6) + "data centre " + filling(20))}, length);
    for (const auto& [begin, end] : found.highlights) {
      const auto shown = found.text.substr(begin, end - begin);
      CHECK((shown == "quantum" || shown == "data centre"));
    }
    CHECK(found.text.find("data…") == std::string::npos);
  }
}

TEST_CASE("results: acronyms and accents are highlighted as they are written") {
  CHECK(marked(snippet({leaf({{"us"}})}, {body("Trade with the U.S. grows.")})) ==
        "Trade with the [U.S.] grows.");
  CHECK(marked(snippet({leaf({{"café"}, {"cafe"}})}, {body("No.")})) == "No.");
  CHECK(marked(snippet({leaf({{"resum"}})}, {body("Her résumés were read.")})) == "Her [résumés] were read.");
}

TEST_CASE("A24: in Chinese and Japanese a passage is cut between characters, and marks are joined") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "電";
  const auto japanese = leaf({{"情報"}, {"報通"}, {"通信"}});
  const Snippet found = snippet({japanese}, {body(text + "情報通信" + text, "ja")}, 60);
  CHECK(marked(found).find("[情報通信]") != std::string::npos);
  CHECK(found.text.starts_with("…電"));
  CHECK(found.text.ends_with("電…"));
  const auto two = all_marked({leaf({{"欢喜"}}), leaf({{"喜一"}}), leaf({{"家亲"}})},
                              {body("节目欢喜一家亲播出。", "zh")}, {240, 1});
  CHECK(two == std::vector<std::string>{"节目[欢喜一家亲]播出。"});
}

TEST_CASE("results: a paragraph of very many short sentences and marks is cut quickly") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "Scam. Telco! ";
  const Snippet found = snippet({scam, telco}, {body(text)}, 2000);
  CHECK(found.text.size() < 2600);
}

TEST_CASE("results: a word longer than the passage is cut, and so is its highlight") {
  const std::string word(10'000, 'x');
  const auto long_word = leaf({{std::string(analyze::max_term_bytes, 'x')}});
  const Snippet found = snippet({long_word}, {body("Here is " + word + " and more.")}, 100);
  CHECK(found.text.size() < 200);
  REQUIRE(found.highlights.size() == 1);
}
