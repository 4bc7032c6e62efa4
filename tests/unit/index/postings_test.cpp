// SPDX-License-Identifier: GPL-2.0-or-later
// What of a document becomes postings, words and values?
#include "index/postings.h"

#include "store/word_sequence.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

store::StoredRecord document(std::string title, std::vector<Paragraph> paragraphs) {
  store::StoredRecord stored;
  stored.record.id = "a.md";
  stored.record.title = std::move(title);
  stored.record.date = "2023-02-28";
  stored.record.categories = {"speech"};
  stored.paragraphs = std::move(paragraphs);
  return stored;
}

index::Postings postings_of(const store::StoredRecord& stored) {
  analyze::Analyzer analyzer;
  return index::make_postings(stored, analyzer);
}

Paragraph paragraph(std::string text) {
  Paragraph made;
  made.text = std::move(text);
  return made;
}

/// Terms with their frequencies.
std::string listed(const index::CountedTerms& terms) {
  std::string out;
  for (const auto& term : terms.terms)
    (((out += terms.text(term)) += '=') += std::to_string(term.frequency)) += ' ';
  return out;
}

}  // namespace

TEST_CASE("index: words become stems, exact forms and selectors, sorted") {
  const auto postings = postings_of(document("Scams", {paragraph("Scams and SMS scam.")}));
  CHECK(listed(postings.terms) ==
        "D20230228=0 M202302=0 Qa.md=0 Sscam=1 XC:speech=0 XE:scams=0 XU:SMS=1 Y2023=0 and=1 scam=5 sms=1 ");
  REQUIRE(postings.values.size() == 3);
  CHECK(postings.values[0] == std::pair<std::uint32_t, std::string>{0, "20230228"});
}

TEST_CASE("index: words go from the title through the paragraphs, each form once") {
  const auto postings =
      postings_of(document("A title", {paragraph("first words"), paragraph("Titles and title")}));
  const store::WordSequence& words = postings.words;
  std::string written;
  for (const std::uint32_t word : words.words())
    written += word == store::WordSequence::paragraph_end
                   ? "/ "
                   : std::string(words.form(word).stem) + "<" + std::string(words.form(word).exact) + " ";
  CHECK(written == "a<a titl<title / first<first word<words / titl<titles and<and titl<title / ");
  CHECK(words.form_count() == 6);
}

TEST_CASE("index: a word that two languages stem in two ways is two forms") {
  Paragraph malay = paragraph("makanan makan");
  malay.language = "ms";
  const auto postings = postings_of(document("Makanan", {malay}));
  CHECK(postings.words.form_count() == 3);
}

TEST_CASE("index: case, punctuation and paragraphs do not make a text another") {
  const auto one = postings_of(document("x", {paragraph("The same short text.")}));
  const auto other = postings_of(document("y", {paragraph("THE SAME,"), paragraph("short text")}));
  const auto third = postings_of(document("x", {paragraph("The same short texts.")}));
  CHECK(one.signature.encode() == other.signature.encode());
  CHECK(one.signature.encode() != third.signature.encode());
}
