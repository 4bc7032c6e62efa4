// SPDX-License-Identifier: GPL-2.0-or-later
// What does a Xapian exception mean to users of the library?
#pragma once

#include <dossier/error.h>

#include <filesystem>
#include <utility>

#include <xapian.h>

namespace dossier::store {

/// The one place where Xapian's exceptions become ours.
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::filesystem::path& index_dir);

/// Calls `work`; a Xapian exception leaves it as `Error`. DatabaseModifiedError included: where a rerun is
/// possible, use `SnapshotPool::run`.
template <class Work>
decltype(auto) guarded(const std::filesystem::path& index_dir, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, index_dir);
  }
}

}  // namespace dossier::store
