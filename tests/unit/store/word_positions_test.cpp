// SPDX-License-Identifier: GPL-2.0-or-later
// Are the places of words kept without mixing two of them up?
#include "store/word_positions.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

/// A text of `distinct` words, each twice, in paragraphs of ten.
struct Sample {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> hashes;

  explicit Sample(std::uint32_t distinct) {
    for (std::uint32_t i = 0; i < distinct; ++i) hashes.push_back(store::word_hash("w" + std::to_string(i)));
    for (std::uint32_t i = 0; i < 2 * distinct; ++i) {
      if (i > 0 && i % 10 == 0) words.push_back(store::paragraph_end);
      words.push_back(i * 7 % distinct);
    }
  }
};

}  // namespace

TEST_CASE("store: the places of every word are found, and no others, however many words there are") {
  // One, two, three and four bytes a place; with few words some would share a byte by chance.
  for (const std::uint32_t distinct : {1U, 12U, 150U, 900U, 20'000U}) {
    CAPTURE(distinct);
    const Sample sample(distinct);
    const std::string bytes = store::encode_positions(sample.words, sample.hashes);
    const store::WordPositions positions(bytes);
    REQUIRE(positions.size() == sample.words.size());
    for (std::uint32_t word = 0; word < distinct; word += 1 + distinct / 50) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t place = 0; place < sample.words.size(); ++place)
        if (sample.words[place] == word) expected.push_back(place);
      std::vector<std::uint32_t> found;
      positions.find(positions.fingerprint(sample.hashes[word]), positions.size(), found);
      CHECK(found == expected);
    }
    for (std::size_t place = 0; place < positions.size(); ++place)
      CHECK(positions.is_paragraph_end(place) == (sample.words[place] == store::paragraph_end));
  }
}

TEST_CASE("store: short documents take little room") {
  const Sample sample(12);
  CHECK(store::encode_positions(sample.words, sample.hashes).size() == 2 + sample.words.size());
  CHECK(store::encode_positions({}, {}).empty());
  CHECK(store::WordPositions("").size() == 0);
}

TEST_CASE("store: a word that is all of a long document takes little room") {
  const std::vector<std::uint64_t> hashes{store::word_hash("a")};
  const std::vector<std::uint32_t> words(1'000'000, 0);
  const std::string bytes = store::encode_positions(words, hashes);
  CHECK(bytes.size() < 1000);
  const store::WordPositions positions(bytes);
  CHECK(positions.size() == words.size());
  CHECK(positions.at(999'999) == positions.fingerprint(hashes[0]));
}

TEST_CASE("store: the title ends at the first paragraph end") {
  const std::vector<std::uint64_t> hashes{store::word_hash("a"), store::word_hash("b")};
  const std::vector<std::uint32_t> words{0, 1, store::paragraph_end, 0, store::paragraph_end};
  const std::string bytes = store::encode_positions(words, hashes);
  const store::WordPositions positions(bytes);
  CHECK(positions.title_size() == 2);
  std::vector<std::uint32_t> places;
  positions.find(positions.fingerprint(hashes[0]), positions.title_size(), places);
  CHECK(places == std::vector<std::uint32_t>{0});
}

TEST_CASE("store: damaged positions are an error") {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"\x02"s, "\x02\x00x"s, "\x05\x00"s, "\x00\x00"s, "\xFF\x00"s, "\x81\x00zzzz"s})
    CHECK_THROWS_AS(store::WordPositions{bytes}, Error);
}
