// SPDX-License-Identifier: GPL-2.0-or-later
// Do acronyms, compounds and synonyms find each other, does the answer say so, and can it be switched off?
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

Document document_of(const std::string& id, const std::string& text) {
  Document document;
  document.id = id;
  document.title = id;
  document.text = text;
  return document;
}

/// An index of some texts, and questions to it.
struct Library {
  test::TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";
  IndexerOptions options;

  explicit Library(const Texts& texts, const std::string& acronyms = {}) {
    if (!acronyms.empty()) options.acronyms_file = write("acronyms.yaml", acronyms);
    add(texts);
  }

  void add(const Texts& texts) const {
    Indexer indexer(index, options);
    for (const auto& [id, text] : texts) indexer.add(document_of(id, text));
    indexer.commit();
  }

  void remove(std::string_view id) const {
    Indexer indexer(index, options);
    indexer.remove(id);
    indexer.commit();
  }

  [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
    const auto path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  [[nodiscard]] SearchResults search(const std::string& query,
                                     WordExpansion expansion = WordExpansion::meaning) const {
    return search(query, SearcherOptions{}, expansion);
  }

  [[nodiscard]] SearchResults search(const std::string& query, const SearcherOptions& with,
                                     WordExpansion expansion = WordExpansion::meaning) const {
    SearchRequest request;
    request.query = query;
    request.expansion = expansion;
    request.facets = {"category"};
    request.spelling = SpellingMode::off;
    return Searcher(index, with).search(request);
  }

  /// Ids in order of rank.
  [[nodiscard]] std::string found(const std::string& query, const SearcherOptions& with = {},
                                  WordExpansion expansion = WordExpansion::meaning) const {
    std::string ids;
    for (const Hit& hit : search(query, with, expansion).hits)
      ids += (ids.empty() ? "" : " ") + hit.document.id;
    return ids;
  }
};

/// What the answer says of each expanded word: `word:other|other`.
std::string told(const SearchResults& results) {
  std::string out;
  for (const ExpandedWord& word : results.expanded) {
    out += (out.empty() ? "" : "; ") + word.word + ":";
    for (const auto& also : word.also) out += (also == word.also.front() ? "" : "|") + also;
  }
  return out;
}

/// The Convention Against Torture of the complaint, and an animal.
Texts torture() {
  return {{"explained", "The Convention Against Torture (CAT) binds the harbour office."},
          {"acronym", "Under CAT the office reports each year."},
          {"written", "The convention against torture is old."},
          {"animal", "The cat of the harbour office sleeps."}};
}

}  // namespace

// A18: `cat` must not return "convention against torture", but the phrase must return CAT.
TEST_CASE(
    "A18: an acronym in capitals finds what it stands for, the animal does not, and the phrase finds CAT") {
  const Library library(torture());
  const auto of_acronym = library.search("CAT");
  CHECK(of_acronym.total == 4);  // by its stem the animal is the same word
  CHECK(told(of_acronym) == "CAT:convention against torture");
  CHECK(library.search("cat").total == 3);
  CHECK(library.found("cat").find("written") == std::string::npos);
  CHECK(library.search("cat").expanded.empty());
  for (const auto* query : {"convention against torture", "\"convention against torture\""}) {
    CAPTURE(query);
    const auto results = library.search(query);
    CHECK(results.total == 3);
    CHECK(told(results) == "convention against torture:CAT");
    CHECK(library.found(query).find("animal") == std::string::npos);
  }
}

// A19: exact search still expands acronyms; users want it off.
TEST_CASE("A19: exact forms and --exact do not expand acronyms") {
  const Library library(torture());
  CHECK(library.search("=CAT").total == 2);
  CHECK(library.search("=\"Convention Against Torture\"").total == 1);
  CHECK(library.search("\"convention against torture\"", WordExpansion::none).total == 2);
  CHECK(library.search("\"convention against torture\"", WordExpansion::spelling).total == 2);
  CHECK(library.search("CAT", WordExpansion::none).total == 3);
  CHECK(library.search("CAT", WordExpansion::none).expanded.empty());
}

TEST_CASE("synonyms: what is asked not to be there is not expanded, what must be there is") {
  const Library library(torture());
  CHECK(library.found("office -CAT").find("written") == std::string::npos);
  CHECK(library.search("convention NOT CAT").total == 1);
  CHECK(library.search("+CAT +old").total == 1);
  CHECK(library.search("CAT AND old").total == 1);
  CHECK(library.search("title:CAT").expanded.empty());
}

TEST_CASE("synonyms: an acronym itself ranks before what it stands for; totals and facets count both") {
  const Library library(Texts{{"a", "The Harbour Lights Act (HLA) was read. The HLA is short."},
                              {"b", "Two duties of the HLA. The HLA binds."},
                              {"c", "The harbour lights act is law, the harbour lights act binds all."},
                              {"d", "Nothing of the kind."}});
  const auto results = library.search("HLA");
  CHECK(results.total == 3);
  REQUIRE(results.hits.size() == 3);
  CHECK(results.hits.back().document.id == "c");
  CHECK(results.facets.front().without +
            (results.facets.front().values.empty() ? 0 : results.facets.front().values.front().count) ==
        3);
  CHECK(!results.hits.back().snippet.highlights.empty());
}

TEST_CASE("synonyms: words of an acronym beside others, and a part of them alone") {
  const Library library(
      Texts{{"a", "The Harbour Lights Act (HLA) was read."}, {"b", "Fines under the HLA."}});
  CHECK(library.search("fines of the harbour lights act").total == 2);
  CHECK(told(library.search("the harbour lights act")) == "harbour lights act:HLA");
  CHECK(library.search("harbour lights").expanded.empty());
  CHECK(told(library.search("HLA harbour lights act")).empty());  // nothing is added: it is all there
}

TEST_CASE("synonyms: the plural of an acronym and one with small letters") {
  const Library library(Texts{{"a", "Small Ferry Operators (SFOs) met."},
                              {"b", "Every SFO pays."},
                              {"c", "A small ferry operator pays."},
                              {"d", "The Lights of Things (LoT) shine."},
                              {"e", "LoT are sold."}});
  CHECK(library.search("\"small ferry operators\"").total == 2);
  CHECK(library.search("small ferry operators").total == 3);
  CHECK(library.search("SFO").total == 3);
  CHECK(library.search("lights of things").total == 2);
}

TEST_CASE("synonyms: of several things that an acronym stands for, those that documents explain most often") {
  const Library library(Texts{{"a1", "The Lamp Tax Act (LTA)."},
                              {"a2", "A Lamp Tax Act (LTA)."},
                              {"b1", "The Lower Tide Agency (LTA)."},
                              {"b2", "A Lower Tide Agency (LTA)."},
                              {"b3", "One Lower Tide Agency (LTA)."},
                              {"c", "The Long Trade Accord (LTA)."}});
  CHECK(told(library.search("LTA")) == "LTA:lower tide agency|lamp tax act");
}

TEST_CASE("synonyms: an acronym that hardly any of its documents explain stands for something else") {
  Texts texts{{"a", "The Quay Messaging Services (QMS)."},
              {"b", "The Quay Messaging Services (QMS)."},
              {"c", "Quay messaging services are new."}};
  for (int i = 0; i < 60; ++i) texts.emplace_back("other" + std::to_string(i), "A QMS arrived.");
  const Library library(texts);
  CHECK(library.search("QMS").expanded.empty());
  CHECK(library.search("quay messaging services").expanded.empty());
}

TEST_CASE("synonyms: what documents explain follows them: added, replaced, removed, rebuilt") {
  const Library library(
      Texts{{"a", "The Harbour Lights Act (HLA) was read."}, {"b", "Fines under the harbour lights act."}});
  CHECK(library.search("HLA").total == 2);
  library.add({{"a", "The act was read."}});
  CHECK(library.search("HLA").total == 0);
  library.add({{"c", "The Harbour Lights Act (HLA) once more."}});
  CHECK(library.search("HLA").total == 2);
  (void)Indexer(library.index, library.options).rebuild();
  CHECK(library.search("HLA").total == 2);
  library.remove("c");
  CHECK(library.search("HLA").total == 0);
  CHECK(library.search("harbour lights act").expanded.empty());
}

TEST_CASE("synonyms: a Searcher that is open sees the acronyms of a commit") {
  const Library library(Texts{{"a", "Nothing yet."}, {"b", "Fines under the harbour lights act."}});
  const Searcher searcher(library.index);
  SearchRequest request;
  request.query = "HLA";
  request.spelling = SpellingMode::off;
  CHECK(searcher.search(request).total == 0);
  library.add({{"c", "The Harbour Lights Act (HLA) was read."}});
  CHECK(searcher.search(request).total == 2);
}

TEST_CASE("synonyms: the table of acronyms speaks where documents do not") {
  const Library library(Texts{{"a", "Free lamps for everybody."}, {"b", "The Pier Board (PBX) and the PB."}},
                        "acronyms:\n  - {short: FLE, long: free lamps for everybody}\n"
                        "same:\n  - [everybody, anyone]\n");
  CHECK(library.search("FLE").total == 1);
  CHECK(library.search("fle").total == 1);  // no document has the word otherwise
  CHECK(library.search("fle", WordExpansion::none).total == 0);
  CHECK(library.search("anyone").total == 1);
}

TEST_CASE("synonyms: the table of acronyms says nothing against the documents") {
  const Library library(Texts{{"a", "The Pier Toll Act (PTA)."}, {"b", "A parents teachers association."}},
                        "acronyms:\n  - {short: PTA, long: parents teachers association}\n");
  CHECK(told(library.search("PTA")) == "PTA:pier toll act");
  CHECK(library.search("parents teachers association").expanded.empty());
}

TEST_CASE("synonyms: an index made with another table is made anew by the next run") {
  const Library library(Texts{{"a", "Free lamps for everybody."}});
  CHECK(library.search("FLE").total == 0);
  IndexerOptions options;
  options.acronyms_file =
      library.write("t.yaml", "acronyms:\n  - {short: FLE, long: free lamps for everybody}\n");
  (void)Indexer(library.index, options).rebuild();
  CHECK(library.search("FLE").total == 1);
}

TEST_CASE("synonyms: compounds are found joined, with a hyphen and as two words, whichever is typed") {
  const Library library(Texts{{"hyphen", "An e-payment was made."},
                              {"joined", "An epayment was made."},
                              {"apart", "An e payment was made."},
                              {"e", "Grade e of rope."},
                              {"payment", "A payment of dues."}});
  for (const auto* query : {"e-payment", "epayment"}) {
    CAPTURE(query);
    CHECK(library.search(query).total == 3);
  }
  CHECK(library.search("e payment").total == 5);
  CHECK(told(library.search("e payment")) == "e payment:epayment");
  CHECK(told(library.search("epayment")) == "epayment:e payment");
  CHECK(library.search("epayment", WordExpansion::none).total == 2);
  CHECK(library.search("\"e payment\"").expanded.empty());
}

TEST_CASE("synonyms: a compound with hyphens among other words does not stand for all of them") {
  const Library library(Texts{{"body", "The Organisation for Fair Co-operation (OFC) met."},
                              {"only", "The OFC met again."},
                              {"joined", "There is cooperation."},
                              {"art", "All stateoftheart, of theart."},
                              {"hyphen", "There is co-operation."}});
  CHECK(library.search("OFC").total == 2);
  CHECK(library.search("state-of-the-art-harbour").total == 0);
  CHECK(library.search("co-operation").total == 3);
  CHECK(library.search("title:co-operation").total == 0);
}

TEST_CASE("synonyms: a letter that heads an item of a list is no part of a word") {
  const Library library(Texts{{"list", "a. First\n\nb. At the same time\n\nc. Ones and others"}});
  CHECK(library.search("bat").total == 0);
  CHECK(library.search("cones").total == 0);
  CHECK(Library(Texts{{"e", "The e payment works."}}).search("epayment").total == 1);
}

TEST_CASE("synonyms: a word is not cut where nothing says that it is a compound") {
  const Library library(
      Texts{{"a", "The reform was read."}, {"b", "Please re form the line."}, {"c", "In form."}});
  CHECK(library.search("reform").total == 1);
}

TEST_CASE("synonyms: an acronym and its plural find each other, other words that look so do not") {
  const Library library(Texts{{"one", "One SME pays."},
                              {"many", "Many SMEs pay."},
                              {"few", "Few SMEs pay."},
                              {"GP", "A GP calls, another GP answers."},
                              {"GPS", "A GPS shows the way."},
                              {"sms", "Send an SMS."},
                              {"GA", "The GA met."},
                              {"gas", "The price of gas was low."},
                              {"WA", "WA has rain."},
                              {"hours", "Open for 24 hrs."},
                              {"HR", "Ask HR."},
                              {"ferry", "A small and medium enterprise (SME) pays."}});
  for (const auto* query : {"SME", "SMEs", "sme", "smes"}) {
    CAPTURE(query);
    CHECK(library.search(query).total == 4);
  }
  CHECK(told(library.search("sme")) == "sme:SMEs");
  CHECK(told(library.search("smes")) == "smes:SME");
  CHECK(library.search("\"small and medium enterprise\"").total == 4);
  CHECK(library.search("SME", WordExpansion::none).total == 2);
  CHECK(library.search("+SME -enterprise").total == 3);
  // Nobody writes these as the plurals of the others: "was", "hrs" and "gas" are words.
  for (const auto* query : {"GP", "gp", "GPS", "gps", "SMS", "GA", "gas", "WA", "HR", "hr", "hrs"}) {
    CAPTURE(query);
    CHECK(library.search(query).total == 1);
  }
  CHECK(library.search("rain -GA").total == 1);
  CHECK(library.search("=SME").total == 2);
  CHECK(library.search("=SMEs").total == 2);
}

TEST_CASE("synonyms: a number of an acronym that alone is in the documents is found by the other") {
  const Library library(Texts{{"many", "Many NGOs came."}, {"one", "One MNC came."}});
  CHECK(library.search("NGO").total == 1);
  CHECK(library.search("NGOs").total == 1);
  CHECK(library.search("ngo").total == 1);
  CHECK(library.search("MNCs").total == 1);
}

TEST_CASE("synonyms: a hyphen where a line ended does not make a compound of a word") {
  Texts texts{{"line", "That is the ques-tion."}, {"apart", "Next ques tion"}, {"again", "Next ques tion"}};
  for (int i = 0; i < 30; ++i) texts.emplace_back("q" + std::to_string(i), "One more question.");
  const Library library(texts);
  const SearchResults results = library.search("question");
  CHECK(results.total == 31);
  CHECK(results.expanded.empty());
}

TEST_CASE("synonyms: rules of the user, one way and both ways") {
  const Library library(Texts{{"ferry", "A ferry."},
                              {"boat", "A boat."},
                              {"launch", "A launch."},
                              {"act", "The harbour lights act."},
                              {"cat", "A cat."}});
  const SearcherOptions with{{library.write("both.txt", "ferry, boat\n"),
                              library.write("one.txt", "launch => boat\nCAT => harbour lights act\n")}};
  CHECK(library.found("ferry", with) == "ferry boat");
  CHECK(library.found("boat", with) == "boat ferry");
  CHECK(library.found("launch", with) == "launch boat");
  CHECK(library.search("boat", with).total == 2);
  CHECK(library.found("CAT", with) == "cat act");
  CHECK(library.found("cat", with) == "cat");
  CHECK(library.found("ferry", with, WordExpansion::none) == "ferry");
  CHECK(told(library.search("ferry", with)) == "ferry:boat");
}

TEST_CASE("synonyms: a faulty file of rules is an error that names file and line") {
  const Library library(Texts{{"a", "A ferry."}});
  const auto file = library.write("rules.txt", "ferry, boat\nlaunch\n");
  CHECK_THROWS_WITH_AS(Searcher(library.index, {{file}}),
                       (file.string() + ":2: 'launch' stands alone").c_str(), Error);
  CHECK_THROWS_AS(Searcher(library.index, {{library.folder.path() / "missing.txt"}}), Error);
}

TEST_CASE("synonyms: explain says what else is looked for") {
  const Library library(torture());
  SearchRequest request;
  request.query = "CAT";
  const auto explanation = Searcher(library.index).explain(request);
  REQUIRE(explanation.expanded.size() == 1);
  CHECK(explanation.expanded.front().also == std::vector<std::string>{"convention against torture"});
}
