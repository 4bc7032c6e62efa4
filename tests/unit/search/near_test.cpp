// SPDX-License-Identifier: GPL-2.0-or-later
// Which stretches stand near others, and in which order?
#include "search/near.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace dossier::search;

namespace {

/// How many words stand between two stretches, of which the first ends before the second begins.
std::int64_t gap(const Stretch& first, const Stretch& second) {
  return std::int64_t{second.begin} - first.end - 1;
}

/// By comparing each with each.
bool is_near(const Stretch& stretch, const std::vector<Stretch>& left, const Link& link) {
  return std::any_of(left.begin(), left.end(), [&](const Stretch& other) {
    const auto behind = gap(other, stretch);
    const auto before = gap(stretch, other);
    if (behind >= 0 && behind <= link.distance) return true;
    return !link.is_ordered && before >= 0 && before <= link.distance;
  });
}

}  // namespace

TEST_CASE("near: order, distance and overlap are minded") {
  const std::vector<Stretch> left{{10, 11}};
  const auto count = [&](Stretch right, Link link) { return stretches_near(left, {right}, link).size(); };
  CHECK(count({12, 12}, {1, true}) == 1);
  CHECK(count({13, 13}, {1, true}) == 1);
  CHECK(count({14, 14}, {1, true}) == 0);
  CHECK(count({9, 9}, {1, true}) == 0);
  CHECK(count({9, 9}, {1, false}) == 1);
  CHECK(count({7, 7}, {1, false}) == 0);
  // A phrase that shares a word with the other part is not near it.
  CHECK(count({11, 12}, {5, false}) == 0);
  CHECK(count({10, 11}, {5, false}) == 0);
}

TEST_CASE("near: the search by halves finds what comparing each with each does") {
  std::mt19937 engine(4);
  const auto below = [&](unsigned limit) {
    return std::uniform_int_distribution<unsigned>(0, limit - 1)(engine);
  };
  for (int round = 0; round < 2000; ++round) {
    std::vector<Stretch> left;
    std::vector<Stretch> right;
    for (auto* list : {&left, &right})
      for (unsigned i = below(8); i > 0; --i) {
        const unsigned begin = below(60);
        list->push_back({begin, begin + below(4)});
      }
    const Link link{below(6) + 1, below(2) == 0};
    const auto expected = std::count_if(right.begin(), right.end(),
                                        [&](const Stretch& stretch) { return is_near(stretch, left, link); });
    REQUIRE(stretches_near(left, right, link).size() == static_cast<std::size_t>(expected));
  }
}
