// SPDX-License-Identifier: GPL-2.0-or-later
// Does each owner of a lent table get zeros, and a table of its own?
#include "search/lent_table.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <thread>

using Table = dossier::search::LentTable<std::uint16_t>;

TEST_CASE("a table is lent again, with zeros, and grows for who needs more") {
  const std::uint16_t* lent = nullptr;
  {
    Table table(1000);
    table[3] = 7;
    lent = &table[0];
    table[3] = 0;
  }
  {
    const Table table(500);
    CHECK(&table[0] == lent);
    CHECK(table[3] == 0);
    CHECK(table.size() == 1000);
  }
  const Table table(5000);
  CHECK(table.size() == 5000);
  CHECK(table[4999] == 0);
}

TEST_CASE("two owners have two tables, and so have two threads") {
  const Table first(10);
  const Table second(10);
  CHECK(&first[0] != &second[0]);
  std::thread([&] {
    const Table third(10);
    CHECK(&third[0] != &first[0]);
    CHECK(&third[0] != &second[0]);
  }).join();
}
