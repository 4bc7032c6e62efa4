// SPDX-License-Identifier: GPL-2.0-or-later
// Is an index surely still in the state that it was in?
#include "store/state_mark.h"

#include <algorithm>
#include <chrono>

namespace dossier::store {
namespace {

/// A file that changed longer ago than the coarsest clock of a file system ticks.
bool is_settled(const support::FileIdentity& file) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return now - std::chrono::nanoseconds(file.changed_ns) > std::chrono::seconds(2);
}

}  // namespace

StateMark::StateMark(const std::filesystem::path& pointer, const std::filesystem::path& generation)
    : files_{File{pointer, {}}, File{generation / "iamglass", {}}} {
  for (File& file : files_) {
    const auto identity = support::identify(file.path);
    is_sure_ = is_sure_ && identity && is_settled(*identity);
    if (identity) file.identity = *identity;
  }
}

bool StateMark::holds() const {
  return is_sure_ && std::all_of(files_.begin(), files_.end(), [](const File& file) {
           return support::identify(file.path) == file.identity;
         });
}

}  // namespace dossier::store
