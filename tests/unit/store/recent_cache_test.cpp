// SPDX-License-Identifier: GPL-2.0-or-later
// Are things kept as long as there is room, and no longer?
#include "store/recent_cache.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace {

using Cache = dossier::store::RecentCache<std::string, int>;

constexpr std::size_t max_bytes = 100'000;
/// Of such things only four have room.
constexpr std::size_t large = 20'000;

void add(Cache& cache, const std::string& name, std::size_t bytes) {
  cache.add(name, std::make_shared<const int>(1), bytes);
}

}  // namespace

TEST_CASE("a thing is kept under its name, until all are dropped") {
  Cache cache(max_bytes);
  CHECK(cache.find("tax") == nullptr);
  const auto value = std::make_shared<const int>(7);
  cache.add("tax", value, 10);
  CHECK(cache.find("tax") == value);
  CHECK(cache.find("taxi") == nullptr);
  cache.clear();
  CHECK(cache.find("tax") == nullptr);
}

TEST_CASE("what is kept stays, and is not counted twice, when the same name comes again") {
  Cache cache(max_bytes);
  const auto value = std::make_shared<const int>(7);
  cache.add("tax", value, large);
  for (int i = 0; i < 10; ++i) add(cache, "tax", large);
  CHECK(cache.find("tax") == value);
}

TEST_CASE("what was not used for the longest time goes first") {
  Cache cache(max_bytes);
  for (const char* name : {"a", "b", "c", "d"}) add(cache, name, large);
  CHECK(cache.find("a") != nullptr);
  add(cache, "e", large);
  CHECK(cache.find("a") != nullptr);
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("e") != nullptr);
}

TEST_CASE("what would drive out most others is not kept") {
  Cache cache(max_bytes);
  add(cache, "small", 10);
  add(cache, "the", max_bytes / 4);
  CHECK(cache.find("the") == nullptr);
  CHECK(cache.find("small") != nullptr);
}

TEST_CASE("however many things come, the bound holds") {
  Cache cache(max_bytes);
  // Things that say they take nothing have entries, which do.
  for (int i = 0; i < 10'000; ++i) add(cache, std::to_string(i), 0);
  CHECK(cache.find("0") == nullptr);
  CHECK(cache.find("9000") == nullptr);
  CHECK(cache.find("9999") != nullptr);
}
