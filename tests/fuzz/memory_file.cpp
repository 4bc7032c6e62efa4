// SPDX-License-Identifier: GPL-2.0-or-later
// How is an input given to an entry point that takes a path?
#include "memory_file.h"

#include "target.h"

#include <sys/mman.h>
#include <unistd.h>

#include <string>

namespace dossier::fuzz {

MemoryFile::MemoryFile(std::string_view content) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
  require(descriptor_ >= 0);
  require(write(descriptor_, content.data(), content.size()) == static_cast<ssize_t>(content.size()));
}

MemoryFile::~MemoryFile() {
  close(descriptor_);
}

std::filesystem::path MemoryFile::path() const {
  return "/proc/self/fd/" + std::to_string(descriptor_);
}

}  // namespace dossier::fuzz
