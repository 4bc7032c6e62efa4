// SPDX-License-Identifier: GPL-2.0-or-later
// Is a misspelt query understood, and said so? (A and L: complaints of users of such systems)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

/// An index of a few documents that the cases below ask.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    add(indexer, "a", "Cybersecurity Bill", "The Cybersecurity Act protects the data centre.", "2022-05-01");
    add(indexer, "b", "Scams", "Telcos block scams and calls. Wireless networks.", "2023-06-02");
    add(indexer, "c", "Speech", "A speech on the Budget. Deepfakes and insults. The datacentres.",
        "2024-01-15", "Josephine Teo");
    indexer.commit();
  }

  static void add(Indexer& indexer, std::string id, std::string title, std::string text, std::string date,
                  std::string minister = {}) {
    Document document;
    document.id = std::move(id);
    document.title = std::move(title);
    document.text = std::move(text);
    document.date = std::move(date);
    document.categories = {"speech"};
    if (!minister.empty()) document.ministers = {std::move(minister)};
    indexer.add(document);
  }

  [[nodiscard]] SearchResults search(const std::string& query, SearchRequest request = {}) const {
    request.query = query;
    return Searcher(index).search(request);
  }

  /// The best other spelling; empty when there is none.
  [[nodiscard]] std::string meant(const std::string& query) const {
    const auto results = search(query);
    return results.suggestions.empty() ? std::string() : results.suggestions.front().query;
  }
};

SearchRequest correcting() {
  SearchRequest request;
  request.spelling = SpellingMode::correct;
  return request;
}

}  // namespace

TEST_CASE("spelling: a word that no document has is replaced by one that is spelt like it") {
  const Sample sample;
  struct Row {
    std::string query;
    std::string meant;
    std::string_view why;
  };
  const std::vector<Row> rows{
      {"cybersecurty act", "cybersecurity act", "though the other word has hits"},
      {"deepfkaes", "deepfakes", "neighbours swapped"},
      {"Wireles", "Wireless", "with its capital"},
      {"+wireles calls", "+wireless calls", "the sign stays"},
      {"scmas -telecom", "scams -telecom", "the rest stays as it was typed"},
      {"scams -telcso", "", "what is not wanted may be absent"},
      {"wireles deepfkaes", "wireless deepfakes", "both at once"},
      {"\"data center\"", "\"data centre\"", "a phrase that is nowhere, of words that are not"},
      {"\"block scmas\"", "\"block scams\"", "a word of a phrase"},
      {"title:budgt", "", "only where the title has it"},
      {"title:scmas", "title:scams", "a word of the title"},
      {"wireles NEAR/5 networks", "wireless NEAR/5 networks", "beside an operator"},
      {"datacentre", "", "another form of it is known"},
      {"telcosblock", "\"telcos block\"", "a space left out"},
      {"cyber security", "cybersecurity", "a space put in"},
      {"minister:josefine", "minister:josephine", "a name in a field"},
      {"minister:\"josefine teo\"", "minister:\"josephine teo\"", "a name of several words"},
      {"=wireles", "", "an exact form is meant as written"},
      {"wirelez*", "", "so is a pattern"},
      {"scams", "", "a word that is known"},
      {"scamming", "", "another form of it"},
      {"6G", "", "a number is not misspelt"},
      {"欢喜", "", "nor a run of Chinese"},
      {"qwertyuiop", "", "nothing is near"},
      {"", "", "no words"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CAPTURE(row.why);
    CHECK(sample.meant(row.query) == row.meant);
  }
}

TEST_CASE("spelling: a query without hits is answered as the nearest with hits, which is said") {
  const Sample sample;
  const auto results = sample.search("scmas", correcting());
  CHECK(results.corrected == "scams");
  CHECK(results.total == 1);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits.front().document.id == "b");
  CHECK_FALSE(results.hits.front().snippet.highlights.empty());

  CHECK_FALSE(sample.search("cybersecurty act", correcting()).corrected);
  CHECK_FALSE(sample.search("qwertyuiop", correcting()).corrected);
  // A word that stays unknown makes the others doubtful too: perhaps it is another language.
  const auto half = sample.search("qwertyuiop scmas", correcting());
  CHECK_FALSE(half.corrected);
  CHECK(half.suggestions.size() == 1);
  const auto suggested = sample.search("scmas");
  CHECK_FALSE(suggested.corrected);
  CHECK(suggested.hits.empty());
  SearchRequest off;
  off.spelling = SpellingMode::off;
  CHECK(sample.search("scmas", off).suggestions.empty());
}

TEST_CASE("spelling: a strict query is never answered as another") {
  const Sample sample;
  SearchRequest request = correcting();
  request.mode = QueryMode::strict;
  const auto results = sample.search("scmas", request);
  CHECK_FALSE(results.corrected);
  CHECK(results.total == 0);
  CHECK(results.suggestions.size() == 1);
}

TEST_CASE("spelling: issues speak of the query as it was typed, also when another is answered") {
  const Sample sample;
  const auto results = sample.search("scmas (", correcting());
  CHECK(results.corrected == "scams (");
  REQUIRE_FALSE(results.issues.empty());
  CHECK(results.issues.front().offset == 6);
}

TEST_CASE("A16: what is suggested has hits, as many as it says") {
  const Sample sample;
  SearchRequest request;
  request.filters.since = "2024";
  for (const std::string query : {"insult scmas", "scmas", "+deepfkaes insults", "\"deepfakes or insults\"",
                                  "+scmas +deepfakes", "wireles", "budgt speach"}) {
    CAPTURE(query);
    for (const auto& suggestion : sample.search(query, request).suggestions) {
      CHECK(suggestion.total > 0);
      CHECK(sample.search(suggestion.query, request).total == suggestion.total);
    }
  }
  CHECK(sample.search("scmas", request).suggestions.empty());
  CHECK_FALSE(sample.search("scmas").suggestions.empty());
}

TEST_CASE("A17: a suggestion says which bytes of the query it replaces") {
  const Sample sample;
  for (const std::string query :
       {"“data center”", "élan wireles calls", "wireles and deepfkaes", "cyber security"}) {
    CAPTURE(query);
    const auto suggestions = sample.search(query).suggestions;
    REQUIRE_FALSE(suggestions.empty());
    for (const auto& suggestion : suggestions) {
      std::string replaced = query;
      replaced.replace(suggestion.offset, suggestion.length, suggestion.replacement);
      CHECK(replaced == suggestion.query);
    }
  }
  const auto one = sample.search("calls wireles").suggestions.front();
  CHECK(one.offset == 6);
  CHECK(one.length == 7);
  CHECK(one.replacement == "wireless");
}

TEST_CASE("L8: there are several suggestions, the likeliest first, at most five") {
  const TemporaryFolder folder;
  const auto index = folder.path() / "index";
  Indexer indexer(index);
  int number = 0;
  const auto add = [&](const std::string& text) {
    Sample::add(indexer, "d" + std::to_string(number++), "Note", text, "2023");
  };
  for (const std::string word : {"carts", "cards", "carbs", "cares", "carps", "wards", "boards"}) add(word);
  add("cards again");
  indexer.commit();
  SearchRequest request;
  request.query = "carzs";
  const auto suggestions = Searcher(index).search(request).suggestions;
  REQUIRE(suggestions.size() == 5);
  CHECK(suggestions.front().replacement == "cards");
  CHECK(suggestions.front().total == 2);
}

TEST_CASE("spelling: a rare word may be a slip where a word next to it is much more usual") {
  const TemporaryFolder folder;
  const auto index = folder.path() / "index";
  Indexer indexer(index);
  for (int i = 0; i < 30; ++i)
    Sample::add(indexer, "g" + std::to_string(i), "Note", "The government.", "2023");
  for (int i = 0; i < 8; ++i) Sample::add(indexer, "h" + std::to_string(i), "Note", "A harbour.", "2023");
  Sample::add(indexer, "t", "Note", "The govenment. The arbour.", "2023");
  indexer.commit();
  const Searcher searcher(index);
  SearchRequest request = correcting();
  request.query = "govenment";
  const auto slip = searcher.search(request);
  CHECK_FALSE(slip.corrected);
  CHECK(slip.total == 1);
  REQUIRE(slip.suggestions.size() == 1);
  CHECK(slip.suggestions.front().query == "government");
  CHECK(slip.suggestions.front().total == 30);
  request.query = "arbour";
  CHECK(searcher.search(request).suggestions.empty());
}

TEST_CASE("spelling: a slip in a quoted value of several words is corrected") {
  const Sample sample;
  for (const auto& row : std::vector<std::pair<std::string, std::string>>{
           {"minister:\"josephin teo\"", "minister:\"josephine teo\""},
           {"by:\"josefine tio\" budget", "by:\"josephine teo\" budget"},
           {"category:\"speach\"", "category:\"speech\""}}) {
    CAPTURE(row.first);
    CHECK(sample.search(row.first, correcting()).corrected == row.second);
  }
  CHECK_FALSE(sample.search("minister:\"teo teo\"", correcting()).corrected);
}

TEST_CASE("spelling: a value whose words are all known, though not together, may have a slip") {
  const TemporaryFolder folder;
  const auto index = folder.path() / "index";
  Indexer indexer(index);
  Sample::add(indexer, "a", "Note", "Text.", "2023", "Tan Kiat How");
  Sample::add(indexer, "b", "Note", "Text.", "2023", "Lim Hoe");
  indexer.commit();
  SearchRequest request = correcting();
  request.query = "minister:\"tan kiat hoe\"";
  CHECK(Searcher(index).search(request).corrected == "minister:\"tan kiat how\"");
}

TEST_CASE("spelling: the words of removed documents are forgotten") {
  const Sample sample;
  CHECK(sample.meant("deepfkaes") == "deepfakes");
  Indexer indexer(sample.index);
  indexer.remove("c");
  indexer.commit();
  CHECK(sample.meant("deepfkaes").empty());
  CHECK(sample.meant("josefine").empty());
}

TEST_CASE("search: a limit of 0 gives the total and no hits, whatever the order") {
  const Sample sample;
  SearchRequest request;
  request.limit = 0;
  request.facets = {"category"};
  for (const auto order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    request.sort = order;
    for (const std::string query : {"", "scams", "speech deepfakes", "qwertyuiop"}) {
      CAPTURE(query);
      const auto counted = sample.search(query, request);
      CHECK(counted.hits.empty());
      CHECK(counted.total == sample.search(query).total);
      CHECK(counted.facets.size() == 1);
    }
  }
}

TEST_CASE("spelling: a word that some document has is never replaced, only doubted") {
  const test::TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  {
    Indexer indexer(index);
    Sample::add(indexer, "rare", "Rides", "Uber has left.", "2020", "Mary Rivers");
    for (int i = 0; i < 30; ++i)
      Sample::add(indexer, "u" + std::to_string(i), "Users", "A user came.", "2021", "Josephine Teo");
    indexer.commit();
  }
  SearchRequest request = correcting();
  request.query = "uber";
  request.filters.ministers = {"Josephine Teo"};
  request.explain_misses = true;
  const SearchResults results = Searcher(index).search(request);
  CHECK_FALSE(results.corrected);
  CHECK(results.total == 0);
  REQUIRE(results.suggestions.size() == 1);
  CHECK(results.suggestions.front().query == "user");
  REQUIRE(results.loosened.size() == 1);
  CHECK(results.loosened.front().total == 1);
}
