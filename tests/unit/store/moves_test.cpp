// SPDX-License-Identifier: GPL-2.0-or-later
// Is a document found under what it was called before?
#include "store/moves.h"

#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <string>

#include <xapian.h>

using namespace dossier;

TEST_CASE("store: moves are followed one after the other, and make no rings") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  CHECK_FALSE(store::moved_to(database, "a.md"));
  store::remember_move(database, "a.md", "b.md");
  store::remember_move(database, "b.md", "sub/c.md");
  CHECK(store::moved_to(database, "a.md") == "sub/c.md");
  CHECK(store::moved_to(database, "b.md") == "sub/c.md");
  CHECK_FALSE(store::moved_to(database, "sub/c.md"));
  store::remember_move(database, "sub/c.md", "a.md");
  CHECK_FALSE(store::moved_to(database, "a.md"));  // it is there again
  CHECK(store::moved_to(database, "b.md") == "a.md");
  CHECK(store::moved_to(database, "sub/c.md") == "a.md");
}

TEST_CASE("store: long ids are remembered, too, and moves are copied to another database") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database((folder.path() / "one").string(), Xapian::DB_CREATE);
  const std::string one = std::string(3000, 'x') + "1";
  const std::string two = std::string(3000, 'x') + "2";
  store::remember_move(database, one, "short.md");
  CHECK(store::moved_to(database, one) == "short.md");
  CHECK_FALSE(store::moved_to(database, two));
  Xapian::WritableDatabase other((folder.path() / "two").string(), Xapian::DB_CREATE);
  database.commit();
  store::copy_moves(database, other);
  CHECK(store::moved_to(other, one) == "short.md");
}
