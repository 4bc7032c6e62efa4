// SPDX-License-Identifier: GPL-2.0-or-later
// Is an index surely still in the state that it was in?
#pragma once

#include "support/file.h"

#include <filesystem>
#include <optional>

namespace dossier::store {

/// What the two files look like that a new state of an index replaces: the pointer to the generation, and the
/// database's version file. To look at them takes less than to read them and to reopen the database. Of files
/// that changed just now nothing is sure, since they may change again within a tick of the file system's
/// clock.
class StateMark {
 public:
  StateMark() = default;
  /// \param pointer looked at now, so before it is read
  explicit StateMark(std::filesystem::path pointer);

  /// Looks at the database that the pointer names, before it is opened.
  void add_database(const std::filesystem::path& generation);

  /// Whether nothing can have changed since.
  [[nodiscard]] bool holds() const;

  /// Whether both were made of a database that was not replaced in between, as far as its look tells.
  [[nodiscard]] bool has_same_database(const StateMark& other) const {
    return database_.identity && database_.path == other.database_.path &&
           database_.identity == other.database_.identity;
  }

 private:
  struct File {
    std::filesystem::path path;
    std::optional<support::FileIdentity> identity;
    /// Whether it had been so for long enough when it was looked at.
    bool is_settled = false;

    [[nodiscard]] bool is_unchanged() const;
  };
  [[nodiscard]] static File look_at(std::filesystem::path path);

  File pointer_;
  File database_;
};

}  // namespace dossier::store
