// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines stand in a file or come in on a pipe, however long they are?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::cli {

/// Reads a file descriptor line by line, each as soon as it is there. Never holds more than `longest_line`.
class LineReader {
 public:
  static constexpr std::size_t longest_line = std::size_t{1} << 20;

  /// `path` is `-` for standard input. \throws Error `not_found` or `io`.
  explicit LineReader(const std::string& path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  struct Line {
    /// Without its end; valid until the next line is read.
    std::string_view text;
    /// It was longer than `longest_line`; `text` is its beginning.
    bool cut = false;
  };

  /// The next line, none at the end. \throws Error `io`.
  [[nodiscard]] std::optional<Line> next();

 private:
  bool fill();
  bool skip_to_line_end();
  Line take(std::size_t end, std::size_t behind);

  std::string path_;
  int descriptor_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool skipping_ = false;
};

}  // namespace dossier::cli
