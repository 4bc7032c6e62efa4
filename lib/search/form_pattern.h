// SPDX-License-Identifier: GPL-2.0-or-later
// Which word forms may stand at a place?
#pragma once

#include "store/vocabulary.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

/// A word as it is written, but for accents, full stops, commas and the possessive.
[[nodiscard]] std::string cased_form(std::string_view word);

/// The forms that a word of a query means: any with one of its stems, or those written just so.
class FormPattern {
 public:
  [[nodiscard]] static FormPattern with_stems(std::vector<std::string> stems);
  /// \param exact folded
  /// \param stems all that forms written so have in the index; none: not known
  [[nodiscard]] static FormPattern written(std::string exact, std::vector<std::string> stems = {});
  /// \param pattern folded; `*` stands for any letters
  /// \param with_amounts whether it accepts numbers with a currency too ("s$106" for "10*")
  [[nodiscard]] static FormPattern like(std::string pattern, bool with_amounts = false);
  /// The same, written with these capitals. \param cased a `cased_form`; empty: capitals do not matter
  [[nodiscard]] FormPattern with_capitals(std::string cased) &&;

  /// Whether it accepts a form, whatever its capitals.
  [[nodiscard]] bool accepts(store::WordForm form) const;
  /// Whether capitals matter, which no form tells.
  [[nodiscard]] bool has_capitals() const { return !cased_.empty(); }
  /// Whether a word of a text has the capitals. \param written as it stands there
  [[nodiscard]] bool accepts_capitals(std::string_view written) const;
  /// The one form that it accepts, folded; empty where it accepts several.
  [[nodiscard]] std::string_view form() const { return kind_ == Kind::written ? text_ : std::string_view{}; }
  /// Whether only a pattern with `*` tells what it accepts.
  [[nodiscard]] bool is_wildcard() const { return kind_ == Kind::like; }
  /// The codes of the vocabulary that it accepts, in rising order.
  [[nodiscard]] std::vector<store::WordCode> codes(const store::Vocabulary& vocabulary) const;
  /// The numbers of its stems in the vocabulary, where these alone tell what it accepts. None where the texts
  /// of forms do: it asks for more than a stem, or a stem is not in the vocabulary.
  [[nodiscard]] std::optional<std::vector<std::uint16_t>> stem_numbers(
      const store::Vocabulary& vocabulary) const;
  /// All stems that what it accepts may have; none where that is not known.
  [[nodiscard]] const std::vector<std::string>& stems() const { return stems_; }
  /// The mark of the one form that it accepts (`store::form_mark`); none where it accepts several.
  [[nodiscard]] std::optional<std::uint16_t> mark() const;

  auto operator<=>(const FormPattern&) const = default;

 private:
  enum class Kind { stems, written, like };

  FormPattern(Kind kind, std::string text, std::vector<std::string> stems)
      : kind_(kind), text_(std::move(text)), stems_(std::move(stems)) {}

  Kind kind_;
  /// Folded form or pattern.
  std::string text_;
  std::vector<std::string> stems_;
  std::string cased_;
  bool with_amounts_ = false;
};

}  // namespace dossier::search
