// SPDX-License-Identifier: GPL-2.0-or-later
// Is every way in which an index can disagree with itself found, and said?
#include "store/check.h"

#include "index/postings.h"
#include "store/index_directory.h"
#include "store/terms.h"
#include "temporary_folder.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <doctest/doctest.h>

#include <xapian.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace dossier;
using dossier::test::TemporaryFolder;

namespace {

Document document(const std::string& id, const std::string& text) {
  Document made;
  made.id = id;
  made.title = "On " + id;
  made.text = text;
  made.date = "2023-02-03";
  made.categories = {"speech"};
  return made;
}

/// An index of three documents that tests may spoil.
struct Place {
  TemporaryFolder folder;
  fs::path index = folder.path() / "index";

  Place() {
    Indexer indexer(index);
    for (const auto* id : {"a", "b", "c"}) indexer.add(document(id, std::string("Words about ") + id + "."));
    indexer.commit();
  }

  [[nodiscard]] fs::path generation() const { return *store::IndexDirectory(index).current(); }
  [[nodiscard]] std::uint64_t revision() const {
    return Xapian::Database(generation().string()).get_revision();
  }
  [[nodiscard]] fs::path columns() const { return store::columns_file(generation(), revision()); }
  [[nodiscard]] fs::path later_words() const { return store::later_words_file(generation(), revision()); }
  [[nodiscard]] fs::path manifest() const { return store::manifest_file(generation(), revision()); }

  /// Changes the database behind Dossier's back; the sidecars are those of before.
  void spoil(const std::function<void(Xapian::WritableDatabase&)>& work) const {
    const auto old_columns = columns();
    const auto old_manifest = manifest();
    const auto old_words = later_words();
    {
      Xapian::WritableDatabase database(generation().string(), Xapian::DB_OPEN);
      work(database);
      database.commit();
    }
    fs::rename(old_columns, columns());
    fs::rename(old_manifest, manifest());
    fs::rename(old_words, later_words());
  }

  /// What is found, as "subject: message".
  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> lines;
    for (const auto& report :
         {store::check_structure(generation()), store::check_content(generation(), index::make_words)})
      for (const auto& finding : report.findings) {
        CHECK(finding.kind == CheckKind::damage);
        lines.push_back(finding.subject + ": " + finding.message);
      }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

using Lines = std::vector<std::string>;

/// The database's document with this id.
Xapian::docid number_of(const Xapian::Database& database, const std::string& id) {
  return *database.postlist_begin(store::id_term(id));
}

void change(Xapian::WritableDatabase& database, const std::string& id,
            const std::function<void(Xapian::Document&)>& work) {
  const auto number = number_of(database, id);
  Xapian::Document changed = database.get_document(number);
  work(changed);
  database.replace_document(number, changed);
}

}  // namespace

TEST_CASE("check: a whole index has no findings") {
  const Place place;
  CHECK(place.findings() == Lines{});
  CHECK(store::check_content(place.generation(), index::make_words).examined == 3);
}

TEST_CASE("check: a document that only columns and manifest have") {
  const Place place;
  place.spoil([](auto& database) { database.delete_document(number_of(database, "b")); });
  CHECK(place.findings() == Lines{"columns: have document 'b', which the database does not hold",
                                  "manifest: lists document 'b', which the database does not hold"});
}

TEST_CASE("check: a document that only the database has") {
  const Place place;
  place.spoil([](auto& database) {
    Xapian::Document copy = database.get_document(number_of(database, "b"));
    database.add_document(copy);
  });
  CHECK(place.findings() == Lines{"document 4: has no words in the forward index",
                                  "document 4: is missing in the columns", "document 4: is there twice"});
}

TEST_CASE("check: data, values and terms of other documents") {
  const Place place;
  place.spoil([](auto& database) {
    const auto other = database.get_document(number_of(database, "c"));
    change(database, "a", [&](auto& spoilt) { spoilt.set_data(other.get_data()); });
    change(database, "b", [&](auto& spoilt) {
      spoilt.remove_term("XC:speech");
      spoilt.remove_value(10);
    });
  });
  CHECK(place.findings() == Lines{"document 'a': has no term 'Qc'", "document 'a': is stored with the id 'c'",
                                  "document 'b': has no term 'XC:speech'",
                                  "document 'b': its value slot for 'category' holds other values",
                                  "document 'c': is there twice",
                                  "manifest: lists document 'a', which the database does not hold"});
}

TEST_CASE("check: a word that stands more often among the terms than among the words") {
  const Place place;
  place.spoil(
      [](auto& database) { change(database, "a", [](auto& spoilt) { spoilt.add_term("word", 2); }); });
  const auto found = place.findings();
  CHECK(std::count(found.begin(), found.end(),
                   "document 'a': its words hold 'word' 1 times, its terms 3 times") == 1);
}

TEST_CASE("check: data that cannot be read") {
  const Place place;
  place.spoil(
      [](auto& database) { change(database, "a", [](auto& spoilt) { spoilt.set_data("nonsense"); }); });
  const auto found = place.findings();
  REQUIRE(found.size() == 2);
  CHECK(found[0].starts_with("document 'a': "));
  CHECK(found[1] == "manifest: lists document 'a', which the database does not hold");
}

TEST_CASE("check: sidecars that are missing, damaged, or of another index") {
  const Place place;
  const Place other;
  const auto columns = place.columns().filename().string();
  const auto manifest = place.manifest().filename().string();
  fs::copy_file(other.columns(), place.columns(), fs::copy_options::overwrite_existing);
  fs::remove(place.manifest());
  CHECK(place.findings() ==
        Lines{columns + ": is damaged, or belongs to another database", manifest + ": is missing"});
  fs::resize_file(place.columns(), 40);
  std::ofstream(place.manifest()) << "nonsense";
  CHECK(place.findings() == Lines{columns + ": is damaged, or belongs to another database",
                                  manifest + ": is damaged, or belongs to another database"});
}

TEST_CASE("check: a database file that is cut or gone") {
  for (const std::string table : {"docdata", "postlist", "termlist"}) {
    CAPTURE(table);
    const Place cut;
    const auto file = cut.generation() / (table + ".glass");
    fs::resize_file(file, fs::file_size(file) / 2 / 8192 * 8192);
    CHECK_FALSE(store::check_structure(cut.generation()).findings.empty());
    const Place gone;
    fs::remove(gone.generation() / (table + ".glass"));
    CHECK_FALSE(gone.findings().empty());
  }
}

TEST_CASE("check: an index that moves on at each attempt is not called damaged") {
  static Place* busy = nullptr;
  Place place;
  busy = &place;
  const auto check = [](const fs::path&) {
    Indexer indexer(busy->index);
    indexer.add(document("d", std::to_string(busy->revision())));
    indexer.commit();
    CheckReport report;
    report.findings.push_back({CheckKind::damage, "x", "as a writer makes it look"});
    return report;
  };
  try {
    (void)store::check_standing_still(place.index, check);
    FAIL("no error was thrown");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::index_locked);
  }
}

TEST_CASE("check: an index that nobody changes, but that looks changed, is damaged") {
  const Place place;
  const auto check = [](const fs::path&) -> CheckReport {
    throw Xapian::DatabaseModifiedError("looks changed");
  };
  const CheckReport report = store::check_standing_still(place.index, check);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == CheckKind::damage);
}
