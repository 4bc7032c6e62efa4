// SPDX-License-Identifier: GPL-2.0-or-later
// Who is writing to an index?
#pragma once

#include <dossier/indexer.h>

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace dossier::index {

/// The indexer's lock: a file that names its holder (process, host, start) and is released by the system when
/// the process ends, however it ends. The file itself stays. Whether the lock is held is told by flock alone;
/// what the file says only names the holder, and is not believed when that process is gone.
class IndexLock {
 public:
  /// Takes the lock, waiting as `options` say. \throws Error `index_locked`, naming the holder; `cancelled`
  /// when `stop` ended the waiting; `io`.
  explicit IndexLock(const std::filesystem::path& file, const LockOptions& options = {},
                     const std::stop_token& stop = {});
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

  /// Whether the file is still the one that is locked. Where the index was replaced it is another: who comes
  /// next does not find it locked.
  [[nodiscard]] bool is_in_place() const;
  /// \throws Error `io` when it is not
  void require_in_place() const;

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
};

/// The line that a lock file holds.
[[nodiscard]] std::string lock_line(const LockHolder& holder);
/// The holder that it names; none for anything else.
[[nodiscard]] std::optional<LockHolder> read_lock_line(std::string_view line);

/// How the holder is named in messages.
[[nodiscard]] std::string described(const LockHolder& holder);

}  // namespace dossier::index
