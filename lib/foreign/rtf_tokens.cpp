// SPDX-License-Identifier: GPL-2.0-or-later
// Which tokens does a text in Rich Text Format consist of?
#include "foreign/rtf_tokens.h"

#include "support/ascii.h"

#include <algorithm>
#include <charconv>

namespace dossier::foreign {
namespace {

using support::is_digit;
using support::is_letter;

}  // namespace

/// `\word`, `\word-12`, with one space behind it that belongs to it.
RtfToken RtfTokens::word() {
  std::size_t end = 0;
  while (end < rest_.size() && is_letter(rest_[end])) ++end;
  RtfToken token{RtfKind::word, rest_.substr(0, end), std::nullopt};
  rest_.remove_prefix(end);
  std::size_t digits = rest_.starts_with('-') ? 1 : 0;
  while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
  if (digits > 0 && is_digit(rest_[digits - 1])) {
    int value = 0;
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + digits, value);
    token.number = error == std::errc() ? value : 0;
    rest_.remove_prefix(digits);
  }
  if (rest_.starts_with(' ')) rest_.remove_prefix(1);
  return token;
}

RtfToken RtfTokens::control() {
  rest_.remove_prefix(1);
  if (rest_.empty()) return {RtfKind::text, {}, std::nullopt};
  if (is_letter(rest_.front())) return word();
  const std::string_view symbol = rest_.substr(0, 1);
  rest_.remove_prefix(1);
  if (symbol != "'") return {RtfKind::symbol, symbol, std::nullopt};
  int value = 0;
  const std::size_t length = std::min<std::size_t>(2, rest_.size());
  const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + length, value, 16);
  if (error != std::errc()) return {RtfKind::text, {}, std::nullopt};
  rest_.remove_prefix(static_cast<std::size_t>(stop - rest_.data()));
  return {RtfKind::byte, {}, value};
}

std::optional<RtfToken> RtfTokens::next() {
  while (!rest_.empty() && (rest_.front() == '\r' || rest_.front() == '\n')) rest_.remove_prefix(1);
  if (rest_.empty()) return std::nullopt;
  const char first = rest_.front();
  if (first == '\\') return control();
  if (first == '{' || first == '}') {
    rest_.remove_prefix(1);
    return RtfToken{first == '{' ? RtfKind::group_begin : RtfKind::group_end, {}, std::nullopt};
  }
  const std::size_t end = std::min(rest_.find_first_of("\\{}\r\n"), rest_.size());
  const RtfToken token{RtfKind::text, rest_.substr(0, end), std::nullopt};
  rest_.remove_prefix(end);
  return token;
}

}  // namespace dossier::foreign
