// SPDX-License-Identifier: GPL-2.0-or-later
// Which line of an input file is wrong?
#pragma once

#include "line_reader.h"

#include <dossier/error.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::cli {

/// The lines of a file that hold something, with their numbers for messages.
class NumberedLines {
 public:
  /// \throws Error as `LineReader`
  explicit NumberedLines(const std::string& path) : path_(path), reader_(path) {}

  /// The next line that is not blank, without its end and a byte order mark. \throws Error for one too long
  [[nodiscard]] std::optional<std::string_view> next() {
    while (const auto line = reader_.next()) {
      ++number_;
      if (line->cut) fail("longer than a million bytes");
      const bool has_mark = number_ == 1 && line->text.starts_with("\xEF\xBB\xBF");
      const auto text = has_mark ? line->text.substr(3) : line->text;
      if (text.find_first_not_of(" \t\r") != std::string_view::npos) return text;
    }
    return std::nullopt;
  }

  /// Of the latest line, from 1.
  [[nodiscard]] std::size_t number() const { return number_; }

  /// Throws the error for the latest line, or another one.
  [[noreturn]] void fail(const std::string& problem) const { fail(problem, number_); }
  [[noreturn]] void fail(const std::string& problem, std::size_t number) const {
    const auto name = path_ == "-" ? "standard input" : path_;
    throw Error(ErrorCode::invalid_argument, name + ", line " + std::to_string(number) + ": " + problem);
  }

 private:
  std::string path_;
  LineReader reader_;
  std::size_t number_ = 0;
};

}  // namespace dossier::cli
