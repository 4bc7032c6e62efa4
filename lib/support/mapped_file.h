// SPDX-License-Identifier: GPL-2.0-or-later
// How is a file read where it lies, page by page as it is needed?
#pragma once

#include <filesystem>
#include <string_view>

namespace dossier::support {

/// A file mapped into memory to be read. It stays readable when it is removed or replaced; it must not be
/// shortened.
class MappedFile {
 public:
  /// \throws Error `not_found`, `io`
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  /// Begins at a page, so that any alignment holds.
  [[nodiscard]] std::string_view bytes() const { return {begin_, size_}; }

 private:
  const char* begin_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dossier::support
