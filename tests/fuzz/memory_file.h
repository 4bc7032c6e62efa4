// SPDX-License-Identifier: GPL-2.0-or-later
// How is an input given to an entry point that takes a path?
#pragma once

#include <filesystem>
#include <string_view>

namespace dossier::fuzz {

/// A regular file in memory with the given content, gone with the object.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::filesystem::path path() const;

 private:
  int descriptor_;
};

}  // namespace dossier::fuzz
