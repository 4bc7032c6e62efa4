// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters do the rows of a CSV file stand for?
#include "source/row_charset.h"

#include "text/charset.h"
#include "text/unicode.h"

#include <fmt/format.h>
#include <algorithm>

namespace dossier::source {

void RowCharset::judge(const std::vector<std::string>& cells, std::string_view around) {
  std::string sample;
  for (const std::string& cell : cells) sample += cell + '\n';
  charset_ = text::decode(sample.append(around)).charset;
  // Zero bytes in a row make no UTF-16: its line ends would not have been found.
  if (charset_.starts_with("UTF-")) charset_ = "UTF-8";
}

/// \returns whether all bytes were valid.
bool RowCharset::convert(std::vector<std::string>& cells) const {
  bool is_valid = true;
  for (std::string& cell : cells) {
    if (text::is_ascii(cell)) continue;
    text::Decoded decoded = text::decode_part(cell, charset_);
    is_valid = is_valid && !decoded.had_errors;
    cell = std::move(decoded.utf8);
  }
  return is_valid;
}

std::string RowCharset::to_utf8(std::vector<std::string>& cells, std::string_view around) {
  if (std::all_of(cells.begin(), cells.end(), text::is_valid_utf8)) return {};
  const bool is_first = charset_.empty();
  if (is_first) judge(cells, around);
  if (!convert(cells)) return fmt::format("bytes are not valid {}", charset_);
  return is_first ? fmt::format("not valid UTF-8: rows like this are read as {}", charset_) : std::string();
}

}  // namespace dossier::source
