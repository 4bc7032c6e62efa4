// SPDX-License-Identifier: GPL-2.0-or-later
// Are amounts, ranges, names with signs, acronyms and titles found as they are printed, and nothing else?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <string>
#include <vector>

using namespace dossier;
using dossier::test::Place;

namespace {

struct Row {
  std::string query;
  std::string found;
  std::string_view why;
};

class Sample {
 public:
  Sample() : indexer_(place_.index) {}

  void add(std::string id, std::string text, std::string title = {}, std::string date = {}) {
    Document document;
    document.id = std::move(id);
    document.text = std::move(text);
    document.title = std::move(title);
    document.date = std::move(date);
    indexer_.add(document);
  }

  [[nodiscard]] SearchResults search(const SearchRequest& request) {
    indexer_.commit();
    return Searcher(place_.index).search(request);
  }

  /// Ids found, in their order.
  [[nodiscard]] std::string ranked(const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit.reset();
    std::string found;
    for (const Hit& hit : search(request).hits) found += hit.document.id;
    return found;
  }

  /// The first thing that is to be known of a query.
  [[nodiscard]] std::string issue(const std::string& query) {
    SearchRequest request;
    request.query = query;
    const auto issues = search(request).issues;
    return issues.empty() ? std::string() : issues.front().message;
  }

  /// Ids found, sorted.
  [[nodiscard]] std::string found(const std::string& query) {
    indexer_.commit();
    std::string ids;
    for (const auto& id : place_.ids(query)) ids += id;
    return ids;
  }

  void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) CHECK_MESSAGE(found(row.query) == row.found, row.query << ": " << row.why);
  }

 private:
  Place place_;
  Indexer indexer_;
};

}  // namespace

TEST_CASE("search: an amount is found in a phrase whatever its currency") {
  Sample sample;
  sample.add("a", "It costs S$106 billion.");
  sample.add("b", "It costs 106 billion dollars.");
  sample.add("c", "It costs US$106 billion. There are 1,060 of them.");
  sample.check({
      {"106", "abc", "a word alone"},
      {"\"106 billion\"", "abc", "a phrase is no stricter than its words side by side"},
      {"\"S$106 billion\"", "a", "the currency was typed"},
      {"=106", "b", "just as typed"},
      {"=106*", "bc", "1,060 too, but no amount"},
      {"\"106* billion\"", "abc", "a pattern that begins with the number"},
      {"106*", "abc", "the same alone"},
      {"106 ADJ/1 billion", "abc", "NEAR and ADJ as phrases"},
  });
}

TEST_CASE("search: a range of numbers is not one number, and no number is a range") {
  Sample sample;
  sample.add("a", "From 5-7 in the evening.");
  sample.add("b", "It is 57 per cent.");
  sample.add("c", "On 3-10 September, with the G-20.");
  sample.add("d", "There were 310 calls of the G20.");
  sample.add("e", "Call 6211-0888.");
  sample.check({
      {"5-7", "a", "not 57"},
      {"57", "b", "not 5-7"},
      {"5 7", "a", "words that only together are a number"},
      {"310", "d", "not 3-10"},
      {"G20", "cd", "with a letter it is a name, written either way"},
      {"G-20", "cd", "the same"},
      {"62110888", "e", "a telephone's number is written both ways"},
  });
}

TEST_CASE("search: a star in a name in capitals is printed, unless words fit it") {
  Sample sample;
  sample.add("a", "A*STAR does research.");
  sample.add("c", "On A*STAR's work.");
  sample.add("b", "A morning star. Research. ORGANISATION of organizations.");
  sample.check({
      {"A*STAR", "ac", "no word begins with a and ends with star"},
      {"\"A*STAR does\"", "a", "in a phrase"},
      {"\"A*STAR's work\"", "c", "with the possessive"},
      {"A*STAR\u2019s", "ac", "and another apostrophe"},
      {"A*STAR NEAR/2 research", "a", "in NEAR"},
      {"research -A*STAR", "b", "asked not to be there"},
      {"ORGANI*ATION", "b", "words fit: a wildcard"},
      {"a*star", "", "in small letters it is a wildcard"},
  });
}

TEST_CASE("search: an acronym in capitals is no ordinary word") {
  Sample sample;
  sample.add("a", "The Singapore Institute of Technology (SIT) opens.");
  sample.add("b", "SIT's students, and those of other SITs.");
  for (const char* id : {"c", "d", "e", "f"})
    sample.add(id, id == std::string("c") ? "Students will sit." : "The House sits, and was sitting.");
  sample.check({
      {"SIT", "ab", "the institute"},
      {"sit", "abcdef", "the word, in any capitals"},
      {"SIT opens", "ab", "among other words"},
      {"SIT NEAR students", "b", "in NEAR"},
      {"SITs", "ab", "its plural"},
      {"students -SIT", "c", "asked not to be there"},
      {"THE HOUSE WILL SIT", "abcdef", "all is in capitals: they mean nothing"},
  });
}

TEST_CASE("search: an acronym in capitals is also what others write with small letters, but no other word") {
  Sample sample;
  sample.add("a", "The Internet of Things (IoT) and the Association of Southeast Asian Nations (ASEAN).");
  sample.add("b", "IOT and ASEAN.");
  sample.add("c", "iot devices of Asean.");
  for (const char* id : {"d", "e"}) sample.add(id, "IoT devices of Asean.");
  sample.check({
      {"IOT", "abcde", "written IoT"},
      {"ASEAN", "abcde", "as newspapers write it"},
  });
}

TEST_CASE("search: a title that is pasted is the first hit, however long its document") {
  Sample sample;
  std::string filler;
  for (int i = 0; i < 400; ++i) filler += "Further words number " + std::to_string(i) + " stand here. ";
  sample.add("a", filler, "Speech on Building a Safe Digital Society");
  for (const char* id : {"b", "c", "d"})
    sample.add(
        id,
        "A speech. Trams, buses and ferries are safe. They have digital clocks. Society is building them.",
        "Notice");
  for (const char* id : {"e", "f", "g", "h", "i", "j"}) sample.add(id, "Trams run at night.");
  CHECK(sample.ranked("Speech on Building a Safe Digital Society").starts_with("a"));
  CHECK_FALSE(sample.ranked("safe digital society").starts_with("a"));  // too few words to be a title
}

TEST_CASE("search: an id that no document has is told") {
  Sample sample;
  sample.add("s", "Trams.");
  CHECK(sample.issue("id:s*").empty());
  CHECK(sample.issue("id:S*") == "no document has the id 'S*'");
}

TEST_CASE("search: filters by date from a day on say so in their own direction only") {
  Sample sample;
  for (const char* day : {"2022-05-01", "2023-05-01", "2024-05-01"}) sample.add(day, "Trams.", {}, day);
  SearchRequest request;
  request.filters.since = ">2022";
  request.filters.until = "<2024-02";
  CHECK(sample.search(request).total == 1);  // of 2023
  request.filters.since = "<2022";
  CHECK_THROWS_AS((void)sample.search(request), Error);
  request.filters.since.clear();
  request.filters.until = ">2022";
  CHECK_THROWS_AS((void)sample.search(request), Error);
}
