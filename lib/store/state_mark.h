// SPDX-License-Identifier: GPL-2.0-or-later
// Is an index surely still in the state that it was in?
#pragma once

#include "support/file.h"

#include <array>
#include <filesystem>

namespace dossier::store {

/// What the two files look like that a new state of an index replaces: the pointer to the generation, and the
/// database's version file. To look at them takes less than to read them and to reopen the database. Of files
/// that changed just now nothing is sure, since they may change again within a tick of the file system's
/// clock.
class StateMark {
 public:
  /// \param pointer, generation of the index; looked at before its state is read
  StateMark(const std::filesystem::path& pointer, const std::filesystem::path& generation);

  /// Whether nothing can have changed since.
  [[nodiscard]] bool holds() const;

 private:
  struct File {
    std::filesystem::path path;
    support::FileIdentity identity;
  };
  std::array<File, 2> files_;
  bool is_sure_ = true;
};

}  // namespace dossier::store
