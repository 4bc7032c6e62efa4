// SPDX-License-Identifier: GPL-2.0-or-later
// Do sentences end where a reader would end them?
#include "text/sentences.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using dossier::text::ends_sentence;
using dossier::text::sentence_ranges;

namespace {

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& [begin, end] : sentence_ranges(text)) found.push_back(text.substr(begin, end - begin));
  return found;
}

struct Row {
  std::string why;
  std::vector<std::string> sentences;
};

}  // namespace

TEST_CASE("sentences: full stops end them, those of abbreviations do not") {
  const Row rows[] = {
      {"two sentences", {"We agree. ", "We will act."}},
      {"titles", {"Mr. Tan met Mrs. Lee and Dr. Ong. ", "Prof. Wong spoke."}},
      {"initials", {"Minister S. Iswaran spoke. ", "Mr I. B. Rao replied."}},
      {"a number after No.", {"Question No. 12 was taken. ", "It passed."}},
      {"no number after no.", {"The answer is no. ", "We move on."}},
      {"for example", {"Some rules, e.g. The Code, apply. ", "Others, i.e. Acts, do too."}},
      {"a place", {"The school at St. John reopened. ", "It is new."}},
      {"amounts", {"It costs S$1.2 million. ", "That is much."}},
      {"questions and quotations", {"“Is it safe?” ", "“Yes!” ", "She smiled."}},
      {"Chinese", {"我们同意。", "我们将行动。"}},
      {"initials of a state", {"The U.S. Government agreed. ", "So did we."}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    std::string text;
    for (const std::string& sentence : row.sentences) text += sentence;
    CHECK(sentences(text) == row.sentences);
  }
}

TEST_CASE("sentences: the ranges cover any text, in order") {
  for (const std::string& text :
       {std::string(), std::string("no stop"), std::string("..."), std::string("\xFF\xFE. A\x80. B"),
        std::string("12. Text"), std::string(10'000, '.'), std::string("A.\n\nB.\n")}) {
    CAPTURE(text);
    std::size_t next = 0;
    for (const auto& [begin, end] : sentence_ranges(text)) {
      CHECK(begin == next);
      CHECK(end > begin);
      next = end;
    }
    CHECK(next == text.size());
  }
}

TEST_CASE("sentences: a line ends one with a stop, also inside of quotation marks") {
  for (const char* line : {"Yes.", "We will:", "one; ", "“Yes.”", "(So it is!)", "是。", "「是？」"}) {
    CAPTURE(line);
    CHECK(ends_sentence(line));
  }
  for (const char* line : {"", "Yes", "one,", "section (5)", "risen from 5 to", "”"}) {
    CAPTURE(line);
    CHECK_FALSE(ends_sentence(line));
  }
}

TEST_CASE("sentences: threads do not disturb each other") {
  const std::string text = "One is here. Two is here. Three is here.";
  std::vector<std::thread> threads;
  std::vector<std::size_t> counts(4);
  for (std::size_t i = 0; i < counts.size(); ++i)
    threads.emplace_back([&, i] {
      for (int round = 0; round < 200; ++round) counts[i] += sentence_ranges(text).size();
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) CHECK(count == 600);
}
