// SPDX-License-Identifier: GPL-2.0-or-later
// What is selected apart from the words, field by field?
#pragma once

#include "query/syntax.h"
#include "schema/date.h"
#include "search/bitmap.h"
#include "search/deadline.h"
#include "store/snapshot.h"

#include <dossier/searcher.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dossier::search {

/// The filters of a search: values of one field joined by OR, fields by AND. Ranges of dates with two ends
/// are values too, and those with one end narrow them. A facet's counts leave its own filters out.
class FilterSet {
 public:
  /// Takes the filters given apart from the query. A text that no document has becomes an issue.
  /// \param today from which relative dates are counted
  /// \throws Error `invalid_argument` for a date that is none, or a text that is no value for its length
  void add(const SearchFilters& filters, const schema::Date& today);

  /// Takes the filters that stand side by side with the query's words out of the tree: they mean the same as
  /// those given apart.
  void take_from(query::Node& root);

  /// Evaluates the filters. \throws Error `cancelled`
  void resolve(const store::Snapshot& snapshot, const Deadline& deadline, std::vector<QueryIssue>& issues);

  [[nodiscard]] bool empty() const { return selected_.empty(); }
  /// Takes out of `documents` what the filters do not select, but for those of `except`.
  void apply(Bitmap& documents, std::optional<schema::Field> except = std::nullopt) const;

 private:
  struct Wanted {
    std::string text;
    std::size_t offset = 0;
    std::size_t length = 0;
  };

  void add_values(schema::Field field, const std::vector<std::string>& values);
  void want(schema::Field field, Wanted wanted);
  void add_range(const schema::DateRange& range);
  void resolve_dates(const store::Snapshot& snapshot);

  std::map<schema::Field, std::vector<Wanted>> values_;
  std::set<std::pair<schema::Field, std::string>> known_;
  std::vector<schema::DateRange> periods_;
  std::vector<schema::DateRange> bounds_;
  std::map<schema::Field, Bitmap> selected_;
};

}  // namespace dossier::search
