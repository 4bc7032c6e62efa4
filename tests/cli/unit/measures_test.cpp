// SPDX-License-Identifier: GPL-2.0-or-later
// Are the measures of a ranking what one computes by hand?
#include "dossier/measures.h"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dossier::cli {

namespace {

using Ranking = std::vector<std::string>;

/// `count` ids that nobody judged.
Ranking others(std::size_t count) {
  Ranking ranking;
  for (std::size_t i = 0; i < count; ++i) ranking.push_back("other" + std::to_string(i));
  return ranking;
}

Ranking behind(std::size_t count, const std::string& id) {
  auto ranking = others(count);
  ranking.push_back(id);
  return ranking;
}

constexpr auto exactly = [](double value) { return doctest::Approx(value).epsilon(1e-12); };

}  // namespace

TEST_CASE("measures: a perfect ranking has 1 everywhere") {
  const auto got = measure(Ranking{"a", "b", "c"}, {{"a", 3}, {"b", 2}, {"c", 1}, {"d", 0}});
  CHECK(got.ndcg_10 == exactly(1));
  CHECK(got.average_precision == exactly(1));
  CHECK(got.recall_20 == exactly(1));
  CHECK(got.recall_100 == exactly(1));
  CHECK(got.reciprocal_rank == exactly(1));
}

TEST_CASE("measures: an empty ranking has 0 everywhere") {
  const auto got = measure({}, {{"a", 1}});
  CHECK(got.ndcg_10 == 0);
  CHECK(got.average_precision == 0);
  CHECK(got.recall_20 == 0);
  CHECK(got.recall_100 == 0);
  CHECK(got.reciprocal_rank == 0);
}

TEST_CASE("measures: a ranking that errs, by hand") {
  // Ranks: 1 not judged, 2 grade 1, 3 grade 3; grade 2 is missing.
  const auto got = measure(Ranking{"x", "one", "three"}, {{"one", 1}, {"two", 2}, {"three", 3}});
  const double gain = 1 / std::log2(3.0) + 7 / std::log2(4.0);
  const double ideal = 7 / std::log2(2.0) + 3 / std::log2(3.0) + 1 / std::log2(4.0);
  CHECK(got.ndcg_10 == exactly(gain / ideal));
  CHECK(got.average_precision == exactly((1.0 / 2 + 2.0 / 3) / 3));
  CHECK(got.recall_20 == exactly(1.0 / 2));  // of grades 2 and 3
  CHECK(got.recall_100 == exactly(2.0 / 3));
  CHECK(got.reciprocal_rank == exactly(1.0 / 3));
}

TEST_CASE("measures: where no document has grade 2, recall@20 is of grade 1") {
  CHECK(measure(Ranking{"a"}, {{"a", 1}, {"b", 1}}).recall_20 == exactly(0.5));
}

TEST_CASE("measures: each looks as deep as its name says") {
  const Grades grades{{"a", 2}};
  CHECK(measure(behind(9, "a"), grades).ndcg_10 == exactly(1 / std::log2(11.0)));
  CHECK(measure(behind(10, "a"), grades).ndcg_10 == 0);
  CHECK(measure(behind(19, "a"), grades).recall_20 == 1);
  CHECK(measure(behind(20, "a"), grades).recall_20 == 0);
  CHECK(measure(behind(99, "a"), grades).recall_100 == 1);
  CHECK(measure(behind(100, "a"), grades).recall_100 == 0);
  CHECK(measure(behind(99, "a"), grades).reciprocal_rank == exactly(0.01));
  CHECK(measure(behind(100, "a"), grades).reciprocal_rank == 0);
  CHECK(measure(behind(999, "a"), grades).average_precision == exactly(0.001));
  CHECK(measure(behind(1000, "a"), grades).average_precision == 0);
}

TEST_CASE("measures: grades below 0 count as 0, in the ranking and in the ideal one") {
  const auto got = measure(Ranking{"spam", "a"}, {{"spam", -2}, {"a", 1}});
  CHECK(got.ndcg_10 == exactly(1 / std::log2(3.0)));
  CHECK(got.average_precision == exactly(0.5));
  CHECK(has_relevant({{"a", 1}, {"spam", -2}}));
  CHECK_FALSE(has_relevant({{"spam", -2}, {"b", 0}}));
  CHECK_FALSE(has_relevant({}));
}

TEST_CASE("measures: the best grade is the best that a judge gave, not the best found") {
  CHECK(measure(Ranking{"two", "x", "three"}, {{"two", 2}, {"three", 3}}).reciprocal_rank ==
        exactly(1.0 / 3));
}

TEST_CASE("evaluation: means over queries, and the worst first") {
  render::Evaluation evaluation;
  CHECK(evaluation.mean().ndcg_10 == 0);
  evaluation.queries = {{"good", "", 0, {1, 1, 1, 1, 1}}, {"bad", "", 0, {0.5, 0, 0, 0.5, 0.25}}};
  CHECK(evaluation.mean().ndcg_10 == exactly(0.75));
  CHECK(evaluation.mean().reciprocal_rank == exactly(0.625));
  CHECK(evaluation.worst_first().front().id == "bad");
}

}  // namespace dossier::cli
