// SPDX-License-Identifier: GPL-2.0-or-later
// Is a database that is built in bulk the one that Xapian would have made?
#include "index/bulk_builder.h"

#include "index/term_counter.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include <xapian.h>

using namespace dossier;

namespace {

using test::TemporaryFolder;

constexpr std::size_t plenty = std::size_t{64} << 20;

/// Documents whose postings, values and data take all forms that the tables tell apart.
std::vector<index::Postings> sample_documents(std::size_t count) {
  std::mt19937 random(4711);
  index::TermCounter terms;
  std::vector<index::Postings> documents(count);
  for (std::size_t i = 0; i < count; ++i) {
    terms.add("Q", std::to_string(i), 0);
    terms.add({}, "everywhere", 1 + static_cast<std::uint32_t>(random() % 3));
    terms.add({}, std::string("zero\0byte", 9), 1);
    for (int word = 0; word < 12; ++word)
      terms.add({}, "w" + std::to_string(random() % (1 + random() % 3000)), 1);
    if (i % 7 == 0) terms.add({}, "often", 200 + static_cast<std::uint32_t>(i));
    if (i % 500 == 3) terms.add({}, std::string(240, static_cast<char>('a' + i % 26)), 1);
    documents[i].terms = terms.take();
    documents[i].values.emplace_back(0, std::to_string(i % 10));
    if (i % 3 == 0) documents[i].values.emplace_back(12, std::string(1 + i % 90, 'v'));
    // Not of one letter: Xapian 1.4.22 cannot read long ones back that it has compressed.
    for (std::size_t left = i % 50 == 1 ? 30'000 + i : i % 40; left > 0; --left)
      documents[i].data += static_cast<char>(random());
  }
  documents[count / 2] = {};  // nothing at all
  return documents;
}

/// All that Xapian's interface shows of a database, in order.
std::string shown(const Xapian::Database& database) {
  std::string out;
  const auto add = [&](const auto& value) { (out += std::to_string(value)) += ' '; };
  add(database.get_doccount());
  add(database.get_lastdocid());
  add(database.get_total_length());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out += *term;
    add(term.get_termfreq());
    add(database.get_collection_freq(*term));
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      add(*posting);
      add(posting.get_wdf());
    }
  }
  for (auto all = database.postlist_begin({}); all != database.postlist_end({}); ++all) {
    const Xapian::Document document = database.get_document(*all);
    add(database.get_doclength(*all));
    out += document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      out += *term;
      add(term.get_wdf());
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      add(value.get_valueno());
      out += *value;
    }
  }
  for (const Xapian::valueno slot : {0U, 12U}) {
    add(database.get_value_freq(slot));
    out += database.get_value_lower_bound(slot) + database.get_value_upper_bound(slot);
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
      (out += std::to_string(value.get_docid())) += *value;
  }
  return out;
}

void build(const std::filesystem::path& folder, const std::vector<index::Postings>& documents,
           std::size_t max_bytes) {
  index::BulkBuilder builder(folder, max_bytes);
  for (const auto& document : documents) builder.add(document);
  builder.finish();
}

std::string faults(const std::filesystem::path& folder) {
  std::ostringstream report;
  const std::size_t count = Xapian::Database::check(folder.string(), 0, &report);
  return count == 0 ? "" : report.str();
}

}  // namespace

TEST_CASE("bulk: the database is the one that Xapian writes itself") {
  const TemporaryFolder scratch;
  const auto documents = sample_documents(4000);
  build(scratch.path() / "bulk", documents, plenty);
  {
    Xapian::WritableDatabase own((scratch.path() / "own").string(), Xapian::DB_CREATE);
    for (const auto& document : documents) own.add_document(index::to_xapian(document));
    own.commit();
  }
  CHECK(faults(scratch.path() / "bulk") == "");
  const Xapian::Database bulk((scratch.path() / "bulk").string());
  const Xapian::Database own((scratch.path() / "own").string());
  CHECK(shown(bulk) == shown(own));
  CHECK(bulk.get_doclength_lower_bound() == own.get_doclength_lower_bound());
  CHECK(bulk.get_doclength_upper_bound() == own.get_doclength_upper_bound());
  CHECK_FALSE(std::filesystem::exists(scratch.path() / "bulk" / "scratch"));
}

TEST_CASE("bulk: Xapian goes on changing what was built, and compacts it") {
  const TemporaryFolder scratch;
  auto documents = sample_documents(1500);
  build(scratch.path() / "bulk", documents, plenty);
  {
    Xapian::WritableDatabase bulk((scratch.path() / "bulk").string(), Xapian::DB_OPEN);
    for (Xapian::docid number = 1; number <= 1500; number += 3) bulk.delete_document(number);
    for (Xapian::docid number = 2; number <= 1500; number += 3)
      bulk.replace_document(number, index::to_xapian(documents[1500 - number]));
    for (const auto& document : documents) bulk.add_document(index::to_xapian(document));
    bulk.set_metadata("key", "value");
    bulk.commit();
  }
  CHECK(faults(scratch.path() / "bulk") == "");
  Xapian::Database changed((scratch.path() / "bulk").string());
  CHECK(changed.get_doccount() == 2500);
  changed.compact((scratch.path() / "compact").string(), Xapian::DBCOMPACT_NO_RENUMBER);
  CHECK(faults(scratch.path() / "compact") == "");
  CHECK(shown(Xapian::Database((scratch.path() / "compact").string())) == shown(changed));
}

TEST_CASE("bulk: numbers beyond two bytes, and tables of one block or none") {
  const TemporaryFolder scratch;
  for (const std::size_t count : {0U, 1U, 2U, 40'000U}) {
    CAPTURE(count);
    std::vector<index::Postings> documents(count);
    index::TermCounter terms;
    for (std::size_t i = 0; i < count; ++i) {
      terms.add({}, "same", 1);
      documents[i].terms = terms.take();
    }
    const auto folder = scratch.path() / std::to_string(count);
    build(folder, documents, plenty);
    CHECK(faults(folder) == "");
    const Xapian::Database database(folder.string());
    CHECK(database.get_doccount() == count);
    CHECK(database.get_termfreq("same") == count);
    if (count > 0) CHECK(database.get_document(static_cast<Xapian::docid>(count)).termlist_count() == 1);
  }
}

TEST_CASE("bulk: with little memory runs are merged to the same database") {
  const TemporaryFolder scratch;
  const auto documents = sample_documents(800);
  build(scratch.path() / "whole", documents, plenty);
  build(scratch.path() / "runs", documents, 100'000);
  CHECK(faults(scratch.path() / "runs") == "");
  CHECK(shown(Xapian::Database((scratch.path() / "runs").string())) ==
        shown(Xapian::Database((scratch.path() / "whole").string())));
}
