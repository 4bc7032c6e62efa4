// SPDX-License-Identifier: GPL-2.0-or-later
// Which stars of a query are printed, and stand for nothing?
#pragma once

#include "query/syntax.h"
#include "search/deadline.h"
#include "search/wildcard.h"
#include "store/snapshot.h"

#include <map>
#include <string>

namespace dossier::search {

/// Makes the names in capitals with a star within (A*STAR, E*TRADE) in a tree phrases of their parts, as
/// texts are cut, where no word of the index is what the star could stand for. For one query.
class StarReader {
 public:
  /// \param snapshot, deadline must outlive this
  StarReader(const store::Snapshot& snapshot, const Deadline& deadline)
      : snapshot_(snapshot), deadline_(deadline) {}

  /// \throws Error `cancelled`; Xapian exceptions pass through
  void read(query::Node& root);

 private:
  [[nodiscard]] bool is_printed(const std::string& name);

  const store::Snapshot& snapshot_;
  const Deadline& deadline_;
  WildcardBudget budget_;
  std::map<std::string, bool> known_;
};

/// Whether there is such a name, words or not.
[[nodiscard]] bool has_name_with_star(const query::Node& root);

}  // namespace dossier::search
