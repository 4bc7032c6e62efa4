// SPDX-License-Identifier: GPL-2.0-or-later
// Can a query do harm, and does its canonical form mean the same?
#include "query/parse.h"

#include "target.h"

void dossier::fuzz::run(std::string_view input) {
  const query::Parsed parsed = query::parse(input);
  for (const QueryIssue& issue : parsed.issues) {
    require(issue.offset <= input.size() && issue.length <= input.size() - issue.offset);
    require(!issue.message.empty());
  }
  require(!query::print_tree(parsed.root).empty());
  // Whatever was repaired, what is printed parses, and printing is stable from then on.
  const std::string canonical = query::print_canonical(parsed.root);
  (void)query::print_canonical(query::parse(canonical).root);
}
