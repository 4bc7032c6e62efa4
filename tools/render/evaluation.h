// SPDX-License-Identifier: GPL-2.0-or-later
// How is the judgement of a ranking shown?
#pragma once

#include "text_style.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::render {

inline constexpr std::string_view eval_schema = "dossier-eval-1";

/// What a ranking is worth, each from 0 to 1; of one query, or the mean over queries.
struct Measures {
  /// Normalised discounted cumulative gain of the first 10; a grade g gains 2^g - 1.
  double ndcg_10 = 0;
  /// Average precision over the first 1000; grades from 1 on are relevant.
  double average_precision = 0;
  /// How many of the documents of grade 2 and better (of grade 1, where there are none) are among the
  /// first 20.
  double recall_20 = 0;
  /// How many of the documents of grade 1 and better are among the first 100.
  double recall_100 = 0;
  /// 1 / rank of the first document with the best grade; 0 when it is not among the first 100.
  double reciprocal_rank = 0;
};

/// One query's part of an evaluation.
struct JudgedQuery {
  std::string id;
  /// As asked; empty when a run file was judged without queries.
  std::string text;
  /// Documents ranked, at most 1000.
  std::size_t ranked = 0;
  Measures measures;
};

/// A query that says nothing about the ranking.
struct SkippedQuery {
  std::string id;
  std::string reason;
};

struct Evaluation {
  /// In the order of the queries.
  std::vector<JudgedQuery> queries;
  std::vector<SkippedQuery> skipped;

  /// The means over the queries; all 0 without any.
  [[nodiscard]] Measures mean() const;
  /// The queries by their first measure, the worst first.
  [[nodiscard]] std::vector<JudgedQuery> worst_first() const;
};

/// Whether each query gets a line of its own.
enum class QueryLines { none, worst_first };

void append_text(std::string& out, const Evaluation& evaluation, QueryLines lines, const TextStyle& style);
/// One object on one line.
void append_json(std::string& out, const Evaluation& evaluation, QueryLines lines);

}  // namespace dossier::render
