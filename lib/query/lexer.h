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
  std::string text;
  std::optional<schema::Field> field;
  schema::DateRange dates;
  unsigned distance = 0;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// The words between `NEAR` without a number.
inline constexpr unsigned default_near_distance = 10;
/// The longest distance of NEAR.
inline constexpr unsigned max_near_distance = 100;
/// Tokens beyond this many are left out, with an issue.
inline constexpr std::size_t max_query_tokens = 2000;

/// Cuts a query into tokens; what had to be repaired is added to `issues`. Any bytes are accepted.
[[nodiscard]] std::vector<QueryToken> cut(std::string_view query, std::vector<QueryIssue>& issues);

}  // namespace dossier::query
