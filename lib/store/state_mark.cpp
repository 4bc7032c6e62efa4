// SPDX-License-Identifier: GPL-2.0-or-later
// Is an index surely still in the state that it was in?
#include "store/state_mark.h"

#include <chrono>
#include <utility>

namespace dossier::store {
namespace {

/// A file that changed longer ago than the coarsest clock of a file system ticks.
bool has_settled(const support::FileIdentity& file) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return now - std::chrono::nanoseconds(file.changed_ns) > std::chrono::seconds(2);
}

}  // namespace

StateMark::StateMark(std::filesystem::path pointer) : pointer_(look_at(std::move(pointer))) {}

void StateMark::add_database(const std::filesystem::path& generation) {
  database_ = look_at(generation / "iamglass");
}

bool StateMark::holds() const {
  return pointer_.is_unchanged() && database_.is_unchanged();
}

StateMark::File StateMark::look_at(std::filesystem::path path) {
  const auto identity = support::identify(path);
  return {std::move(path), identity, identity && has_settled(*identity)};
}

bool StateMark::File::is_unchanged() const {
  return is_settled && support::identify(path) == identity;
}

}  // namespace dossier::store
