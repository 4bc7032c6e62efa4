// SPDX-License-Identifier: GPL-2.0-or-later
// What does the library throw?
#pragma once

#include <dossier/export.h>

#include <stdexcept>
#include <string>

namespace dossier {

/// What kind of failure an Error is. Programs may branch on it; new codes may be added in a minor
/// version, so keep a default branch.
enum class ErrorCode {
  invalid_argument,  ///< a value given by the caller is not acceptable (also a strict query with issues)
  not_found,         ///< a file, folder or document that was named does not exist
  index_missing,     ///< there is no index at the given place
  index_damaged,     ///< the index is there but cannot be read
  index_format,      ///< the index has another format version than this library reads
  index_locked,      ///< another indexer holds the lock
  io,                ///< a read or write failed (disk full, permission)
  cancelled,         ///< the caller's cancel flag was set or its deadline passed
  internal,          ///< a bug in Dossier; please report it
};

/// The one exception type that crosses the library's boundary, but for std::bad_alloc where the process has
/// no memory left for a small thing. `what()` names the thing and the value that failed; `hint()` says what
/// to do and may be empty. Safe to copy between threads.
class DOSSIER_API Error : public std::runtime_error {
 public:
  /// \param code  kind of failure
  /// \param message  lower case, no full stop, names the thing and the value
  /// \param hint  what the user can do; may be empty
  Error(ErrorCode code, const std::string& message, std::string hint = {});
  ~Error() override;
  Error(const Error&);
  Error& operator=(const Error&);

  /// The kind of failure.
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  /// What the user can do about it; empty when there is nothing to say.
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

}  // namespace dossier
