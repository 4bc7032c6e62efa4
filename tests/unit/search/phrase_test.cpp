// SPDX-License-Identifier: GPL-2.0-or-later
// Do sets, NEAR and wildcards select what they should?
#include "search/phrase.h"

#include "search/bitmap.h"
#include "search/wildcard.h"
#include "store/forward_index.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

/// A forward index of one document; words are given as stem and exact form.
store::ForwardIndex index_of(
    std::initializer_list<std::vector<std::pair<std::string, std::string>>> paragraphs,
    const test::TemporaryFolder& folder) {
  store::WordSequence words;
  for (const auto& paragraph : paragraphs) {
    for (const auto& [stem, exact] : paragraph) words.add_word(words.add_form({stem, exact}));
    words.end_paragraph();
  }
  store::ForwardIndexWriter writer(store::words_file(folder.path()));
  writer.add(words);
  writer.finish("uuid");
  return std::move(*store::ForwardIndex::open(folder.path(), "uuid", {}));
}

}  // namespace

TEST_CASE("search: a phrase is words side by side in one paragraph, in these forms") {
  const test::TemporaryFolder folder;
  const auto index = index_of({{{"data", "data"}},
                               {{"secur", "secure"}, {"data", "data"}, {"centr", "centres"}},
                               {{"centr", "centre"}}},
                              folder);
  const auto stem = [](const char* text) { return search::FormPattern::with_stems({text}); };
  const auto written = [](const char* text) { return search::FormPattern::written(text); };
  CHECK(search::Phrase(index, {stem("data"), stem("centr")}, false).is_in(1));
  CHECK(search::Phrase(index, {stem("data"), stem("centr")}, false, 1)
            .is_in(1));  // the second is looked for first
  CHECK(search::Phrase(index, {written("data"), written("centres")}, false).is_in(1));
  CHECK_FALSE(search::Phrase(index, {written("data"), written("centre")}, false).is_in(1));
  CHECK(search::Phrase(index, {search::FormPattern::like("sec*"), written("data")}, false).is_in(1));
  CHECK_FALSE(
      search::Phrase(index, {stem("data"), stem("secur")}, false).is_in(1));  // over a paragraph's end
  CHECK_FALSE(search::Phrase(index, {stem("centr"), stem("centr")}, false).is_in(1));  // the same
  CHECK(search::Phrase(index, {stem("data")}, true).is_in(1));
  CHECK_FALSE(search::Phrase(index, {stem("secur")}, true).is_in(1));  // not in the title
  CHECK_FALSE(search::Phrase(index, {stem("data")}, false).is_in(2));  // no such document
  const auto found = search::Phrase(index, {stem("data")}, false).find(1);
  REQUIRE(found.size() == 2);
  CHECK(found[1].begin == 3 + store::paragraph_gap);
}

TEST_CASE("search: a bitmap is a set") {
  search::Bitmap a(200);
  search::Bitmap b(200);
  for (const unsigned number : {1U, 63U, 64U, 200U}) a.add(number);
  for (const unsigned number : {63U, 100U}) b.add(number);
  CHECK(a.count() == 4);
  CHECK(a.has(200));
  CHECK_FALSE(a.has(2));
  CHECK_FALSE(a.has(5000));
  CHECK(a.next(2) == 63);
  CHECK(a.next(65) == 200);
  CHECK(b.next(101) == 0);
  std::vector<unsigned> members;
  search::Bitmap both = a;
  (both |= b) -= a;
  both.for_each([&](unsigned number) { members.push_back(number); });
  CHECK(members == std::vector<unsigned>{100});
  CHECK((a &= b).count() == 1);
}

TEST_CASE("search: a wildcard matches any letters, and hostile ones end soon") {
  CHECK(search::matches_wildcard("cybersecurity", "cyber*"));
  CHECK(search::matches_wildcard("cyber", "cyber*"));
  CHECK(search::matches_wildcard("infocomm", "info*mm"));
  CHECK(search::matches_wildcard("postal", "*tal"));
  CHECK_FALSE(search::matches_wildcard("postal", "*tax"));
  CHECK_FALSE(search::matches_wildcard("cyb", "cyber*"));
  CHECK_FALSE(search::matches_wildcard(std::string(60, 'a'), "a*a*a*a*a*a*a*a*a*b"));
}

namespace {

/// What a word of a random phrase may be, and the pattern made of it.
struct RandomWord {
  /// Beside an exact form: all that it may have, or none where that is not known.
  std::vector<std::string> stems;
  std::string exact;

  [[nodiscard]] bool accepts(const store::WordForm& form) const {
    return exact.empty() ? std::find(stems.begin(), stems.end(), form.stem) != stems.end()
                         : form.exact == exact;
  }
  [[nodiscard]] search::FormPattern pattern() const {
    return exact.empty() ? search::FormPattern::with_stems(stems)
                         : search::FormPattern::written(exact, stems);
  }
};

/// Small enough that forms and stems meet by chance.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }
  std::string stem() { return std::string("s") + static_cast<char>('a' + below(5)); }
  /// A form of a stem; `variety` more forms than the vocabulary has are the document's own.
  std::string form(const std::string& stem, std::size_t variety) {
    return stem + std::to_string(below(variety));
  }

  store::WordSequence document(std::size_t length, std::size_t variety) {
    store::WordSequence words;
    for (std::size_t i = 0; i < length; ++i) {
      const std::string stem_text = stem();
      words.add_word(words.add_form({stem_text, form(stem_text, variety)}));
      if (below(9) == 0) words.end_paragraph();
    }
    words.end_paragraph();
    return words;
  }

  RandomWord word(std::size_t variety) {
    RandomWord word;
    if (below(2) == 0) {
      const std::string stem_text = stem();
      if (below(2) == 0) word.stems = {"unknown", stem_text};
      word.exact = form(stem_text, variety);
      return word;
    }
    for (std::size_t i = below(3) + 1; i > 0; --i) word.stems.push_back(below(6) == 0 ? "unknown" : stem());
    return word;
  }

 private:
  std::mt19937 random_;
};

/// Positions at which the words stand side by side, found by looking at each place.
std::vector<std::uint32_t> looked_up(const store::WordSequence& text, const std::vector<RandomWord>& phrase) {
  std::vector<std::uint32_t> begins;
  std::uint32_t gaps = 0;
  const auto& words = text.words();
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    bool is_here = begin + phrase.size() <= words.size();
    for (std::size_t i = 0; is_here && i < phrase.size(); ++i)
      is_here = words[begin + i] != store::WordSequence::paragraph_end &&
                phrase[i].accepts(text.form(words[begin + i]));
    if (is_here) begins.push_back(static_cast<std::uint32_t>(begin) + gaps);
    if (words[begin] == store::WordSequence::paragraph_end) gaps += store::paragraph_gap;
  }
  return begins;
}

}  // namespace

TEST_CASE(
    "search: phrases are found where looking at each place finds them, in forms of the document's own too") {
  constexpr std::size_t known_variety = 2;
  constexpr std::size_t variety = 6;
  RandomText random(7);
  const test::TemporaryFolder folder;
  store::ForwardIndexWriter writer(store::words_file(folder.path()));
  writer.add(random.document(200, known_variety));
  writer.finish("uuid");
  const auto built = store::ForwardIndex::open(folder.path(), "uuid", {});
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const store::WordSequence text = random.document(random.below(60) + 1, variety);
    const auto index = store::ForwardIndex::open(folder.path(), "uuid", {{2, built->encode(text)}});
    for (int i = 0; i < 20; ++i) {
      std::vector<RandomWord> phrase;
      std::vector<search::FormPattern> patterns;
      for (std::size_t words = random.below(3) + 1; words > 0; --words) {
        phrase.push_back(random.word(variety));
        patterns.push_back(phrase.back().pattern());
      }
      const search::Phrase sought(*index, patterns, false, random.below(phrase.size()));
      std::vector<std::uint32_t> begins;
      for (const search::Stretch& stretch : sought.find(2)) begins.push_back(stretch.begin);
      const auto expected = looked_up(text, phrase);
      REQUIRE(begins == expected);
      REQUIRE(sought.is_in(2) == !expected.empty());
    }
  }
}
