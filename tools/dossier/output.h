// SPDX-License-Identifier: GPL-2.0-or-later
// How does output reach standard output without a failed write going unnoticed?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::cli {

/// A buffer in front of a file descriptor. When the reader has gone (broken pipe) it goes quiet: see
/// `closed`.
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  /// Text that renderers append to; call `drain` when enough may have gathered.
  [[nodiscard]] std::string& buffer() { return buffer_; }
  /// Writes the buffer when it holds a good deal. \throws Error `io`.
  void drain();
  /// Writes all that is left. \throws Error `io`.
  void flush();
  /// Whether nobody reads any more, so that further work is for nothing.
  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
  bool closed_ = false;
  std::string buffer_;
};

}  // namespace dossier::cli
