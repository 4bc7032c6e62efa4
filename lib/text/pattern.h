// SPDX-License-Identifier: GPL-2.0-or-later
// Does a regular expression from a data file occur in a text?
#pragma once

#include <memory>
#include <string_view>

namespace dossier::text {

/// An ICU regular expression, case-insensitive. Immutable: matching from several threads is safe.
class Pattern {
 public:
  /// \throws Error `invalid_argument` that says what is wrong with the expression and at which character.
  explicit Pattern(std::string_view regular_expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  /// Whether the expression matches anywhere in the text. An expression that would need too much time or
  /// memory on this text counts as not found.
  [[nodiscard]] bool is_found_in(std::string_view utf8) const;

 private:
  class Compiled;
  std::unique_ptr<const Compiled> compiled_;
};

}  // namespace dossier::text
