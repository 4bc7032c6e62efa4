// SPDX-License-Identifier: GPL-2.0-or-later
// Does a signature have all pairs of a document, and few others?
#include "store/pair_signature.h"

#include "store/document_words.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace dossier::store;

namespace {

std::uint32_t pair_of(const std::string& first, const std::string& second) {
  return pair_hash(stem_hash(first), stem_hash(second));
}

WordSequence sequence_of(const std::vector<std::vector<std::string>>& paragraphs) {
  WordSequence words;
  for (const auto& paragraph : paragraphs) {
    for (const auto& stem : paragraph) words.add_word(words.add_form({stem, stem + "s"}));
    words.end_paragraph();
  }
  return words;
}

}  // namespace

TEST_CASE("pairs are those of stems in one paragraph, in this order") {
  const auto bytes = pair_signature(sequence_of({{"data", "protect", "act"}, {"tax"}}));
  const PairSignature pairs(bytes);
  CHECK(pairs.may_have(pair_of("data", "protect")));
  CHECK(pairs.may_have(pair_of("protect", "act")));
  CHECK_FALSE(pairs.may_have(pair_of("protect", "data")));
  CHECK_FALSE(pairs.may_have(pair_of("act", "tax")));
  CHECK_FALSE(PairSignature().may_have(pair_of("data", "protect")));
}

TEST_CASE("a signature lacks none of a document's pairs, and seems to have one in four of others") {
  std::mt19937 random(3);
  const auto stem = [&](std::size_t below) { return "w" + std::to_string(random() % below); };
  for (const std::size_t length : {1U, 2U, 5U, 6U, 40U, 3000U}) {
    CAPTURE(length);
    std::vector<std::string> stems;
    for (std::size_t i = 0; i < length; ++i) stems.push_back(stem(100'000));
    const WordSequence sequence = sequence_of({stems});
    const std::string bytes = pair_signature(sequence);
    CHECK(bytes.size() == pair_signature_bytes(sequence.words().size()));
    const PairSignature pairs(bytes);
    for (std::size_t i = 1; i < length; ++i) CHECK(pairs.may_have(pair_of(stems[i - 1], stems[i])));
    constexpr int others = 2000;
    int seeming = 0;
    for (int i = 0; i < others; ++i) seeming += pairs.may_have(pair_of("x", stem(100'000)));
    CHECK(seeming < others * 0.34);
  }
}

TEST_CASE("a record gives back the signature of its words") {
  const auto sequence = sequence_of({{"data", "protect"}, {}, {"tax", "act", "tax"}});
  const std::string record = encode_words(sequence, std::vector<KnownForm>(sequence.form_count()));
  CHECK(DocumentWords(record).pairs().bytes() == pair_signature(sequence));
}
