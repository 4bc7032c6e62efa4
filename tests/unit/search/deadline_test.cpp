// SPDX-License-Identifier: GPL-2.0-or-later
// Do the steps before and behind the search itself look at the time?
#include "search/deadline.h"

#include "../store/index_of_one.h"
#include "query/parse.h"
#include "search/doubtful_words.h"
#include "search/filters.h"
#include "search/printed_stars.h"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

using namespace dossier;
using store::Snapshot;

namespace {

search::Deadline passed() {
  search::Deadline deadline;
  deadline.at = std::chrono::steady_clock::now();
  return deadline;
}

/// Calls `work` with a snapshot of an index of one document.
void with_snapshot(const std::function<void(const Snapshot&)>& work) {
  const test::IndexOfOne index;
  index.pool().run([&](const Snapshot& snapshot) { return work(snapshot), 0; });
}

}  // namespace

TEST_CASE("search: looking up filters ends with the deadline") {
  with_snapshot([](const Snapshot& snapshot) {
    SearchFilters wanted;
    wanted.ministers = {"Mary Rivers"};
    std::vector<QueryIssue> issues;
    search::FilterSet filters;
    filters.add(wanted, {2024, 1, 1});
    CHECK_THROWS_AS(filters.resolve(snapshot, passed(), issues), Error);
    CHECK_NOTHROW(filters.resolve(snapshot, {}, issues));
  });
}

TEST_CASE("search: doubting words ends with the deadline, and with the fourth doubt in one phrase too") {
  with_snapshot([](const Snapshot& snapshot) {
    const std::string query = "\"many words that nobody knows here\"";
    const query::Node root = query::parse(query).root;
    CHECK_THROWS_AS((void)search::typed_words(snapshot, root, query, 0, passed()), Error);
    std::size_t doubts = 0;
    for (const auto& word : search::typed_words(snapshot, root, query, 0, {}))
      doubts += word.doubt == search::Doubt::none ? 0 : 1;
    CHECK(doubts == search::most_doubts);
  });
}

TEST_CASE("search: looking for what printed stars could stand for ends with the deadline") {
  with_snapshot([](const Snapshot& snapshot) {
    query::Node root = query::parse("A*STAR").root;
    const search::Deadline none;
    const search::Deadline over = passed();
    CHECK_THROWS_AS(search::StarReader(snapshot, over).read(root), Error);
    search::StarReader(snapshot, none).read(root);
    CHECK(root.text == "A STAR");
  });
}
