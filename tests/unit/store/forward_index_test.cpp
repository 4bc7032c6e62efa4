// SPDX-License-Identifier: GPL-2.0-or-later
// Are the words of documents kept as they were, whatever their number and whenever they were written?
#include "store/forward_index.h"

#include "temporary_folder.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace dossier;

namespace {

using test::TemporaryFolder;

/// A document of `distinct` forms from `first` on, each twice, in paragraphs of ten; every third one is not
/// its own stem.
store::WordSequence sample(std::uint32_t first, std::uint32_t distinct) {
  store::WordSequence words;
  for (std::uint32_t i = first; i < first + distinct; ++i) {
    const std::string stem = "w" + std::to_string(i);
    words.add_form({stem, i % 3 == 0 ? stem + "s" : stem});
  }
  for (std::uint32_t i = 0; i < 2 * distinct; ++i) {
    if (i % 10 == 9) words.end_paragraph();
    words.add_word(i * 7 % distinct);
  }
  words.end_paragraph();
  return words;
}

/// All words as they are told apart.
std::string listed(const store::WordSequence& words) {
  std::string out;
  for (const std::uint32_t word : words.words()) {
    if (word == store::WordSequence::paragraph_end) {
      out += "/ ";
    } else {
      const auto form = words.form(word);
      ((out += form.stem) += '<') += std::string(form.exact) + " ";
    }
  }
  return out;
}

store::ForwardIndex written(const TemporaryFolder& folder, const std::vector<store::WordSequence>& documents,
                            store::LaterWords later = {}) {
  store::ForwardIndexWriter writer(store::words_file(folder.path()));
  for (const auto& words : documents) writer.add(words);
  writer.finish("the-uuid");
  auto index = store::ForwardIndex::open(folder.path(), "the-uuid", std::move(later));
  REQUIRE(index.has_value());
  return std::move(*index);
}

}  // namespace

TEST_CASE("store: words come back as they were, also those for which the vocabulary has no room") {
  const TemporaryFolder folder;
  // The third document fills the vocabulary; the fourth has words of both kinds.
  const std::vector<store::WordSequence> documents{
      sample(0, 12), {}, sample(0, 49'000), sample(48'000, 3'000)};
  const auto index = written(folder, documents);
  for (std::size_t i = 0; i < documents.size(); ++i)
    CHECK(listed(index.sequence(static_cast<store::DocumentNumber>(i + 1))) == listed(documents[i]));
  CHECK(index.vocabulary().size() == store::first_own_code - 1);
  CHECK(index.words(5).codes().empty());
  CHECK(index.words(0).codes().empty());
}

TEST_CASE("store: more words than a document has codes for are unknown, not mixed up") {
  const TemporaryFolder folder;
  const auto index = written(folder, {sample(0, 49'200), sample(60'000, 20'000)});
  CHECK_FALSE(index.words(1).has_unknown_words());
  CHECK(index.words(2).has_unknown_words());
  CHECK_THROWS_AS((void)index.sequence(2), Error);
}

TEST_CASE("store: forms are found by stem and as they are written") {
  const TemporaryFolder folder;
  store::WordSequence words;
  for (const store::WordForm form : {store::WordForm{"secur", "secure"}, store::WordForm{"secur", "security"},
                                     store::WordForm{"secur", "secur"}, store::WordForm{"makan", "makanan"},
                                     store::WordForm{"makanan", "makanan"}})
    words.add_word(words.add_form(form));
  const auto index = written(folder, {words});
  const auto& vocabulary = index.vocabulary();
  CHECK(vocabulary.with_stem("secur").size() == 3);
  CHECK(vocabulary.with_stem("secu").empty());
  CHECK(vocabulary.written("makanan").size() == 2);  // in two languages
  CHECK(vocabulary.written("zz").empty());
  // Records are not checked before they are read.
  CHECK_THROWS_AS((void)vocabulary.form(6), Error);
  CHECK_THROWS_AS((void)vocabulary.form(store::paragraph_end), Error);
  CHECK_THROWS_AS((void)vocabulary.stem_number(store::first_own_code), Error);
  const auto known = vocabulary.find({"secur", "securing"});
  CHECK(known.code == 0);
  CHECK(known.stem_number == vocabulary.stem_number(vocabulary.with_stem("secur").front()));
}

TEST_CASE("store: what was written later stands in place of what was there, and is counted") {
  const TemporaryFolder folder;
  const auto built = written(folder, {sample(0, 3), sample(2, 3)});
  const auto number_of = [&](const char* stem) {
    return built.vocabulary().stem_number(built.vocabulary().with_stem(stem).front());
  };
  CHECK(built.frequency(number_of("w2")) == 2);
  store::LaterWords later;
  later[1] = built.encode(sample(2, 1));
  later[2] = "";  // removed
  later[7] = built.encode(sample(0, 3));
  const auto again = store::decode_later(store::encode_later(later));
  const auto index = store::ForwardIndex::open(folder.path(), "the-uuid", again);
  REQUIRE(index.has_value());
  CHECK(listed(index->sequence(1)) == listed(sample(2, 1)));
  CHECK(index->words(2).codes().empty());
  CHECK(listed(index->sequence(7)) == listed(sample(0, 3)));
  CHECK(index->frequency(number_of("w2")) == 2);
  CHECK(index->frequency(number_of("w0")) == 1);
  CHECK(index->frequency(number_of("w4")) == 0);
}

TEST_CASE("store: a file of words that is missing, damaged or another database's is none") {
  const TemporaryFolder folder;
  CHECK_FALSE(store::ForwardIndex::open(folder.path(), "the-uuid", {}).has_value());
  (void)written(folder, {sample(0, 12)});
  CHECK_FALSE(store::ForwardIndex::open(folder.path(), "other", {}).has_value());
  const auto file = store::words_file(folder.path());
  std::ifstream in(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  for (const std::size_t damaged : {bytes.size() - 1, bytes.size() - 90, bytes.size() - 200}) {
    std::string bad = bytes;
    bad[damaged] = static_cast<char>(bad[damaged] ^ 1);
    std::ofstream(file, std::ios::binary) << bad;
    CHECK_FALSE(store::ForwardIndex::open(folder.path(), "the-uuid", {}).has_value());
  }
  std::filesystem::resize_file(file, 10);
  CHECK_FALSE(store::ForwardIndex::open(folder.path(), "the-uuid", {}).has_value());
}
