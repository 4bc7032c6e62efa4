// SPDX-License-Identifier: GPL-2.0-or-later
// How is a record file read piece by piece, without holding it whole?
#pragma once

#include "source/gzip.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::source {

/// Reads a regular file in pieces, inflated when it is compressed with gzip. A UTF-8 byte order mark at its
/// start is passed over.
class FileChunks {
 public:
  /// \throws Error `io`/`not_found` when the file cannot be opened or is no regular file.
  explicit FileChunks(const std::filesystem::path& path);

  /// The next piece, valid until the next call; empty at the end.
  /// \throws Error `io`, or `invalid_argument` when it is damaged gzip data, or a document and no records.
  [[nodiscard]] std::string_view next();

 private:
  [[nodiscard]] std::string_view read();
  [[nodiscard]] std::string_view read_inflated();
  [[nodiscard]] std::string_view first();

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::vector<char> buffer_;
  std::optional<Inflater> inflater_;
  /// What has been read and not yet inflated.
  std::string_view packed_;
  bool at_start_ = true;
};

/// Whether a file's first bytes are a byte order mark of UTF-16: record files are read as UTF-8.
[[nodiscard]] bool starts_as_utf16(std::string_view first_chunk);

}  // namespace dossier::source
