// SPDX-License-Identifier: GPL-2.0-or-later
// What happens to an index that an older library, or other rules, made?
#include "place.h"

#include <doctest/doctest.h>
#include <dossier/dossier.h>

#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

using namespace dossier;
using dossier::test::code_of;
using dossier::test::ferry;
using dossier::test::harbour;
using dossier::test::Ids;
using dossier::test::Place;

namespace {

const Document canals = [] {
  Document document;
  document.id = "c";
  document.text = "Canals are dug.";
  return document;
}();

}  // namespace

TEST_CASE("renewal: one of an older format is made anew from its stored text by whatever writes next") {
  const Place place;
  place.write("a.md", ferry);
  place.write("b.md", harbour);
  (void)place.update();
  place.age();
  CHECK(code_of([&] { Searcher{place.index}; }) == ErrorCode::index_format);
  CHECK(code_of([&] { (void)compact_index(place.index); }) == ErrorCode::index_format);

  SUBCASE("a rebuild, without the documents") {
    std::filesystem::remove_all(place.documents);
    CHECK(Indexer(place.index).rebuild().documents == 2);
  }
  SUBCASE("a run over documents that have not changed") {
    const std::vector<Root> roots{{place.documents, ""}};
    CHECK(preview_update(place.index, roots).are_rules_changed);
    const IndexReport report = place.update();
    CHECK(report.added + report.removed == 0);
    CHECK(report.documents == 2);
    CHECK(report.remade == 2);
    CHECK(place.update().remade == 0);
  }
  SUBCASE("a document from memory") {
    Indexer indexer(place.index);
    indexer.add(canals);
    indexer.commit();
    CHECK(place.ids("canals") == Ids{"c"});
  }
  SUBCASE("the removal of a document, though there was none") {
    Indexer indexer(place.index);
    CHECK_FALSE(indexer.remove("nothing"));
    indexer.commit();
  }
  CHECK(place.ids("ferries") == Ids{"a.md"});
  CHECK(Searcher(place.index).document("b.md")->record.title == "Harbours");
  CHECK(check_index(place.index, CheckPart::content).findings.empty());
}

TEST_CASE("renewal: indexes that earlier versions wrote hold the same documents afterwards") {
  for (const std::string name : {"format-3", "format-4"}) {
    CAPTURE(name);
    const Place place;
    std::filesystem::copy(std::filesystem::path(DOSSIER_OLD_INDEXES) / name, place.index,
                          std::filesystem::copy_options::recursive);
    CHECK(code_of([&] { Searcher{place.index}; }) == ErrorCode::index_format);
    {
      IndexerOptions options;
      options.taxonomy_file = DOSSIER_TAXONOMY;  // as it was then
      Indexer indexer(place.index, options);
      indexer.add(canals);  // as any other change, it makes the others anew
      indexer.commit();
    }
    CHECK(place.ids() == Ids{"c", "press-releases/2022-11-30-ferry-fares.html", "q1", "q2", "q3",
                             "speeches/2023-05-04-harbour-lights.md"});
    CHECK(place.ids("harbour") == Ids{"q1", "q2", "q3", "speeches/2023-05-04-harbour-lights.md"});
    CHECK(place.ids("渡轮") == Ids{"press-releases/2022-11-30-ferry-fares.html"});
    CHECK(place.ids("\"every ferry home\"") == Ids{"speeches/2023-05-04-harbour-lights.md"});
    const Searcher searcher(place.index);
    const auto speech = searcher.document("speeches/2023-05-04-harbour-lights.md");
    REQUIRE(speech);
    CHECK(speech->record.title == "Speech by Minister Ana Lim at the opening of the harbour lights");
    CHECK(speech->record.date == "2023-05-04");
    CHECK(speech->record.categories == Ids{"speech"});
    CHECK(speech->record.ministers == Ids{"Ana Lim"});
    REQUIRE(speech->paragraphs.size() == 2);
    CHECK(speech->paragraphs[1].number == "2");
    const std::vector<Root> roots = searcher.stats().roots;
    REQUIRE(roots.size() == 1);
    CHECK(roots[0].path == "/srv/policy");
    CHECK(check_index(place.index, CheckPart::content).findings.empty());
  }
}

TEST_CASE(
    "renewal: of an older format, it stays as it was when nothing is written, and when making it anew is "
    "stopped") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  place.age();
  { const Indexer opened(place.index); }
  std::stop_source source;
  IndexerOptions options;
  options.stop = source.get_token();
  Indexer indexer(place.index, options);
  source.request_stop();
  CHECK(indexer.rebuild().stopped);
  CHECK(code_of([&] { indexer.add(canals); }) == ErrorCode::cancelled);
  indexer.commit();
  CHECK(code_of([&] { Searcher{place.index}; }) == ErrorCode::index_format);
}

TEST_CASE("renewal: an empty one of an older format can be searched after the next run") {
  const Place place;
  std::filesystem::create_directories(place.documents);
  (void)place.update();
  place.age();
  (void)place.update();
  CHECK(place.ids().empty());
}

TEST_CASE("renewal: formats too old to make anew, and newer ones, are refused") {
  const Place place;
  place.write("a.md", ferry);
  (void)place.update();
  for (const int format : {1, 2, 99}) {
    CAPTURE(format);
    place.age(format);
    CHECK(code_of([&] { Indexer{place.index}; }) == ErrorCode::index_format);
  }
}

TEST_CASE("renewal: the first document given to an index made by other rules makes the others anew") {
  const Place place;
  place.write("a.md", "---\ndate: 2023-02-03\nspeaker: Ann Lee\n---\nFerries run at night.\n");
  (void)place.update();
  IndexerOptions options;
  options.authority_files = {
      place.folder.write("people.yaml",
                         "people:\n  - name: Ann Lee Mei\n    spellings: [Ann Lee]\n    offices: [{title: "
                         "Minister for Ferries, from: 2020-01-01, to: open}]\n")};
  {
    Indexer indexer(place.index, options);
    indexer.add(canals);
    indexer.commit();
  }
  CHECK(Searcher(place.index).document("a.md")->record.ministers == Ids{"Ann Lee Mei"});
}
