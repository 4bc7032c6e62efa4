// SPDX-License-Identifier: GPL-2.0-or-later
// Are posting lists kept as long as there is room, and no longer?
#include "store/posting_cache.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace dossier::store;

namespace {

std::shared_ptr<const PostingList> list_of(std::size_t documents) {
  auto list = std::make_shared<PostingList>();
  list->documents.resize(documents, 1);
  list->frequencies.resize(documents, 1);
  return list;
}

/// Of such lists only a few have room.
constexpr std::size_t large = PostingCache::max_bytes / 8 / 5;

}  // namespace

TEST_CASE("a list is kept under its name, until all are dropped") {
  PostingCache cache;
  CHECK(cache.find("tax") == nullptr);
  const auto list = list_of(3);
  cache.add("tax", list);
  CHECK(cache.find("tax") == list);
  CHECK(cache.find("taxi") == nullptr);
  cache.clear();
  CHECK(cache.find("tax") == nullptr);
}

TEST_CASE("the list that was not used for the longest time goes first") {
  PostingCache cache;
  for (const char* name : {"a", "b", "c", "d"}) cache.add(name, list_of(large));
  CHECK(cache.find("a") != nullptr);
  cache.add("e", list_of(large));
  CHECK(cache.find("a") != nullptr);
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("e") != nullptr);
}

TEST_CASE("a list that would drive out most others is not kept") {
  PostingCache cache;
  cache.add("small", list_of(10));
  cache.add("the", list_of(PostingCache::max_bytes / 8));
  CHECK(cache.find("the") == nullptr);
  CHECK(cache.find("small") != nullptr);
}

TEST_CASE("however many lists come, the bound holds") {
  PostingCache cache;
  for (int i = 0; i < 300'000; ++i) cache.add(std::to_string(i), list_of(0));
  // An entry without documents counts too: these would be some 60 MB.
  CHECK(cache.find("0") == nullptr);
  CHECK(cache.find("299999") != nullptr);
}
