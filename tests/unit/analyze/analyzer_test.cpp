// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms does a text become?
#include "analyze/analyzer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;
using analyze::StemLanguage;

namespace {

/// Tokens as `position:stem/exact^capitals+joined`, with what is empty or equal left out.
std::string cut(std::string_view text, StemLanguage language = StemLanguage::english) {
  analyze::Analyzer analyzer;
  std::string out;
  analyzer.analyze(text, language, [&](const analyze::Token& token) {
    if (!out.empty()) out += ' ';
    out += std::to_string(token.position) + ":" + token.stem;
    if (token.exact != token.stem) out += "/" + token.exact;
    if (!token.capitals.empty()) out += "^" + token.capitals;
    if (!token.joined.empty()) out += "+" + token.joined;
  });
  return out;
}

}  // namespace

TEST_CASE("analyze: a text becomes stems with positions, and exact forms where they differ") {
  struct Row {
    std::string_view text;
    std::string_view tokens;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"Ministers", "1:minist/ministers", "a capital does not keep a word from its stem"},
      {"scam scams", "1:scam 2:scam/scams", "both lead to one posting"},
      {"Singapore’s", "1:singapor/singapore", "the possessive is dropped"},
      {"US us U.S.", "1:us^US 2:us 3:us^US", "capitals tell the country from the pronoun"},
      {"SMEs As gas 5Gs", "1:smes^SMEs 2:as 3:gas 4:5gs", "an s makes a plural of two or more capitals"},
      {"COVID-19", "1:covid^COVID 2:19+covid19", "a compound is findable in parts and whole"},
      {"e-payments", "1:e 2:payment/payments+epay", "written together it has a stem of its own"},
      {"S$1.2", "1:1.2/s$1.2", "an amount is findable with and without its currency"},
      {"12,500", "1:12500", "commas in numbers do not matter"},
      {"C++ Q&A", "1:c++ 2:q&a", "words with signs stay as they are"},
      {"欢喜一家", "1:欢喜 2:喜一 3:一家", "bigrams with positions"},
      {"欢", "1:欢", "a run of one character"},
      {"AI技术", "1:ai^AI 2:技术", "positions go on across scripts"},
      {"", "", "nothing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(cut(row.text) == row.tokens);
  }
}

TEST_CASE("analyze: the paragraph's language decides on the stem") {
  CHECK(cut("perkhidmatan", StemLanguage::malay) != cut("perkhidmatan", StemLanguage::english));
  CHECK(analyze::stem_language("ms") == StemLanguage::malay);
  CHECK(analyze::stem_language("id-ID") == StemLanguage::malay);
  CHECK(analyze::stem_language("ta") == StemLanguage::tamil);
  CHECK(analyze::stem_language("fr") == StemLanguage::english);
  CHECK(analyze::stem_language("") == StemLanguage::english);
}

// "era" is a word of English, "divis" the stem of one: a Malay stem must be neither.
TEST_CASE("analyze: the stem of a word by the rules of Malay is no stem of English") {
  CHECK(cut("makanan makan", StemLanguage::malay) == "1:makan:ms/makanan 2:makan:ms/makan");
  CHECK(cut("Perera", StemLanguage::malay) == "1:era:ms/perera");
  CHECK(cut("era 2023", StemLanguage::malay) == "1:era:ms/era 2:2023");
}

TEST_CASE("analyze: a word in -ize keeps it, as its British spelling does") {
  struct Row {
    std::string_view word;
    std::string_view stem;
    std::string_view why;
  };
  for (const Row& row :
       {Row{"digitize", "digitiz", "not that of digital"}, Row{"digitization", "digitiz", "a noun of it"},
        Row{"organizational", "organiz", "not that of organ"},
        Row{"authorized", "authoriz", "not that of author"},
        Row{"organise", "organis", "the British spelling was right before"},
        Row{"digital", "digit", "another word"}, Row{"realize", "realiz", "the rules leave it"},
        Row{"size", "size", "no ending"}, Row{"prized", "prize", "no ending either"},
        Row{"izes", "ize", "nothing before it"},
        Row{"horizon", "horizon", "no ending, and nothing is lost"}}) {
    CAPTURE(row.word);
    CAPTURE(row.why);
    analyze::Analyzer analyzer;
    CHECK(analyzer.stem(row.word, StemLanguage::english) == row.stem);
  }
}

TEST_CASE("analyze: a Tamil word has one stem in any surroundings, however many endings it has") {
  const auto stem_of = [](std::string_view text, StemLanguage language) {
    const std::string token = cut(text, language);
    return token.substr(0, token.find('/'));
  };
  for (const std::string_view word : {"விவசாயி", "விவசாயிகள்", "விவசாயிகளுக்கு", "விவசாயிகளிடமிருந்து"}) {
    CAPTURE(word);
    CHECK(stem_of(word, StemLanguage::tamil) == stem_of("விவசாயி", StemLanguage::tamil));
    CHECK(stem_of(word, StemLanguage::english) == stem_of("விவசாயி", StemLanguage::tamil));
  }
  // more than a hundred bytes
  CHECK(stem_of("பெருந்தொற்றுக்கட்டுப்பாடுகளிலிருந்து", StemLanguage::tamil) ==
        stem_of("பெருந்தொற்றுக்கட்டுப்பாடுகள்", StemLanguage::tamil));
}

TEST_CASE("analyze: no text makes a term longer than the limit or breaks a character") {
  const std::string word(1000, 'x');
  const std::string accents = [] {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "é";
    return text;
  }();
  for (const std::string& text : {word, accents, word + "-" + word}) {
    analyze::Analyzer analyzer;
    analyzer.analyze(text, StemLanguage::english, [&](const analyze::Token& token) {
      CHECK(token.stem.size() <= analyze::max_term_bytes);
      CHECK(token.exact.size() <= analyze::max_term_bytes);
      CHECK(token.joined.size() <= analyze::max_term_bytes);
    });
  }
}

TEST_CASE("analyze: byte ranges lie in the text as given") {
  const std::string text = "Der naïve Minister’s 欢喜";
  analyze::Analyzer analyzer;
  std::vector<std::string> pieces;
  analyzer.analyze(text, StemLanguage::english, [&](const analyze::Token& token) {
    pieces.push_back(text.substr(token.begin, token.end - token.begin));
  });
  CHECK(pieces == std::vector<std::string>{"Der", "naïve", "Minister’s", "欢喜"});
}
