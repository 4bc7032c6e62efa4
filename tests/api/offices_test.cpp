// SPDX-License-Identifier: GPL-2.0-or-later
// Is it told right who said something under which office, and can that be put right? (A: users' complaints)
#include "temporary_folder.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

using Names = std::vector<std::string>;

/// An authority file in which the Minister for Ports changes: her last day, and the first of the next one.
std::string authority(const std::string& last_day, const std::string& first_day) {
  return "country: Utopia\n"
         "people:\n"
         "  - name: Mary Rivers\n"
         "    spellings: [Mary Rivers-Long, 江美丽]\n"
         "    offices:\n"
         "      - {title: Minister for Ports, from: 2019-01-01, to: " +
         last_day +
         "}\n"
         "      - {title: Minister for Health, from: 2019-01-01, to: open}\n"
         "  - name: Ana Stone\n"
         "    offices:\n"
         "      - {title: Minister for Ports, from: " +
         first_day +
         ", to: open}\n"
         "  - name: Bo Field\n"
         "    offices:\n"
         "      - {title: Minister for Law, from: unknown, to: 1992-12-31}\n"
         "      - {title: Minister for Law, from: 2010-03-01, to: 2012-02-28}\n"
         "ranks:\n"
         "  - {title: Minister}\n";
}

std::string question(const std::string& date, const std::string& office) {
  return "---\ntitle: Answer on piers\ndate: " + date + "\n---\nMr Abel Ong: To ask the " + office +
         " whether the piers are lit.\n\nAnswer:\n\n1. They are lit.\n";
}

/// Documents below `documents/`, made into an index with an authority file.
struct Place {
  TemporaryFolder folder;
  std::filesystem::path index = folder.path() / "index";

  IndexReport update(const std::string& authority_text) const {
    IndexerOptions options;
    options.authority_files = {folder.write("authority.yaml", authority_text)};
    Indexer indexer(index, std::move(options));
    const std::vector<Root> roots{{folder.path() / "documents", ""}};
    return indexer.update(roots);
  }

  [[nodiscard]] DocumentRecord record(const std::string& id) const {
    const auto stored = Searcher(index).document(id);
    REQUIRE(stored);
    return stored->record;
  }

  [[nodiscard]] std::size_t total(const std::string& query, const std::string& minister = {}) const {
    SearchRequest request;
    request.query = query;
    if (!minister.empty()) request.filters.ministers = {minister};
    return Searcher(index).search(request).total;
  }

  [[nodiscard]] std::map<std::string, std::size_t> counts(const std::string& facet) const {
    SearchRequest request;
    request.facets = {facet};
    std::map<std::string, std::size_t> all;
    const SearchResults results = Searcher(index).search(request);
    for (const FacetValue& value : results.facets.at(0).values) all[value.value] = value.count;
    return all;
  }
};

Names names(const std::vector<OfficeHolder>& holders) {
  Names all;
  for (const OfficeHolder& holder : holders) all.push_back(holder.name);
  return all;
}

const std::string hand_over = authority("2021-05-14", "2021-05-15");

}  // namespace

TEST_CASE("A4: a person under several names is one value, which each of them selects in any case") {
  const Place place;
  place.folder.write("documents/records.jsonl",
                     R"({"id": "a", "title": "Piers", "text": "Lit.", "minister": "Mary Rivers"}
{"id": "b", "title": "Piers", "text": "Lit.", "minister": "Mary Rivers-Long"}
{"id": "c", "title": "Piers", "text": "Lit.", "minister": "江美丽"}
)");
  place.update(hand_over);
  CHECK(place.counts("minister") == std::map<std::string, std::size_t>{{"Mary Rivers", 3}});
  for (const std::string name :
       {"Mary Rivers", "mary rivers", "MARY RIVERS-LONG", "江美丽", "rivers", "Mary Rivers-Long"}) {
    CAPTURE(name);
    CHECK(place.total({}, name) == 3);
    CHECK(place.total("minister:\"" + name + "\"") == 3);
  }
}

TEST_CASE("A4: a name is known behind a title, as documents print it, and a title alone is none") {
  const Place place;
  place.folder.write("documents/records.jsonl",
                     R"({"id": "a", "title": "Piers", "text": "Lit.", "minister": "Mary Rivers"}
{"id": "b", "title": "Piers", "text": "Lit.", "minister": "Ana Costa"}
)");
  place.update(hand_over);
  for (const std::string name :
       {"Minister Mary Rivers", "Mrs Rivers", "mr rivers", "Minister Dr Mary Rivers"}) {
    CAPTURE(name);
    CHECK(place.total({}, name) == 1);
    CHECK(place.total("minister:\"" + name + "\"") == 1);
  }
  for (const std::string name : {"John Rivers", "Mary Mr Rivers", "Minister", "Mr"}) {
    CAPTURE(name);
    CHECK(place.total({}, name) == 0);
  }
}

TEST_CASE(
    "A5: a wrong hand-over day is put right in the authority file, and the next run credits the other") {
  const Place place;
  place.folder.write("documents/parliamentary-questions/a.md", question("2021-05-20", "Minister for Ports"));
  place.update(authority("2021-06-30", "2021-07-01"));
  CHECK(place.record("parliamentary-questions/a.md").ministers == Names{"Mary Rivers"});
  CHECK(place.update(hand_over).failed.empty());
  const DocumentRecord record = place.record("parliamentary-questions/a.md");
  CHECK(record.ministers == Names{"Ana Stone"});
  CHECK(place.total("minister:rivers") == 0);
  const auto why = std::find_if(record.provenance.begin(), record.provenance.end(),
                                [](const Provenance& entry) { return entry.field == "ministers"; });
  REQUIRE(why != record.provenance.end());
  CHECK(why->source == "office-holder");
  CHECK(why->reason.find("Minister for Ports") != std::string::npos);
}

TEST_CASE("A6: where a post is unknown or gone from the file nobody is credited, and the office stays") {
  const Place place;
  const std::string id = "parliamentary-questions/a.md";
  place.folder.write("documents/" + id, question("2015-05-20", "Minister for Law"));
  place.update(hand_over);
  CHECK(place.record(id).ministers.empty());
  CHECK(place.record(id).offices == Names{"Minister for Law"});
  place.folder.write("documents/" + id, question("2020-05-20", "Minister for Ports"));
  place.update(hand_over);
  CHECK(place.record(id).ministers == Names{"Mary Rivers"});
  place.update("country: Utopia\nranks:\n  - {title: Minister}\n");
  CHECK(place.record(id).ministers.empty());
  CHECK(place.record(id).offices == Names{"Minister for Ports"});
  CHECK(place.total("office:\"minister for ports\"") == 1);
}

TEST_CASE("A7: of several offices that one person holds, a document has the one that it was put to") {
  const Place place;
  place.folder.write("documents/parliamentary-questions/a.md", question("2020-02-03", "Minister for Ports"));
  place.folder.write("documents/parliamentary-questions/b.md", question("2020-02-03", "Minister for Health"));
  place.update(hand_over);
  CHECK(place.counts("minister") == std::map<std::string, std::size_t>{{"Mary Rivers", 2}});
  CHECK(place.counts("office") ==
        std::map<std::string, std::size_t>{{"Minister for Health", 1}, {"Minister for Ports", 1}});
  CHECK(place.record("parliamentary-questions/b.md").offices == Names{"Minister for Health"});
  CHECK(place.total("minister:rivers office:\"minister for ports\"") == 1);
}

TEST_CASE("A8: who held an office on a day is told for that day only, the first and the last one included") {
  const Place place;
  place.folder.write("documents/a.md", "Text.");
  place.update(hand_over);
  const Searcher searcher(place.index);
  CHECK(names(searcher.office_holders("Minister for Ports", "2018-12-31")).empty());
  CHECK(names(searcher.office_holders("Minister for Ports", "2019-01-01")) == Names{"Mary Rivers"});
  CHECK(names(searcher.office_holders("minister for ports", "2021-05-14")) == Names{"Mary Rivers"});
  CHECK(names(searcher.office_holders("Minister for Ports", "2021-05-15")) == Names{"Ana Stone"});
  CHECK(names(searcher.office_holders("Minister for Ports")) == Names{"Mary Rivers", "Ana Stone"});
  const auto last_day = searcher.office_holders("Minister for Law", "1992-12-31");
  REQUIRE(last_day.size() == 1);
  CHECK(last_day[0].from.empty());
  CHECK(last_day[0].to == "1992-12-31");
  CHECK(names(searcher.office_holders("Minister for Law", "1993-01-01")).empty());
}

TEST_CASE("A9: each office of a person has days of its own, and the later one does not replace the earlier") {
  const Place place;
  place.folder.write("documents/a.md", "Text.");
  place.update(hand_over);
  const auto holders = Searcher(place.index).office_holders("Minister for Law");
  REQUIRE(holders.size() == 2);
  CHECK(holders[0].name == "Bo Field");
  CHECK(holders[0].to == "1992-12-31");
  CHECK(holders[1].name == "Bo Field");
  CHECK(holders[1].from == "2010-03-01");
  CHECK(holders[1].to == "2012-02-28");
}
