// SPDX-License-Identifier: GPL-2.0-or-later
// What do the bytes of a file compressed with gzip hold?
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::source {

/// How many times larger inflated data may be: text shrinks to a tenth, lists of the same to a hundredth.
inline constexpr std::uint64_t greatest_growth = 250;

/// Whether these are the first bytes of gzip data.
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// Inflates gzip data (one member or several behind each other) piece by piece.
class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// The next piece, valid until the next call. Removes from `input` what was used of it; empty only when all
  /// of it was. \throws Error `invalid_argument` for damaged data, or data that was made to grow without end
  [[nodiscard]] std::string_view inflate(std::string_view& input);

  /// To be called when there is no more input. \throws Error `invalid_argument` when the data are cut short
  void finish() const;

 private:
  struct Stream;

  void check_growth() const;

  std::unique_ptr<Stream> stream_;
  std::vector<char> piece_;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
  bool is_in_member_ = true;
  bool is_ended_ = false;
};

/// Inflates all of `bytes`. \throws Error `invalid_argument` likewise, and for more than `max_bytes`
[[nodiscard]] std::string inflate_whole(std::string_view bytes, std::size_t max_bytes);

}  // namespace dossier::source
