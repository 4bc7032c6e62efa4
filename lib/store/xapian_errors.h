// SPDX-License-Identifier: GPL-2.0-or-later
// What does an exception of Xapian or of the standard library mean to users of the library?
#pragma once

#include <dossier/error.h>

#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include <xapian.h>

namespace dossier::store {

/// The one place where Xapian's exceptions become ours.
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::filesystem::path& index_dir);

/// The same for want of memory, and for what the system refuses (a file, a thread).
[[nodiscard]] Error out_of_memory(const std::filesystem::path& index_dir);
[[nodiscard]] Error to_error(const std::system_error& error, const std::filesystem::path& index_dir);

/// Calls `work`; what Xapian throws, and the standard library for want of memory or from the system, leaves
/// it as `Error`. DatabaseModifiedError included: where a rerun is possible, use `SnapshotPool::run`.
template <class Work>
decltype(auto) guarded(const std::filesystem::path& index_dir, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, index_dir);
  } catch (const std::system_error& error) {
    throw to_error(error, index_dir);
  } catch (const std::bad_alloc&) {
    throw out_of_memory(index_dir);
  }
}

}  // namespace dossier::store
