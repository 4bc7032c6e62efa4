// SPDX-License-Identifier: GPL-2.0-or-later
// Which tokens does a query consist of?
#pragma once

#include "schema/date.h"
#include "schema/fields.h"

#include <dossier/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query {

enum class TokenKind {
  word,
  phrase,
  wildcard,
  field_value,
  dates,
  and_op,
  or_op,
  not_op,
  near_op,
  plus,
  minus,
  open,
  close
};

/// A token of the query language.
struct QueryToken {
  TokenKind kind = TokenKind::word;
  /// Of words, phrases, wildcards and values: what counts of it.
  std::string text;
  std::optional<schema::Field> field;
  /// `=word`, `="phrase"`: just as written.
  bool is_exact = false;
  schema::DateRange dates;
  /// Of NEAR and ADJ.
  unsigned distance = 0;
  /// ADJ: the left part stands before the right one.
  bool is_ordered = false;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// The words between `NEAR` or `ADJ` without a number.
inline constexpr unsigned default_near_distance = 10;
/// The longest distance of NEAR and ADJ.
inline constexpr unsigned max_near_distance = 100;
/// Of a hopeless query, the first few faults say enough.
inline constexpr std::size_t max_issues = 50;
/// Tokens beyond this many are left out, with an issue.
inline constexpr std::size_t max_query_tokens = 2000;
/// So are bytes of the query beyond this many,
inline constexpr std::size_t max_query_bytes = 64 * 1024;
/// and of one word or phrase.
inline constexpr std::size_t max_text_bytes = 2000;

/// Cuts a query into tokens, in linear time; what had to be repaired is added to `issues`. Any bytes are
/// accepted. \param today from which relative dates are counted
[[nodiscard]] std::vector<QueryToken> cut(std::string_view query, const std::optional<schema::Date>& today,
                                          std::vector<QueryIssue>& issues);

/// What a kind of token is called.
[[nodiscard]] std::string_view kind_name(TokenKind kind);

}  // namespace dossier::query
