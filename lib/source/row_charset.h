// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters do the rows of a CSV file stand for?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::source {

/// Turns rows into UTF-8. Spreadsheets save CSV in the charset of the system that they run on; rows that are
/// valid UTF-8 are taken as such.
class RowCharset {
 public:
  /// Turns the cells of a row into UTF-8. By the first row that is not, and `around`, the piece of the file
  /// in which it ends, the charset of all such rows is judged. \returns what is to be told of the row; mostly
  /// nothing.
  [[nodiscard]] std::string to_utf8(std::vector<std::string>& cells, std::string_view around);

 private:
  void judge(const std::vector<std::string>& cells, std::string_view around);
  [[nodiscard]] bool convert(std::vector<std::string>& cells) const;

  /// Empty before the first row that is not UTF-8.
  std::string charset_;
};

}  // namespace dossier::source
