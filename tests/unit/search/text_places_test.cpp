// SPDX-License-Identifier: GPL-2.0-or-later
// Where in stored text do words, patterns and words with capitals stand?
#include "search/text_places.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace dossier;
using search::Sought;
using search::SoughtWord;

namespace {

Sought words(const std::vector<std::string>& texts) {
  Sought sought;
  for (const auto& text : texts) {
    SoughtWord word;
    word.exact = text;
    word.is_pattern = text.find('*') != std::string::npos;
    sought.words.push_back(word);
  }
  return sought;
}

Sought cased(std::string exact, std::string written) {
  Sought sought = words({std::move(exact)});
  sought.words.front().cased = std::move(written);
  return sought;
}

store::StoredRecord document(std::string title, const std::vector<std::string>& paragraphs) {
  store::StoredRecord stored;
  stored.record.title = std::move(title);
  for (const auto& text : paragraphs) {
    Paragraph paragraph;
    paragraph.text = text;
    stored.paragraphs.push_back(paragraph);
  }
  return stored;
}

bool holds(const Sought& sought, std::string text) {
  return search::TextPlaces(sought, false).is_in(document("", {std::move(text)}));
}

}  // namespace

TEST_CASE("text places: words, patterns and capitals") {
  CHECK(holds(words({"climate", "resil*"}), "Of climate resilience."));
  CHECK_FALSE(holds(words({"climate", "resil*"}), "Resilience of climate."));
  CHECK_FALSE(holds(words({"climate", "resil*"}), "Climate, and resilience."));
  CHECK(holds(words({"a", "a", "b"}), "a a a b"));
  CHECK(holds(cased("grab", "Grab"), "Take Grab's car"));
  CHECK_FALSE(holds(cased("grab", "Grab"), "grab GRAB"));
  CHECK(holds(cased("us", "US"), "The U.S. trade"));
}

TEST_CASE("text places: a text is not passed over because its letters are written otherwise") {
  for (const std::string_view text : {"The café's", "The cafe\u0301", "THE CAFE", "a ﬁne ca\u200Dfe",
                                      "C.A.F.E.", "“cafe”", "the\u00A0cafe\u2014"}) {
    CAPTURE(text);
    CHECK(holds(words({"cafe"}), std::string(text)));
  }
  CHECK_FALSE(holds(words({"cafe"}), "The “cafeteria” – and cafés"));
}

TEST_CASE("text places: places are counted through title and paragraphs, with a gap between") {
  const Sought sought = words({"b", "c"});
  const auto places = search::TextPlaces(sought, false).find(document("a b c", {"b c d", "c b", "b", "c"}));
  REQUIRE(places.size() == 2);
  CHECK(places[0].begin == 1);
  CHECK(places[0].end == 2);
  // Three words, the end of the title, and the gap.
  CHECK(places[1].begin == 104);
  CHECK(search::TextPlaces(sought, true).find(document("x", {"b c"})).empty());
}
