// SPDX-License-Identifier: GPL-2.0-or-later
// What is in a ZIP archive?
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::foreign {

/// A ZIP archive in memory.
class ZipArchive {
 public:
  /// \param bytes must outlive the archive \throws Error `invalid_argument` when they are no archive
  explicit ZipArchive(std::string_view bytes);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// What is stored under a name; none when there is nothing. \throws Error `invalid_argument` when it is
  /// damaged, encrypted, or inflates to more than a document has
  [[nodiscard]] std::optional<std::string> read(const std::string& name) const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace dossier::foreign
