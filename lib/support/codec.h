// SPDX-License-Identifier: GPL-2.0-or-later
// How are plain values written to and read from bytes that may be damaged?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::support {

/// Appends values to a byte string: numbers as LEB128 varints, strings with their length before them.
class Encoder {
 public:
  void number(std::uint64_t value);
  void text(std::string_view value);
  void texts(const std::vector<std::string>& values);
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what an Encoder wrote. Every read is checked: damaged bytes end in Error `index_damaged`, never in a
/// read outside them or in an allocation larger than they are.
class Decoder {
 public:
  /// \param bytes must outlive the decoder
  /// \param what names the thing in errors ("columns")
  Decoder(std::string_view bytes, std::string_view what) : rest_(bytes), what_(what) {}

  [[nodiscard]] std::uint64_t number();
  /// A number that must fit 32 bits.
  [[nodiscard]] std::uint32_t small_number();
  /// A count of things that take at least one byte each.
  [[nodiscard]] std::size_t count();
  [[nodiscard]] std::string_view text();
  [[nodiscard]] std::vector<std::string> texts();
  /// Bytes that are not read yet.
  [[nodiscard]] std::size_t left() const { return rest_.size(); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[noreturn]] void fail() const;

 private:
  std::string_view rest_;
  std::string_view what_;
};

}  // namespace dossier::support
