// SPDX-License-Identifier: GPL-2.0-or-later
// May a program rely on what the library says of mentions and timelines?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    add(indexer, "a", "Trams", "1. A tram came. Two trams left.\n\n2. The tram depot burnt.", "2020-03-01",
        "speech");
    add(indexer, "b", "Rails", "1. Rails were laid for the tram.", "2022-02-28", "press-release");
    add(indexer, "c", "Ferries", "1. No rails at sea.", "2023", "speech");
    add(indexer, "d", "Old tram", "Undated words.", "", "speech");
    add(indexer, "e", "电车", "电车电车来了。", "2021-05-05", "speech");
    indexer.commit();
  }

  static void add(Indexer& indexer, std::string id, std::string title, std::string text, std::string date,
                  std::string category) {
    Document document;
    document.id = std::move(id);
    document.title = std::move(title);
    document.text = std::move(text);
    document.date = std::move(date);
    document.categories = {std::move(category)};
    indexer.add(document);
  }

  /// `id:paragraph number:mention` of every mention.
  [[nodiscard]] std::vector<std::string> mentions(SearchRequest request) const {
    std::vector<std::string> found;
    Searcher(index).for_each_mention(request, [&](const DocumentMentions& document) {
      for (const auto& passage : document.passages)
        for (const auto& [begin, end] : passage.places)
          found.push_back(document.document.id + ":" + (passage.index ? passage.paragraph.number : "title") +
                          ":" + passage.paragraph.text.substr(begin, end - begin));
      return true;
    });
    return found;
  }

  [[nodiscard]] std::vector<std::string> mentions(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    request.sort = SortOrder::oldest;
    return mentions(request);
  }

  [[nodiscard]] Timeline timeline(const std::string& query, const TimelineOptions& options = {}) const {
    SearchRequest request;
    request.query = query;
    return Searcher(index).timeline(request, options);
  }
};

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("mentions: every place in every matching document, in the order asked for") {
  const Sample sample;
  CHECK(sample.mentions("tram") ==
        Strings{"a:title:Trams", "a:1:tram", "a:1:trams", "a:2:tram", "b:1:tram", "d:title:tram"});
  SearchRequest request;
  request.query = "tram";
  request.sort = SortOrder::newest;
  request.limit = 1;  // passed over
  CHECK(sample.mentions(request).front() == "b:1:tram");
  CHECK(sample.mentions(request).size() == 6);
  request.filters.categories = {"press-release"};
  CHECK(sample.mentions(request) == Strings{"b:1:tram"});
}

TEST_CASE("mentions: a phrase is word for word, a run without spaces counts each time") {
  const Sample sample;
  CHECK(sample.mentions("\"tram depot\"") == Strings{"a:2:tram depot"});
  CHECK(sample.mentions("\"two trams\"") == Strings{"a:1:Two trams"});
  CHECK(sample.mentions("电车") == Strings{"e::电车", "e::电车"});
  CHECK(sample.mentions("category:speech").empty());
}

TEST_CASE("mentions: a compound is mentioned whole, however it is written") {
  const dossier::test::TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  {
    Indexer indexer(index);
    Sample::add(indexer, "hyphen", "Nets", "The wi-fi is open, the Wi-Fi-net too.", "2020", "speech");
    Sample::add(indexer, "joined", "Nets", "All wifi.", "2021", "speech");
    indexer.commit();
  }
  for (const std::string query : {"wi-fi", "wifi"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    request.sort = SortOrder::oldest;
    std::string found;
    Searcher(index).for_each_mention(request, [&](const DocumentMentions& document) {
      for (const auto& passage : document.passages)
        for (const auto& [begin, end] : passage.places)
          found += passage.paragraph.text.substr(begin, end - begin) + " ";
      return true;
    });
    CHECK(found == "wi-fi Wi-Fi wifi ");
    CHECK(Searcher(index).timeline(request, {}).all.total.mentions == 3);
  }
  SearchRequest request;
  request.query = "+net +wifinet +fi";
  const SearchResults results = Searcher(index).search(request);
  REQUIRE(results.hits.size() == 1);
  const Snippet& snippet = results.hits.front().snippet;
  std::string marked;
  for (const auto& [begin, end] : snippet.highlights) marked += snippet.text.substr(begin, end - begin) + " ";
  CHECK(marked == "fi Wi-Fi-net ");
}

TEST_CASE("mentions: the report counts documents and tells issues; visit may stop") {
  const Sample sample;
  SearchRequest request;
  request.query = "\"tram";
  int visited = 0;
  const Searcher searcher(sample.index);
  const auto report = searcher.for_each_mention(request, [&](const DocumentMentions&) {
    ++visited;
    return false;
  });
  CHECK(visited == 1);
  CHECK(report.documents == 3);
  CHECK(report.issues.size() == 1);
}

TEST_CASE("timeline: documents and mentions by year, zeros inside, undated apart") {
  const Sample sample;
  const auto timeline = sample.timeline("tram");
  CHECK(timeline.periods == Strings{"2020", "2021", "2022", "2023"});
  CHECK(timeline.all.counts[0].mentions == 4);
  CHECK(timeline.all.counts[1].mentions == 0);
  CHECK(timeline.all.counts[1].searched_documents == 1);
  CHECK(timeline.all.counts[2].documents == 1);
  CHECK(timeline.all.undated.mentions == 1);
  CHECK(timeline.all.total.documents == 3);
  CHECK(timeline.all.counts[2].searched_words == 7);  // title and text; "1." is its number
  CHECK(timeline.series.empty());
}

TEST_CASE("timeline: its documents are those that search finds, its mentions those that are visited") {
  const Sample sample;
  for (const std::string query :
       {"tram", "rails OR ferries", "-tram", "category:speech tram", "tram NEAR/3 rails"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const auto total = sample.timeline(query).all.total;
    CHECK(total.documents == Searcher(sample.index).search(request).total);
    CHECK(total.mentions == sample.mentions(request).size());
  }
}

TEST_CASE("timeline: first and last use with their sentences, and the silence between") {
  const Sample sample;
  const auto timeline = sample.timeline("tram");
  REQUIRE(timeline.first_use);
  CHECK(timeline.first_use->document.id == "a");
  CHECK(timeline.first_use->sentence.text == "A tram came.");
  CHECK(timeline.first_use->sentence.paragraph == "1");
  REQUIRE(timeline.last_use);
  CHECK(timeline.last_use->document.id == "b");
  REQUIRE(timeline.longest_silence);
  CHECK(timeline.longest_silence->days == 729);
  CHECK_FALSE(sample.timeline("zeppelin").first_use);
}

TEST_CASE("timeline: split by a facet, filters apply to what is searched") {
  const Sample sample;
  const auto timeline = sample.timeline("tram since:2020 until:2022", {TimelinePeriod::quarter, "category"});
  CHECK(timeline.periods.front() == "2020-Q1");
  CHECK(timeline.periods.back() == "2022-Q1");
  REQUIRE(timeline.series.size() == 2);
  CHECK(timeline.series[0].value == "speech");
  CHECK(timeline.series[0].total.mentions == 4);
  CHECK(timeline.series[0].total.searched_documents == 2);
  CHECK(timeline.all.total.searched_documents == 3);
}

TEST_CASE("timeline: a facet that does not exist is an error, so is a strict query with an issue") {
  const Sample sample;
  CHECK_THROWS_AS((void)sample.timeline("tram", {TimelinePeriod::year, "colour"}), Error);
  CHECK_THROWS_AS((void)sample.timeline("tram", {TimelinePeriod::year, "year"}), Error);
  SearchRequest request;
  request.query = "\"tram";
  request.mode = QueryMode::strict;
  CHECK_THROWS_AS((void)Searcher(sample.index).timeline(request, {}), Error);
}

namespace {

/// The mentions of a query in one text.
std::vector<std::string> mentions_in(const std::string& text, const std::string& query) {
  const TemporaryFolder folder;
  const auto index = folder.path() / "index";
  Indexer indexer(index);
  Document document;
  document.id = "a";
  document.title = "Note";
  document.text = text;
  indexer.add(document);
  indexer.commit();
  SearchRequest request;
  request.query = query;
  std::vector<std::string> found;
  Searcher(index).for_each_mention(request, [&](const DocumentMentions& mentions) {
    for (const auto& passage : mentions.passages)
      for (const auto& [begin, end] : passage.places)
        found.push_back(passage.paragraph.text.substr(begin, end - begin));
    return true;
  });
  return found;
}

}  // namespace

TEST_CASE("mentions: exact forms are mentioned where they are written so") {
  struct Row {
    std::string text;
    std::string query;
    std::vector<std::string> mentions;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"It is IT. The US told us of U.S. trade.", "=IT", {"IT"}, "a function word in capitals"},
      {"It is IT. The US told us of U.S. trade.", "=US", {"US", "U.S."}, "an acronym however it is written"},
      {"Grab a GRAB or grab Grab’s car.", "=Grab", {"Grab", "Grab’s"}, "a name"},
      {"Grab a GRAB or grab it.", "=grab", {"Grab", "GRAB", "grab"}, "small letters mean any"},
      {"A data centre, the Data Centre.", "=\"Data Centre\"", {"Data Centre"}, "a phrase"},
      {"A grabber, Grabbed, GRABBING.", "=Grab*", {"Grabbed"}, "a pattern"},
      {"Data centres; the data centre saves energy. A centre of data.",
       "\"data centre\" NEAR/5 energy",
       {"data centre", "energy"},
       "a phrase in NEAR is a phrase"},
      {"Singapore networks: network of SINGAPORE.",
       "=Singapore NEAR/3 network",
       {"Singapore", "networks", "network"},
       "an exact form in NEAR"},
      {"The data center and the centre.",
       "data NEAR/2 centre",
       {"data", "center", "centre"},
       "other spellings in NEAR"},
      {"Cyber-security, cybersecurity, an agency.",
       "cyber-security NEAR/9 agency",
       {"Cyber-security", "cybersecurity", "agency"},
       "a compound with a hyphen in NEAR"},
      {"We roll out the roll-out and the rollout.",
       "rollout NEAR/9 the",
       {"the", "the", "rollout"},
       "in NEAR, one word stands for no two"},
      {"Artificial intelligence strategy. Artificial strategy.",
       "(\"artificial intelligence\" NEAR/9 strategy) OR (artificial NEAR/9 \"intelligence strategy\")",
       {"Artificial intelligence strategy", "Artificial", "strategy"},
       "parts of the same words that are grouped otherwise"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    CHECK(mentions_in(row.text, row.query) == row.mentions);
  }
}

TEST_CASE("mentions: a query of very many words is mentioned by its last ones too") {
  std::string text = "One";
  std::string any = "none";
  for (int i = 0; i < 200; ++i) {
    text += " word" + std::to_string(i);
    any += " OR other" + std::to_string(i);
  }
  CHECK(mentions_in(text + " end.", '"' + text + '"') == std::vector{text});
  CHECK(mentions_in("The last. Nothing other150.", any + " OR last") ==
        std::vector<std::string>{"last", "other150"});
  std::string again = "last";
  for (int i = 0; i < 1500; ++i) again += " last";
  CHECK(mentions_in("The last.", again) == std::vector<std::string>{"last"});
}
