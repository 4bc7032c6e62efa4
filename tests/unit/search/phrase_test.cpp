// SPDX-License-Identifier: GPL-2.0-or-later
// Do sets, NEAR and wildcards select what they should?
#include "search/phrase.h"

#include "search/bitmap.h"
#include "search/wildcard.h"
#include "store/forward_index.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <initializer_list>
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
