// SPDX-License-Identifier: GPL-2.0-or-later
// How is one complete state of an index copied while somebody may write to it?
#include "store/backup.h"

#include "store/forward_index.h"
#include "store/index_directory.h"
#include "store/xapian_errors.h"
#include "support/errors.h"
#include "support/file.h"

#include <dossier/error.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::store {
namespace {

namespace fs = std::filesystem;

constexpr int most_attempts = 20;

/// A state of an index: it can be read as long as it is the current one.
struct State {
  fs::path generation;
  std::string uuid;
  std::uint64_t revision = 0;
  std::size_t documents = 0;

  bool operator==(const State&) const = default;
};

State state_of(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  return {generation, database.get_uuid(), database.get_revision(), database.get_doccount()};
}

/// The index moved on while it was copied.
struct Overtaken {};

/// The folder of the copy. What a failed backup leaves is removed.
class Destination {
 public:
  explicit Destination(fs::path path);
  ~Destination() {
    if (!is_kept_) clear();
  }
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] fs::path generation() const { return path_ / "generation-1"; }
  /// Removes what was made.
  void clear() {
    std::error_code failure;
    if (std::exchange(has_made_generation_, false)) {
      fs::remove_all(generation(), failure);
      fs::remove(path_ / "current", failure);
      fs::remove(path_ / "current.new", failure);
    }
    while (!made_.empty()) {
      fs::remove(made_.back(), failure);
      made_.pop_back();
    }
  }
  void make();
  /// Makes the folders that were made durable.
  void sync() const;
  void keep() { is_kept_ = true; }

 private:
  fs::path path_;
  /// Folders, the outermost first.
  std::vector<fs::path> made_;
  bool has_made_generation_ = false;
  bool is_kept_ = false;
};

Error occupied(const fs::path& path) {
  return {ErrorCode::invalid_argument, fmt::format("'{}' exists and is no empty folder", path.string()),
          "a backup never overwrites anything: give a folder that is empty or does not exist"};
}

Destination::Destination(fs::path path) : path_(std::move(path)) {
  std::error_code failure;
  const auto type = fs::symlink_status(path_, failure).type();
  if (type == fs::file_type::not_found) return;
  const bool is_folder = fs::is_directory(path_, failure);
  if (failure && !is_folder) throw support::system_error("examine", path_, failure.value());
  if (!is_folder || !fs::is_empty(path_, failure)) throw occupied(path_);
}

/// Makes the folders one by one: what another process makes at the same time is not ours.
void Destination::make() {
  std::error_code failure;
  std::vector<fs::path> missing;
  for (fs::path at = path_; !at.empty() && !fs::exists(at, failure); at = at.parent_path())
    missing.push_back(at);
  for (; !missing.empty(); missing.pop_back()) {
    if (fs::create_directory(missing.back(), failure)) made_.push_back(missing.back());
    if (failure) throw support::system_error("make the folder", missing.back(), failure.value());
  }
  has_made_generation_ = fs::create_directory(generation(), failure);
  if (failure) throw support::system_error("make the folder", generation(), failure.value());
  if (!has_made_generation_) throw occupied(path_);
}

void Destination::sync() const {
  for (const fs::path& folder : made_) support::sync_directory(folder.parent_path());
}

/// Whether a file of a generation belongs to the state: the database's, and the sidecars of its revision.
bool belongs(const fs::path& file, const State& state) {
  const std::string name = file.filename().string();
  return name == "iamglass" || name.ends_with(".glass") || file == words_file(state.generation) ||
         file == columns_file(state.generation, state.revision) ||
         file == later_words_file(state.generation, state.revision) ||
         file == manifest_file(state.generation, state.revision);
}

/// \throws Overtaken when a file is gone: those of databases and revisions that are not current are removed.
void copy_files(const State& state, const fs::path& destination) {
  try {
    for (const auto& file : support::list_directory(state.generation))
      if (belongs(file, state)) support::copy_file(file, destination / file.filename());
  } catch (const Error& error) {
    if (error.code() == ErrorCode::not_found) throw Overtaken();
    throw;
  }
}

/// Copies the files of a state. A writer never touches what the last commit uses, so if that is still the
/// last one afterwards, the copy is whole.
void copy_state(const IndexDirectory& directory, const State& state, const fs::path& destination) {
  copy_files(state, destination);
  if (directory.require_current() != state.generation || state_of(state.generation) != state)
    throw Overtaken();
}

/// The current state, when it can be opened: between two looks at the pointer its database may be replaced.
State current_state(const IndexDirectory& directory) {
  const fs::path generation = directory.require_current();
  try {
    return state_of(generation);
  } catch (const Xapian::Error&) {
    if (directory.require_current() != generation) throw Overtaken();
    throw;
  }
}

/// Copies the current state and makes it an index.
BackupReport try_backup(const IndexDirectory& directory, Destination& destination) {
  const State state = current_state(directory);
  destination.make();
  copy_state(directory, state, destination.generation());
  State copied = state_of(destination.generation());
  copied.generation = state.generation;
  if (copied != state)
    throw Error(ErrorCode::index_damaged,
                fmt::format("the copy of index '{}' is not like it", directory.path().string()),
                "run 'dossier check' on the index");
  support::sync_tree(destination.generation());
  IndexDirectory(destination.path()).publish(destination.generation());
  destination.sync();
  return {state.documents, support::directory_bytes(destination.path())};
}

void refuse_inside(const fs::path& index_dir, const fs::path& destination) {
  const fs::path outer = fs::weakly_canonical(fs::absolute(index_dir));
  const fs::path inner = fs::weakly_canonical(fs::absolute(destination));
  if (std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first != outer.end()) return;
  throw Error(ErrorCode::invalid_argument,
              fmt::format("'{}' lies in the index '{}'", destination.string(), index_dir.string()),
              "give a folder outside of it, best on another disk");
}

}  // namespace

BackupReport backup(const fs::path& index_dir, const fs::path& destination) {
  const IndexDirectory directory(index_dir);
  (void)directory.require_current();
  refuse_inside(index_dir, destination);
  Destination copy(IndexDirectory(destination).path());
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    try {
      const auto report = guarded(index_dir, [&] {
        try {
          return try_backup(directory, copy);
        } catch (const Xapian::DatabaseModifiedError&) {
          throw Overtaken();
        }
      });
      copy.keep();
      return report;
    } catch (const Overtaken&) {
      copy.clear();
    }
  }
  throw Error(ErrorCode::index_locked,
              fmt::format("index '{}' changes faster than it can be copied", index_dir.string()),
              "run the backup again when no indexer is at work");
}

}  // namespace dossier::store
