// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms of the index is each token of a query looked for by?
#include "search/explain_tokens.h"

#include "search/match.h"
#include "search/sought.h"
#include "search/words.h"

#include <algorithm>

namespace dossier::search {
namespace {

using query::Node;
using query::NodeKind;
using query::QueryToken;
using query::TokenKind;

/// Of a wildcard that stands for many, the first few terms say what it is about.
constexpr std::size_t max_terms_shown = 10;

bool has_terms(const QueryToken& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::phrase ||
         token.kind == TokenKind::wildcard;
}

Node node_of(const QueryToken& token) {
  Node node;
  node.kind = token.kind == TokenKind::word     ? NodeKind::word
              : token.kind == TokenKind::phrase ? NodeKind::phrase
                                                : NodeKind::wildcard;
  node.text = token.text;
  node.is_exact = token.is_exact;
  node.field = token.field;
  return node;
}

void add_terms(const std::vector<TermChoice>& words, QueryTokenInfo& info) {
  for (const TermChoice& terms : words) {
    info.term_count += terms.size();
    for (const auto& term : terms)
      if (info.terms.size() < max_terms_shown) info.terms.push_back(term);
  }
}

}  // namespace

std::vector<QueryTokenInfo> explain_tokens(const store::Snapshot& snapshot, const query::Parsed& parsed,
                                           std::string_view query, WordExpansion expansion) {
  WordCutter words(snapshot, expansion);
  WildcardBudget budget;
  SoughtCutter sought(snapshot, budget, expansion);
  const bool keeps = keeps_capitals(parsed.root);
  std::vector<QueryTokenInfo> tokens;
  for (const QueryToken& token : parsed.tokens) {
    QueryTokenInfo info;
    info.kind = kind_name(token.kind);
    info.text = query.substr(token.offset, token.length);
    info.offset = token.offset;
    info.length = token.length;
    const std::string_view prefix = token.field ? schema::info(*token.field).prefix : std::string_view{};
    const bool is_plain_word = token.kind == TokenKind::word && !token.is_exact && !token.field;
    if (is_plain_word) {
      for (const QueryWord& word : words.cut(token.text, keeps).words) add_terms({word.terms}, info);
    } else if (has_terms(token)) {
      const Sought cut = sought.cut(node_of(token), keeps);
      add_terms(prefix.empty() ? cut.terms(prefix) : cut.ranked_terms(prefix), info);
    }
    tokens.push_back(std::move(info));
  }
  return tokens;
}

}  // namespace dossier::search
