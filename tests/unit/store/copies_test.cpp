// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents count as copies?
#include "store/copies.h"

#include "support/hash.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace dossier;
using store::CopyCandidate;
using store::Signature;

namespace {

/// A text of `count` different words, of which those from `changed` on are others.
std::string words(int count, int changed = 1'000'000, const std::string& other = "x") {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += (i < changed ? "w" : other) + std::to_string(i * 7919 % 10007) + " ";
  return text;
}

Signature sign(const std::string& text) {
  store::SignatureMaker maker;
  std::istringstream words(text);
  for (std::string word; words >> word;) maker.add(support::hash64(word));
  return maker.finish();
}

std::vector<std::size_t> originals(const std::vector<CopyCandidate>& documents) {
  return store::find_originals(documents);
}

using Indices = std::vector<std::size_t>;

}  // namespace

TEST_CASE("store: the earliest of equal texts is the original") {
  const Signature text = sign("The same short text.");
  CHECK(originals({{text, 20230102, "b"}, {text, 20230101, "c"}, {sign("Another text."), 1, "a"}}) ==
        Indices{1, 1, 2});
  CHECK(originals({{text, 20230101, "b"}, {text, 20230101, "a"}}) == Indices{1, 1});
  // A document without a date is no earlier one.
  CHECK(originals({{text, 0, "a"}, {text, 20230101, "b"}}) == Indices{1, 1});
}

TEST_CASE("store: long texts that differ in little are near copies, others are not") {
  CHECK(originals({{sign(words(500)), 1, "a"}, {sign(words(500, 490)), 2, "b"}}) == Indices{0, 0});
  CHECK(originals({{sign(words(500)), 1, "a"}, {sign(words(500, 250)), 2, "b"}}) == Indices{0, 1});
  // Too short to tell: two answers may share a formula.
  CHECK(originals({{sign(words(12)), 1, "a"}, {sign(words(12, 11)), 2, "b"}}) == Indices{0, 1});
}

TEST_CASE("store: documents without text are nobody's copies") {
  CHECK(originals({{sign(""), 1, "a"}, {sign(" "), 2, "b"}}) == Indices{0, 1});
  CHECK(sign("").encode().empty());
}

TEST_CASE("store: a signature is read back as it was written; other bytes are none") {
  const Signature text = sign(words(100));
  CHECK(Signature::decode(text.encode()).encode() == text.encode());
  CHECK(Signature::decode("short").text_hash == 0);
}
