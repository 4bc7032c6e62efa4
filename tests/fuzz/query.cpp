// SPDX-License-Identifier: GPL-2.0-or-later
// Can a query do harm, and does its canonical form mean the same?
#include "query/escape.h"
#include "query/parse.h"

#include "target.h"

namespace {

using namespace dossier;

void require_same_meaning(const query::Parsed& parsed) {
  const std::string canonical = query::print_canonical(parsed.root);
  // A form that has grown beyond the longest query is cut when it is parsed.
  if (canonical.size() > query::max_query_bytes) return;
  const query::Parsed again = query::parse(canonical);
  fuzz::require(again.issues.empty());
  fuzz::require(query::print_tree(again.root) == query::print_tree(parsed.root));
  fuzz::require(query::print_canonical(again.root) == canonical);
}

void require_words_only(std::string_view escaped) {
  const query::Parsed parsed = query::parse(escaped);
  fuzz::require(parsed.issues.empty());
  for (const query::QueryToken& token : parsed.tokens)
    fuzz::require(!token.field && !token.is_exact &&
                  (token.kind == query::TokenKind::word || token.kind == query::TokenKind::phrase));
}

}  // namespace

void dossier::fuzz::run(std::string_view input) {
  const query::Parsed parsed = query::parse(input, schema::Date{2024, 3, 31});
  for (const QueryIssue& issue : parsed.issues) {
    require(issue.offset <= input.size() && issue.length <= input.size() - issue.offset);
    require(!issue.message.empty());
  }
  require(!query::print_tree(parsed.root).empty());
  require_same_meaning(parsed);
  require_words_only(query::escape(input));
  require_words_only(query::escape_phrase(input));
}
