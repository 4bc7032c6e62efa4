// SPDX-License-Identifier: GPL-2.0-or-later
// Is the number that a paragraph prints told from other numbers at its start?
#include "extract/numbering.h"

#include <doctest/doctest.h>

#include <string>

using dossier::extract::NumberSequence;

namespace {

struct Row {
  std::string why;
  std::string text;
  /// Number of the paragraph before; empty for none.
  std::string before;
  /// Empty: no number.
  std::string number;
  std::string rest;
};

std::string rest_of(const Row& row, const NumberSequence& sequence) {
  const auto number = sequence.leading_number(row.text);
  return number ? std::string(row.text).substr(number->length) : row.text;
}

}  // namespace

TEST_CASE("numbering: numbers in front of a text") {
  const Row rows[] = {
      {"full stop", "12. We agree.", "", "12", "We agree."},
      {"parenthesis", "12) We agree.", "", "12", "We agree."},
      {"escaped by an editor", "12\\. We agree.", "", "12", "We agree."},
      {"with a letter", "3a. We agree.", "", "3a", "We agree."},
      {"in parts", "2.1. We agree.", "", "2.1", "We agree."},
      {"in parts, without a stop, the first", "2.1 We agree.", "1", "2.1", "We agree."},
      {"in parts, without a stop, the next", "2.2 We agree.", "2.1", "2.2", "We agree."},
      {"an oral question", "*35. Mr Lim asked", "", "35", "Mr Lim asked"},
      {"a question's number is longer than others", "2707. Mr Lim asked", "", "2707", "Mr Lim asked"},
      {"the space was forgotten", "40.Dr Tan asked", "", "40", "Dr Tan asked"},
      {"the space was forgotten, in sequence", "3.MPs asked", "2", "3", "MPs asked"},
      {"the stop was forgotten, in sequence", "3 We agree.", "2", "3", "We agree."},
      {"a year", "2023 was a good year.", "", "", "2023 was a good year."},
      {"a year with a stop", "2023. A good year.", "", "", "2023. A good year."},
      {"a word", "5G is here.", "4", "", "5G is here."},
      {"a word with a stop", "5G. It is here.", "4", "", "5G. It is here."},
      {"an amount", "1.2 million people", "", "", "1.2 million people"},
      {"an amount in capitals", "1.2 Million people", "7", "", "1.2 Million people"},
      {"thousands", "10,000 people", "9", "", "10,000 people"},
      {"percent", "3% of us", "2", "", "3% of us"},
      {"prose", "3 of us", "2", "", "3 of us"},
      {"prose out of sequence", "3 Ministers met.", "7", "", "3 Ministers met."},
      {"a date", "3 May 2023 is the day.", "2", "", "3 May 2023 is the day."},
      {"a date in capitals", "3 MAY 2023", "2", "", "3 MAY 2023"},
      {"a time", "8.30 Registration", "", "", "8.30 Registration"},
      {"a date in digits", "12.05.2023 Letter", "", "", "12.05.2023 Letter"},
      {"too many digits", "12345. Text", "", "", "12345. Text"},
      {"zero", "0. Text", "", "", "0. Text"},
      {"an ordinal", "1st. Text", "", "", "1st. Text"},
      {"in parentheses it is an item", "(1) Text", "", "", "(1) Text"},
      {"nothing", "", "", "", ""},
      {"alone it is no number in front of a text", "12", "", "", "12"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    NumberSequence sequence;
    sequence.note(row.before);
    const auto number = sequence.leading_number(row.text);
    CHECK((number ? number->number : "") == row.number);
    CHECK(rest_of(row, sequence) == row.rest);
  }
}

TEST_CASE("numbering: a number alone on its line") {
  NumberSequence sequence;
  CHECK(sequence.lone_number("7.").value_or("") == "7");
  CHECK(sequence.lone_number("7)").value_or("") == "7");
  CHECK(sequence.lone_number("1").value_or("") == "1");
  // Page numbers and years.
  CHECK_FALSE(sequence.lone_number("7"));
  CHECK_FALSE(sequence.lone_number("2023"));
  CHECK_FALSE(sequence.lone_number("7. Text"));
  sequence.note("6");
  CHECK(sequence.lone_number("7").value_or("") == "7");
}

TEST_CASE("numbering: the sequence goes on by one") {
  NumberSequence sequence;
  CHECK(sequence.is_next("1"));
  sequence.note("12");
  CHECK(sequence.is_next("13"));
  CHECK_FALSE(sequence.is_next("12"));
  CHECK_FALSE(sequence.is_next("a"));
  sequence.note("a");
  CHECK(sequence.last() == 12);
  CHECK(sequence.goes_on_with("13"));
  CHECK(sequence.goes_on_with("13.1"));
  CHECK_FALSE(sequence.goes_on_with("12.2"));
  sequence.note("12.1");
  CHECK(sequence.goes_on_with("12.2"));
}
