// SPDX-License-Identifier: GPL-2.0-or-later
// Does the query language do what users of such systems miss elsewhere? (A and L: their complaints)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

struct Row {
  std::string query;
  std::string found;
  std::string_view why;
};

/// An index of a few documents that the cases below ask.
struct Sample {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  Sample() {
    Indexer indexer(index);
    const auto add = [&](std::string id, std::string title, std::string text, std::string date) {
      Document document;
      document.id = std::move(id);
      document.title = std::move(title);
      document.text = std::move(text);
      document.date = std::move(date);
      document.categories = {"speech"};
      indexer.add(document);
    };
    add("a", "Climate resilience",
        "The Infocomm Authority plans. Drivers grab a seat. IT staff. Scam calls reach banks.", "2023-01-15");
    add("b", "Resilient climate",
        "It resists the climate. A Grab driver. The authority of infocomm. Payment by e-payment.",
        "2023-11-20");
    add("c", "Budget debates",
        "We debate payments. Fraud by phone, then the banking system. Secure data centre. It is "
        "here. U.S. trade. S$5.6 million.\n\nResilience of the climate.",
        "2024-02-10");
    add("d", "GRAB and more",
        "Security of data centres. Phone fraud calls a bank. It's grabbed. [PATCH 0/6] park. COVID-19.",
        "2024-03-30");
    indexer.commit();
  }

  [[nodiscard]] SearchResults search(const std::string& query) const {
    SearchRequest request;
    request.query = query;
    request.today = "2024-03-31";
    return Searcher(index).search(request);
  }

  /// Ids found, sorted.
  [[nodiscard]] std::string set(const std::string& query) const {
    std::string found;
    for (const Hit& hit : search(query).hits) found += hit.document.id;
    std::sort(found.begin(), found.end());
    return found;
  }

  void check(const std::vector<Row>& rows) const {
    for (const Row& row : rows) {
      CAPTURE(row.query);
      CAPTURE(row.why);
      CHECK(set(row.query) == row.found);
      CHECK(search(row.query).issues.empty());
    }
  }
};

}  // namespace

TEST_CASE("search: A20: wildcards stand anywhere in a word, in phrases and in fields") {
  Sample().check({
      {"resil*", "abc", "at the end"},
      {"*comm", "ab", "at the front"},
      {"info*m", "ab", "inside"},
      {"\"climate resil*\"", "a", "in a phrase, side by side and in this order"},
      {"\"resil* climate\"", "b", "the other way"},
      {"\"resil* of the climate\"", "c", "the first of many words"},
      {"\"*comm authority\"", "a", "a leading wildcard in a phrase"},
      {"\"the *comm auth*\"", "a", "two of them"},
      {"\"secur* data\"", "c", "'security of data' is not side by side"},
      {"\"secure* of\"", "", "the word 'security' is found by its stem, but does not fit the pattern"},
      {"\"securi* of\"", "d", "and this one fits"},
      {"title:debate*", "c", "a word of the title that is longer than its stem"},
      {"title:\"budget deb*\"", "c", "a phrase of the title"},
      {"title:secur*", "", "words of the text are not the title's"},
      {"e-pay*", "b", "a compound with a wildcard"},
      {"=debate*", "c", "an exact wildcard is looked for in words, not stems"},
      {"=Resil*", "bc", "with its capital"},
      {"=resil*", "abc", "without: in any case"},
      {"=Clim*", "a", "only where the word is written so"},
  });
}

TEST_CASE("search: A20 A21: a wildcard stands for a bounded number of words, and says when it was cut") {
  const TemporaryFolder folder;
  {
    Indexer indexer(folder.path() / "index");
    Document document;
    document.id = "many";
    document.title = "Words";
    for (int i = 0; i < 2500; ++i) document.text += "word x" + std::to_string(i) + "y ";
    indexer.add(document);
    indexer.commit();
  }
  const Searcher searcher(folder.path() / "index");
  for (const std::string query : {"x*", "*y", "\"word x*\"", "word NEAR/2 x*", "title:x*"}) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const SearchResults results = searcher.search(request);
    REQUIRE(results.issues.size() == 1);
    CHECK(results.issues[0].message.find("stands for more than 2000 words") != std::string::npos);
    CHECK(results.issues[0].offset + results.issues[0].length <= query.size());
  }
}

TEST_CASE("search: NEAR takes any order, ADJ the given one; both take alternatives, phrases and wildcards") {
  Sample().check({
      {"infocomm NEAR/2 authority", "ab", "any order"},
      {"infocomm ADJ/2 authority", "a", "the left one first"},
      {"authority ADJ/2 infocomm", "b", "the other way"},
      {"infocomm ADJ/1 authority", "a", "nothing between"},
      {"drivers ADJ grab", "a", "without a number"},
      {"(scam OR fraud) NEAR/2 bank*", "ad", "alternatives and a wildcard"},
      {"(scam OR \"fraud by\") NEAR/3 bank*", "ac", "a phrase among the alternatives"},
      {"bank* ADJ/5 (scam OR fraud)", "", "none stands behind"},
      {"(scam OR fraud) ADJ/5 bank*", "acd", "all stand before"},
      {"\"phone fraud\" ADJ/2 bank", "d", "a phrase"},
      {"\"phone frauds\" ADJ/2 bank", "", "in its exact form"},
      {"secure NEAR/3 centre", "cd", "words are looked for by their stems"},
      {"climate NEAR/50 centre", "", "not over the end of a paragraph"},
      {"fraud NEAR/3 calls ADJ/1 bank", "d", "each operator speaks of its neighbours"},
      {"fraud ADJ/1 calls ADJ/3 bank", "d", "in a chain"},
      {"climate NEAR/3 climate", "", "a word is not near itself"},
      {"title:budget ADJ/1 title:debates", "c", "in the title"},
      {"=Grab ADJ/1 driver", "b", "an exact form"},
      {"U.S. NEAR/2 trade", "c", "a function word in capitals"},
      {"data NEAR/1 center", "cd", "other spellings"},
      {"e-payment NEAR/4 payment", "b", "a compound with a hyphen"},
      {"S$5.6 ADJ/1 million", "c", "an amount with its currency"},
      {"infocomm NEAR/2 (=Authority OR nothing)", "a", "an exact form among alternatives"},
  });
}

TEST_CASE("search: wildcards in phrases, NEAR, ADJ and exact forms find what reading all documents does") {
  // Words that share stems, and differ in capitals only.
  const std::vector<std::string> vocabulary{"bank",   "banks",    "banking", "Bank",
                                            "secure", "security", "Data",    "data"};
  std::mt19937 engine(5);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(engine);
  };
  TemporaryFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  std::vector<std::vector<std::string>> documents;
  {
    Indexer indexer(index);
    for (std::size_t i = 0; i < 200; ++i) {
      Document document;
      document.id = std::to_string(i);
      document.title = "x";
      document.date = "2023";
      documents.emplace_back();
      for (std::size_t word = below(9); word > 0; --word) {
        documents.back().push_back(vocabulary[below(vocabulary.size())]);
        document.text += documents.back().back() + ' ';
      }
      indexer.add(document);
    }
    indexer.commit();
  }
  const Searcher searcher(index);
  const auto lower = [](std::string word) {
    for (char& c : word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return word;
  };
  /// Whether a word is what a pattern of the queries below means; `=` keeps capitals.
  const auto fits = [&](const std::string& word, std::string pattern) {
    if (pattern.starts_with('=')) {
      pattern.erase(0, 1);
      return pattern == lower(pattern) ? lower(word) == pattern : word == pattern;
    }
    const auto star = pattern.find('*');
    const std::string folded = lower(word);
    if (star == std::string::npos) return folded == pattern;
    return folded.size() + 1 >= pattern.size() && folded.starts_with(pattern.substr(0, star)) &&
           folded.ends_with(pattern.substr(star + 1));
  };
  const std::vector<std::string> patterns{"bank*", "*ing",  "=Bank",    "=bank",
                                          "=data", "=Data", "secur*ty", "=banks"};
  for (int round = 0; round < 300; ++round) {
    const std::string a = patterns[below(patterns.size())];
    const std::string b = patterns[below(patterns.size())];
    const std::size_t distance = 1 + below(3);
    const bool is_ordered = below(2) == 0;
    const std::string query =
        "=\"x\" AND " + a + (is_ordered ? " ADJ/" : " NEAR/") + std::to_string(distance) + ' ' + b;
    CAPTURE(query);
    std::size_t expected = 0;
    for (const auto& words : documents) {
      bool is_found = false;
      for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t k = 0; k < words.size(); ++k) {
          const std::size_t gap = i < k ? k - i : i - k;
          if (i == k || gap > distance + 1 || (is_ordered && k < i)) continue;
          is_found = is_found || (fits(words[i], a) && fits(words[k], b));
        }
      expected += is_found;
    }
    SearchRequest request;
    request.query = query;
    request.snippets = SnippetMode::none;
    REQUIRE(searcher.search(request).total == expected);
    if (a.starts_with('=') || b.starts_with('=')) continue;
    expected = 0;
    for (const auto& words : documents) {
      bool is_found = false;
      for (std::size_t i = 0; i + 1 < words.size(); ++i)
        is_found = is_found || (fits(words[i], a) && fits(words[i + 1], b));
      expected += is_found;
    }
    request.query = '"' + a + ' ' + b + '"';
    REQUIRE(searcher.search(request).total == expected);
  }
}

TEST_CASE("search: A22: punctuation in a query finds what it stands beside") {
  const Sample sample;
  sample.check({
      {"[PATCH 0/6]", "d", "brackets and a slash"},
      {"#park.", "d", "a number sign and a full stop"},
      {"S$5.6 million", "c", "an amount"},
      {"U.S.", "c", "an acronym"},
      {"COVID-19", "d", "a hyphen"},
      {"+COVID-19 -trade", "d", "with signs"},
      {"park?", "d", "a question mark"},
  });
  for (const std::string query : {"=", "--", "!!!", "\"...\"", "title:?", "()", "AND", "🙂", "\xFF"}) {
    CAPTURE(query);
    const SearchResults results = sample.search(query);
    // Nothing is left of it, so that it selects everything; and it says so.
    CHECK(results.total == 4);
    CHECK_FALSE(results.issues.empty());
  }
}

TEST_CASE("search: A23: words that the shell has made of a phrase can be put together again") {
  const Sample sample;
  // dossier search "data centre" arrives as two words; the quotation marks have to be part of the query.
  CHECK(sample.set("data centre") == "cd");
  CHECK(sample.set(escape_phrase("data centre")) == "c");
  CHECK(sample.set("“data centre”") == "c");
}

TEST_CASE("search: A25: an exact form has no stems, no expansion, and the capitals that were typed") {
  Sample().check({
      {"debate", "c", "by its stem"},
      {"=debate", "c", "the word itself"},
      {"=debated", "", "a form that is nowhere"},
      {"payment", "bc", "by its stem"},
      {"=payment", "b", "a word that is its own stem"},
      {"=payments", "c", "and its other form"},
      {"=grab", "abd", "without capitals: in any case"},
      {"=Grab", "b", "as a name"},
      {"=GRAB", "d", "in capitals"},
      {"=grabbed", "d", "in its own form"},
      {"=IT", "a", "a function word in capitals"},
      {"=It", "bcd", "at the beginning of a sentence; an apostrophe and s are no part of a word"},
      {"=it", "abcd", "in any case"},
      {"=\"Data Centre\"", "", "a phrase with capitals"},
      {"=\"data centre\"", "c", "and without"},
      {"=\"Secure data centre\"", "c", "as written"},
      {"=\"A Grab driver\"", "b", "a name in a phrase"},
      {"\"a grab driver\"", "b", "a phrase alone does not mind"},
      {"=e-payment", "b", "a compound"},
      {"title:=GRAB", "d", "in the title"},
      {"title:and", "d", "a function word of the title"},
      {"title:AND", "", "in capitals it is not written so"},
      {"id:a id:b", "ab", "ids are values too"},
      {"id:a id:b*", "ab", "patterns of ids too"},
      {"title:=Grab", "", "where it is not written so"},
      {"-=Grab grab", "ad", "what must not be there"},
      {"=U.S.", "c", "an acronym"},
      {"=US", "c", "however it is written"},
      {"=S$5.6", "c", "an amount"},
      {"DEBATES", "c", "capitals do not switch stemming off"},
  });
}

TEST_CASE("search: A26: dates are relative, open at either end, and written with spaces") {
  const Sample sample;
  sample.check({
      {"since:90d", "cd", "days"},
      {"since:60d", "cd", "the last of them"},
      {"since:2w", "d", "weeks"},
      {"since:6m", "bcd", "months"},
      {"date:yesterday", "d", "one day"},
      {"date:today", "", "another"},
      {"date:this-month", "d", "a month"},
      {"date:last-month", "c", "the one before"},
      {"date:last-quarter", "b", "a quarter"},
      {"date:last-year", "ab", "a year"},
      {"until:last-year", "ab", "its last day included"},
      {"until:2023", "ab", "so with a year that is named"},
      {"date:2023-11..", "bcd", "no end"},
      {"date:..2023-11", "ab", "no beginning"},
      {"date:\"2023-11 .. 2024-02\"", "bc", "spaces"},
      {"date:>=2024", "cd", "a sign"},
      {"date:last-quarter date:yesterday", "bd", "periods are values, of which several widen the answer"},
      {"date:none date:yesterday", "d", "none is one too"},
      {"date:last-quarter date:last-month since:2024", "c", "a single end narrows them"},
      {"date:2023-10.. date:..2024-02", "bc", "two ends make a range"},
      {"date:last-quarter AND date:yesterday", "", "both at once"},
      {"of AND data date:last-month date:yesterday", "cd", "so beside AND"},
      {"(date:last-month date:yesterday data) OR grab", "abcd", "so in brackets"},
      {"date:last-quarter -date:2023-12-31..2023-12-31 date:yesterday -date:yesterday", "b",
       "signs stay signs"},
  });
  SearchRequest request;
  request.today = "2024-03-31";
  request.filters.since = "last-month";
  request.filters.until = "yesterday";
  CHECK(Searcher(sample.index).search(request).total == 2);
  request.filters.since = "90d";
  request.filters.until = "30d";
  CHECK(Searcher(sample.index).search(request).total == 1);
  for (const std::string bad : {"2024-03", "soon", "2024-02-30"}) {
    request.today = bad;
    CHECK_THROWS_AS((void)Searcher(sample.index).search(request), Error);
  }
  request.today.clear();
  request.filters = {};
  request.query = "since:9999d";
  CHECK(Searcher(sample.index).search(request).total == 4);
}

TEST_CASE("search: L9: escaped text is words, whatever it holds") {
  const Sample sample;
  CHECK(escape("infocomm AND (authority* -plans)") == "infocomm \\AND authority plans");
  CHECK(sample.set(escape("title:budget")) == "c");
  CHECK(sample.set(escape("NOT grab")) == sample.set("not grab"));
  CHECK(sample.set(escape("grab -driver")) == "abd");
  CHECK(sample.set(escape_phrase("Infocomm \"Authority\"")) == "a");
  CHECK(sample.set("=" + escape_phrase("infocomm authority")) == "a");
  CHECK(escape("?!").empty());
  CHECK(escape_phrase("?!").empty());
}

TEST_CASE("search: hostile queries are answered, with a reason") {
  const Sample sample;
  const auto repeated = [](std::string_view text) {
    std::string many;
    while (many.size() < 1'000'000) many += text;
    return many;
  };
  for (const std::string& query :
       {std::string(10'000, '(') + "climate", repeated("climate "), repeated("\"climate resil* "),
        repeated("c*"), repeated("climate-"), repeated("=IT "), repeated("(climate NEAR/3 "),
        repeated("*a* "), repeated("网络")}) {
    CAPTURE(query.substr(0, 20));
    CHECK_FALSE(sample.search(query).issues.empty());
  }
}

TEST_CASE("search: an explanation has the tokens, with the terms that they stand for") {
  const Sample sample;
  SearchRequest request;
  request.query = "debates -resil* =Grab \"x\"";
  const auto tokens = Searcher(sample.index).explain(request).tokens;
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[0].kind == "word");
  CHECK(tokens[0].text == "debates");
  CHECK(std::find(tokens[0].terms.begin(), tokens[0].terms.end(), "debat") != tokens[0].terms.end());
  CHECK(tokens[1].kind == "sign");
  CHECK(tokens[1].terms.empty());
  CHECK(tokens[2].kind == "wildcard");
  CHECK(tokens[2].offset == 9);
  CHECK(tokens[2].length == 6);
  CHECK(tokens[2].term_count == tokens[2].terms.size());
  CHECK(tokens[2].term_count >= 2);
  CHECK(tokens[3].text == "=Grab");
  CHECK(tokens[4].kind == "phrase");
}
