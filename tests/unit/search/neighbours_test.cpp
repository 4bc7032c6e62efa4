// SPDX-License-Identifier: GPL-2.0-or-later
// Are words near each other counted as going through a text word by word counts them?
#include "search/neighbours.h"

#include "store/forward_index.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace dossier;
using search::WordPair;

namespace {

/// A text of words by number; 0 ends a paragraph.
using Text = std::vector<std::size_t>;

std::string stem_of(std::size_t word) {
  return "w" + std::to_string(word);
}

store::ForwardIndex index_of(const Text& text, const test::TemporaryFolder& folder) {
  store::WordSequence words;
  for (const std::size_t word : text) {
    if (word == 0) {
      words.end_paragraph();
    } else {
      const std::string stem = stem_of(word);
      words.add_word(words.add_form({stem, stem}));
    }
  }
  store::ForwardIndexWriter writer(store::words_file(folder.path()));
  writer.add(words);
  writer.finish("uuid");
  return std::move(*store::ForwardIndex::open(folder.path(), "uuid", {}));
}

/// Each word looks back for the last place of the other.
WordPair counted(WordPair pair, const Text& text) {
  std::optional<std::size_t> last_first;
  std::optional<std::size_t> last_second;
  for (std::size_t place = 0; place < text.size(); ++place) {
    if (text[place] == 0) last_first = last_second = std::nullopt;
    const auto& other = text[place] == pair.first ? last_second : last_first;
    if ((text[place] == pair.first || text[place] == pair.second) && other &&
        place - *other <= WordPair::window) {
      ++pair.near;
      if (text[place] == pair.second && place - *other == 1) ++pair.in_order;
    }
    if (text[place] == pair.first) last_first = place;
    if (text[place] == pair.second) last_second = place;
  }
  return pair;
}

}  // namespace

TEST_CASE("pairs that share words are counted as each by itself") {
  std::mt19937 random(1);
  const auto draw = [&](std::size_t below) { return static_cast<std::uint8_t>(random() % below); };
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    // Few words come in each other's way, many stand apart.
    const std::size_t words = round % 2 == 0 ? 5 : 25;
    Text text(1 + draw(120));
    for (std::size_t& word : text) word = draw(words);
    text.push_back(0);
    const test::TemporaryFolder folder;
    const auto index = index_of(text, folder);
    search::TablePool<std::uint8_t> tables;
    search::CodeTable table(index, tables);
    for (std::uint8_t word = 1; word < 5; ++word) table.add(stem_of(word), word);
    search::Neighbours neighbours(table);
    std::vector<WordPair> expected;
    for (std::size_t pairs = draw(5); pairs > 0; --pairs) {
      const auto first = static_cast<std::uint8_t>(1 + draw(4));
      const auto second = static_cast<std::uint8_t>(1 + (first + draw(3)) % 4);
      neighbours.add(first, second, draw(2) == 0 ? first : second);  // the guide does not matter
      expected.push_back(counted({first, second, 0, 0}, text));
    }
    table.enter(index.words(1));
    for (int times = 0; times < 2; ++times) {  // what was counted before does not stay
      neighbours.count(index.words(1).codes());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(neighbours.pairs()[i].near == expected[i].near);
        CHECK(neighbours.pairs()[i].in_order == expected[i].in_order);
      }
    }
  }
}
