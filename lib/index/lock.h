// SPDX-License-Identifier: GPL-2.0-or-later
// Who is writing to an index?
#pragma once

#include <filesystem>

namespace dossier::index {

/// The indexer's lock: a file that names its holder (process, host, start) and is released by the system when
/// the process ends, however it ends. The file itself stays.
class IndexLock {
 public:
  /// Takes the lock. \throws Error `index_locked`, naming the holder; `io`.
  explicit IndexLock(const std::filesystem::path& file);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace dossier::index
