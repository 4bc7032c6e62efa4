// SPDX-License-Identifier: GPL-2.0-or-later
// Are columns kept, changed and read back whole, and damage recognised?
#include "store/columns.h"

#include <doctest/doctest.h>
#include <dossier/error.h>

#include <string>

using namespace dossier;
using store::ColumnChanges;
using store::ColumnRow;
using store::Columns;

namespace {

ColumnRow row(std::string id, std::uint32_t date, std::vector<std::string> categories) {
  ColumnRow row;
  row.id = std::move(id);
  row.date = date;
  row.values[0] = std::move(categories);
  return row;
}

Columns three() {
  ColumnChanges changes;
  changes[1] = row("a.md", 20230102, {"speech"});
  changes[2] = row("b.md", 0, {});
  changes[4] = row("d.md", 20220101, {"Speech", "transcript"});
  return Columns().with(changes);
}

}  // namespace

TEST_CASE("store: columns keep what each document has, with gaps") {
  const Columns columns = three();
  CHECK(columns.last() == 4);
  CHECK(columns.has(1));
  CHECK_FALSE(columns.has(3));
  CHECK_FALSE(columns.has(5));
  CHECK(columns.id(4) == "d.md");
  CHECK(columns.date(2) == 0);
  CHECK(columns.ordinals(0, 4).size() == 2);
  // Values that differ in case are one.
  CHECK(columns.ordinals(0, 4)[0] == columns.ordinals(0, 1)[0]);
}

TEST_CASE("store: a commit's changes replace, remove and add rows") {
  ColumnChanges changes;
  changes[1] = std::nullopt;
  changes[2] = row("b.md", 20240101, {"other"});
  changes[6] = row("f.md", 1, {});
  const Columns columns = three().with(changes);
  CHECK_FALSE(columns.has(1));
  CHECK(columns.date(2) == 20240101);
  CHECK(columns.id(4) == "d.md");
  CHECK(columns.last() == 6);
}

TEST_CASE("store: columns are read back as they were written") {
  const Columns columns = three();
  const Columns again = Columns::decode(columns.encode());
  CHECK(again.encode() == columns.encode());
  CHECK(again.id(1) == "a.md");
}

TEST_CASE("store: damaged columns are an error wherever they are cut or changed, never a crash") {
  const std::string good = three().encode();
  for (std::size_t length = 0; length < good.size(); ++length)
    CHECK_THROWS_AS((void)Columns::decode(std::string_view(good).substr(0, length)), Error);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    try {
      (void)Columns::decode(bad);  // another sound value is possible; reading outside is not
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::index_damaged);
    }
  }
}

TEST_CASE("store: packed facet values keep order and any bytes") {
  const std::vector<std::string> values{"Josephine Teo", "", "hamburg/norden", std::string("a\0b", 3)};
  CHECK(store::unpack_values(store::pack_values(values)) == values);
  CHECK(store::unpack_values("").empty());
  CHECK(store::pack_values({}).empty());
}
