// SPDX-License-Identifier: GPL-2.0-or-later
// Does a place that matches a phrase by stems say it word for word?
#pragma once

#include "analyze/analyzer.h"
#include "query/syntax.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// The phrases of a query in the forms in which they were typed. Not thread-safe.
class PhraseForms {
 public:
  explicit PhraseForms(const query::Node& root) { collect(root); }

  /// Whether `text`, which a phrase of the query matches by stems, is one of the phrases as typed. Phrases of
  /// scripts without spaces are, since they have no stems; so is everything when a phrase holds a wildcard.
  [[nodiscard]] bool is_as_typed(std::string_view text);

 private:
  using Words = std::vector<std::string>;

  void collect(const query::Node& node);
  [[nodiscard]] Words words_of(std::string_view text);

  std::set<Words> phrases_;
  bool accepts_all_ = false;
  analyze::Analyzer analyzer_;
};

}  // namespace dossier::search
