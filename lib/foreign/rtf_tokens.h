// SPDX-License-Identifier: GPL-2.0-or-later
// Which tokens does a text in Rich Text Format consist of?
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dossier::foreign {

enum class RtfKind { group_begin, group_end, word, symbol, byte, text };

/// A piece of RTF.
struct RtfToken {
  RtfKind kind = RtfKind::text;
  /// Name of a control word, the character of a control symbol, or text.
  std::string_view text;
  /// The number behind a control word, or the byte of `\'hh`.
  std::optional<int> number;
};

/// Cuts RTF into tokens, one after the other.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view rtf) : rest_(rtf) {}

  /// The next token; none at the end.
  [[nodiscard]] std::optional<RtfToken> next();

  /// Passes over bytes that are no RTF (`\bin`).
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes < rest_.size() ? bytes : rest_.size()); }

 private:
  [[nodiscard]] RtfToken control();
  [[nodiscard]] RtfToken word();

  std::string_view rest_;
};

}  // namespace dossier::foreign
