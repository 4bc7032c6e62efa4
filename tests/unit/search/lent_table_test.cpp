// SPDX-License-Identifier: GPL-2.0-or-later
// Does each owner of a lent table get zeros, and a table of its own?
#include "search/lent_table.h"

#include "search/code_table.h"
#include "store/forward_index.h"
#include "support/file.h"
#include "temporary_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace dossier;
using Pool = search::TablePool<std::uint16_t>;
using Table = search::LentTable<std::uint16_t>;

TEST_CASE("a table is lent again, with zeros, and grows for who needs more") {
  Pool pool;
  const std::uint16_t* lent = nullptr;
  {
    Table table(pool, 1000);
    table[3] = 7;
    lent = &table[0];
    table[3] = 0;
  }
  {
    const Table table(pool, 500);
    CHECK(&table[0] == lent);
    CHECK(table[3] == 0);
    CHECK(table[999] == 0);
  }
  const Table table(pool, 5000);
  CHECK(table[4999] == 0);
}

TEST_CASE("two owners have two tables") {
  Pool pool;
  const Table first(pool, 10);
  const Table second(pool, 10);
  CHECK(&first[0] != &second[0]);
}

TEST_CASE("a table of codes gives back zeros, of own forms too") {
  const test::TemporaryFolder folder;
  store::ForwardIndexWriter writer(folder.path() / "words");
  store::WordSequence words;
  words.add_word(words.add_form({"ferri", "ferries"}));
  writer.add(words);
  writer.finish("uuid");
  auto index =
      store::ForwardIndex::of_bytes(support::read_file(folder.path() / "words", std::size_t{1} << 20));
  store::WordSequence later;
  later.add_word(later.add_form({"ferri", "ferrying"}));
  later.add_word(later.add_form({"harbour", "harbours"}));
  const std::string record = index.encode(later);
  search::TablePool<std::uint8_t> pool;
  {
    search::CodeTable table(index, pool);
    table.add("ferri", 1);
    table.add("harbour", 2);
    table.enter(store::DocumentWords(record));
    CHECK(table.word(store::own_code(0)) == 1);
    CHECK(table.word(store::own_code(1)) == 2);
  }
  for (int i = 0; i < 2; ++i) {
    const auto zeros = pool.take(0);
    CHECK(zeros.size() == 65536);
    CHECK(std::all_of(zeros.begin(), zeros.end(), [](std::uint8_t value) { return value == 0; }));
  }
}
