// SPDX-License-Identifier: GPL-2.0-or-later
// How good is a ranking, by what judges said about its documents?
#include "measures.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dossier::cli {
namespace {

constexpr std::size_t gain_depth = 10;
constexpr std::size_t short_depth = 20;
constexpr std::size_t long_depth = 100;

/// The grades of the ranked documents, in their order.
std::vector<int> grades_of(std::span<const std::string> ranking, const Grades& grades) {
  std::vector<int> ranked;
  for (const auto& id : ranking.first(std::min(ranking.size(), judged_depth))) {
    const auto place = grades.find(id);
    ranked.push_back(place == grades.end() ? 0 : std::max(0, place->second));
  }
  return ranked;
}

/// All grades, the best first: what a perfect ranking would have.
std::vector<int> ideal_grades(const Grades& grades) {
  std::vector<int> ideal;
  for (const auto& [id, grade] : grades) ideal.push_back(std::max(0, grade));
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  return ideal;
}

std::span<const int> first(std::span<const int> grades, std::size_t count) {
  return grades.first(std::min(grades.size(), count));
}

std::size_t count_from(std::span<const int> grades, int lowest) {
  return static_cast<std::size_t>(
      std::count_if(grades.begin(), grades.end(), [&](int grade) { return grade >= lowest; }));
}

double discounted_gain(std::span<const int> grades) {
  double gain = 0;
  for (std::size_t i = 0; i < grades.size(); ++i)
    gain += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return gain;
}

double average_precision(std::span<const int> ranked, std::size_t relevant) {
  double sum = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i)
    if (ranked[i] >= 1) sum += static_cast<double>(++found) / static_cast<double>(i + 1);
  return sum / static_cast<double>(relevant);
}

double recall(std::span<const int> ranked, std::span<const int> ideal, std::size_t depth, int lowest) {
  return static_cast<double>(count_from(first(ranked, depth), lowest)) /
         static_cast<double>(count_from(ideal, lowest));
}

double reciprocal_rank(std::span<const int> ranked, int best) {
  const auto place = std::find(ranked.begin(), ranked.end(), best);
  return place == ranked.end() ? 0.0 : 1.0 / static_cast<double>(place - ranked.begin() + 1);
}

}  // namespace

bool has_relevant(const Grades& grades) {
  return std::any_of(grades.begin(), grades.end(), [](const auto& judged) { return judged.second >= 1; });
}

render::Measures measure(std::span<const std::string> ranking, const Grades& grades) {
  const auto ranked = grades_of(ranking, grades);
  const auto ideal = ideal_grades(grades);
  const int sought = std::min(2, ideal.front());
  render::Measures measures;
  measures.ndcg_10 = discounted_gain(first(ranked, gain_depth)) / discounted_gain(first(ideal, gain_depth));
  measures.average_precision = average_precision(ranked, count_from(ideal, 1));
  measures.recall_20 = recall(ranked, ideal, short_depth, sought);
  measures.recall_100 = recall(ranked, ideal, long_depth, 1);
  measures.reciprocal_rank = reciprocal_rank(first(ranked, long_depth), ideal.front());
  return measures;
}

}  // namespace dossier::cli
