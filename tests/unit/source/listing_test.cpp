// SPDX-License-Identifier: GPL-2.0-or-later
// Are the lines of a listing told from prose, and cut at the right words?
#include "source/listing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using dossier::source::Listing;
using dossier::source::ListingItem;
using dossier::source::ListingVocabulary;
using dossier::source::parse_listing;

namespace {

using Words = std::vector<std::string>;

const ListingVocabulary vocabulary{
    {"Speeches", "Parliament QAs", "Press Releases", "Speech"},
    {"Cyber Security", "Digital Readiness", "Readiness", "Libraries", "Others", "Public Comms", "Media"},
};

/// The item of a line, which is put between two others: one line is no listing.
ListingItem item(const std::string& line) {
  const auto listing = parse_listing(
      "First Speeches Others 1 Jan 20\n" + line + "\nLast Speeches Others 2 Jan 20\n", vocabulary);
  REQUIRE(listing);
  REQUIRE(listing->items.size() == 3);
  return listing->items[1];
}

struct Row {
  std::string why;
  std::string line;
  std::string title;
  Words categories;
  Words topics;
  std::string date;
};

}  // namespace

TEST_CASE("listing: labels are taken from the end of a line") {
  const Row rows[] = {
      {"the plain form",
       "Remarks at a Library Speeches Libraries 16 May 23",
       "Remarks at a Library",
       {"Speeches"},
       {"Libraries"},
       "2023-05-16"},
      {"lists go on over commas only",
       "Address Speeches, Parliament QAs Cyber Security, Digital Readiness 12 Apr 23",
       "Address",
       {"Speeches", "Parliament QAs"},
       {"Cyber Security", "Digital Readiness"},
       "2023-04-12"},
      {"a title that ends with a topic",
       "Talk on Digital Readiness Speeches Libraries 5 Mar 2023",
       "Talk on Digital Readiness",
       {"Speeches"},
       {"Libraries"},
       "2023-03-05"},
      {"a title that ends with a category",
       "On Great Speeches Speeches Libraries 5 Mar 2023",
       "On Great Speeches",
       {"Speeches"},
       {"Libraries"},
       "2023-03-05"},
      {"a title that holds a date and commas",
       "Speech, as given, on 5 Apr 2022 Speeches Others 06 Apr 22",
       "Speech, as given, on 5 Apr 2022",
       {"Speeches"},
       {"Others"},
       "2022-04-06"},
      {"the longest label wins",
       "Plan Press Releases Digital Readiness 1 Sep 99",
       "Plan",
       {"Press Releases"},
       {"Digital Readiness"},
       "1999-09-01"},
      {"any case, labels as they are written",
       "Plan PRESS RELEASES cyber security 1 SEPT 69",
       "Plan",
       {"PRESS RELEASES"},
       {"cyber security"},
       "2069-09-01"},
      {"no topics", "Plan Press Releases 29 February 2024", "Plan", {"Press Releases"}, {}, "2024-02-29"},
      {"a topic that is not known, before one that is",
       "Plan Speeches Green Data, Libraries 1 Jan 24",
       "Plan",
       {"Speeches"},
       {"Green Data", "Libraries"},
       "2024-01-01"},
      {"no-break spaces",
       "Plan\xC2\xA0"
       "Speeches\xC2\xA0Libraries 1\xC2\xA0Jan 24",
       "Plan",
       {"Speeches"},
       {"Libraries"},
       "2024-01-01"},
      {"labels are whole words",
       "On Multimedia Speeches Media 1 Jan 24",
       "On Multimedia",
       {"Speeches"},
       {"Media"},
       "2024-01-01"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const ListingItem found = item(row.line);
    CHECK(found.title == row.title);
    CHECK(found.categories == row.categories);
    CHECK(found.topics == row.topics);
    CHECK(found.date == row.date);
    CHECK(found.line == 2);
  }
}

TEST_CASE("listing: prose that ends like a line is none") {
  for (const char* line :
       {"We met on 16 May 2023", "No date Speeches Others", "Plan Speeches Others 31 Feb 23",
        "Plan Speeches Others 16 Mai 23", "Plan Speeches Others 2023-05-16", "Speeches Others 1 Jan 23",
        "Plan Unknown Others 1 Jan 23", "Plan Speeches Others 1 Jan 123",
        "Plan Speeches Others 001 Jan 23"}) {
    CAPTURE(line);
    const std::string text = std::string("A Speeches 1 Jan 23\n") + line + "\nB Speeches 2 Jan 23";
    const auto listing = parse_listing(text, vocabulary);
    REQUIRE(listing);
    CHECK(listing->items.size() == 2);
    CHECK(listing->text == line);
  }
}

TEST_CASE("listing: what stands between the lines is a text of its own") {
  const auto listing = parse_listing(
      "A statement.\n\n1. We agree.\n\n \nA Speeches Others 1 Jan 23\nB Speeches Others 2 Jan 23\nSigned.\n",
      vocabulary);
  REQUIRE(listing);
  CHECK(listing->text == "A statement.\n\n1. We agree.\n\n \nSigned.");
  REQUIRE(listing->items.size() == 2);
  CHECK(listing->items[0].line == 6);
  CHECK(listing->items[1].slug == "b");
}

TEST_CASE("listing: one line or none is no listing") {
  CHECK_FALSE(parse_listing("", vocabulary));
  CHECK_FALSE(parse_listing("Only A Speeches Others 1 Jan 23\nand prose", vocabulary));
  CHECK_FALSE(parse_listing("A Speeches 1 Jan 23\nB Speeches 2 Jan 23", {}));
}

TEST_CASE("listing: slugs are short, plain and unique") {
  CHECK(item("Café & “Bar”: the Minister’s Re-opening! Speeches 1 Jan 23").slug ==
        "cafe-bar-the-minister-s-re-opening");
  CHECK(item("首页 Speeches 1 Jan 23").slug == "item");
  const std::string title =
      "Answer on the Extremely Long Title That Goes On And On Until It Is Cut At A Word End Here";
  CHECK(item(title + " Speeches 1 Jan 23").slug ==
        "answer-on-the-extremely-long-title-that-goes-on-and-on-until-it-is-cut-at-a-word");
  CHECK(item(std::string(100, 'x') + " Speeches 1 Jan 23").slug == std::string(80, 'x'));
  const auto listing = parse_listing(
      "A Speeches 1 Jan 23\nA 2 Speeches 1 Jan 23\nA Speeches 1 Jan 23\nA Speeches 2 Jan 23\n", vocabulary);
  REQUIRE(listing);
  Words slugs;
  for (const ListingItem& each : listing->items) slugs.push_back(each.slug);
  CHECK(slugs == Words{"a", "a-2", "a-3", "a-4"});
}
