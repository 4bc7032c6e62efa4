// SPDX-License-Identifier: GPL-2.0-or-later
// Which number does a paragraph print before its text?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::extract {

/// A number in front of a text.
struct PrintedNumber {
  /// `12`, `3a`, `2.1`.
  std::string number;
  /// Bytes of the text that it takes, with its full stop or parenthesis and the space behind it.
  std::size_t length = 0;
  /// Whether a full stop or parenthesis stands behind it.
  bool has_stop = false;
};

/// What a document's paragraph numbers have come to. A number alone on its line ("12"), one without a space
/// behind its stop ("12.The") or one of two parts without a stop ("2.1 The") is believed only where it goes
/// on from the one before: others are page numbers, amounts and times.
class NumberSequence {
 public:
  /// The number in front of a text whose spaces are cleaned. Years and amounts ("2023 was", "5G is", "1.2
  /// million", "10,000 people") are none.
  [[nodiscard]] std::optional<PrintedNumber> leading_number(std::string_view text) const;

  /// The number that a text consists of: `12`, `12.`, `12)`.
  [[nodiscard]] std::optional<std::string> lone_number(std::string_view text) const;

  /// Whether a number is the one after the last.
  [[nodiscard]] bool is_next(std::string_view number) const;

  /// Whether a number is the one after the last, or the next part of its section (`2.2` after `2.1`).
  [[nodiscard]] bool goes_on_with(std::string_view number) const;

  /// Takes note of a paragraph's number.
  void note(std::string_view number);

  /// The last plain number; 0 before the first.
  [[nodiscard]] int last() const { return last_; }

 private:
  [[nodiscard]] bool is_plausible_without_stop(std::string_view number, std::string_view rest) const;
  [[nodiscard]] bool is_next_part(std::string_view dotted) const;

  int last_ = 0;
  std::string last_dotted_;
};

/// A number from 1 to 3999 in Roman digits (`xii`).
[[nodiscard]] std::string roman_number(int value);

/// The value of a plain number of up to three digits; 0 for anything else.
[[nodiscard]] int plain_value(std::string_view number);

}  // namespace dossier::extract
