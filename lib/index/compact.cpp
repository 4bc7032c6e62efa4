// SPDX-License-Identifier: GPL-2.0-or-later
// How is a database written anew without the gaps that updates leave?
#include "index/compact.h"

#include "index/carry_words.h"
#include "index/lock.h"
#include "store/snapshot.h"
#include "support/file.h"

#include <dossier/error.h>

#include <stop_token>
#include <string>
#include <system_error>

#include <xapian.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

/// A folder that is removed again unless it is kept, or another index came into the place of its own.
class UnfinishedFolder {
 public:
  UnfinishedFolder(fs::path path, const IndexLock& lock) : path_(std::move(path)), lock_(lock) {}
  ~UnfinishedFolder() {
    std::error_code failure;
    if (!is_kept_ && lock_.is_in_place()) fs::remove_all(path_, failure);
  }
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

  void keep() { is_kept_ = true; }

 private:
  fs::path path_;
  const IndexLock& lock_;
  bool is_kept_ = false;
};

/// Ends the work when it is to stop, or when the index was replaced by another one meanwhile.
class Interruption {
 public:
  Interruption(const IndexLock& lock, const std::stop_token& stop) : lock_(lock), stop_(stop) {}

  void throw_if_stopped() const {
    if (stop_.stop_requested())
      throw Error(ErrorCode::cancelled, "stopped while compacting; the index is as it was");
  }
  void throw_if_any() const {
    throw_if_stopped();
    lock_.require_in_place();
  }

 private:
  const IndexLock& lock_;
  const std::stop_token& stop_;
};

/// Writes the words, the columns and the manifest of `from` for its copy `to`: numbers of documents are the
/// same.
void carry_sidecars(const Xapian::Database& from, const fs::path& generation, const Xapian::Database& to,
                    const fs::path& new_generation, const Interruption& interruption) {
  const std::string uuid = to.get_uuid();
  const auto revision = to.get_revision();
  store::ForwardIndexWriter words(store::words_file(new_generation));
  const auto keep_all = [&](auto) {
    interruption.throw_if_stopped();
    return true;
  };
  carry_words(from, load_words(from, generation), 1, from.get_lastdocid(), keep_all, words);
  words.finish(uuid);
  interruption.throw_if_any();
  write_later_words(new_generation, uuid, revision, {});
  support::replace_file(
      store::columns_file(new_generation, revision),
      store::wrap_sidecar(store::columns_kind, uuid, store::load_columns(from, generation).encode()));
  support::replace_file(
      store::manifest_file(new_generation, revision),
      store::wrap_sidecar(store::manifest_kind, uuid, store::load_manifest(from, generation).encode()));
}

CompactReport compact_locked(const store::IndexDirectory& directory, const IndexLock& lock,
                             const Interruption& interruption) {
  return store::guarded(directory.path(), [&] {
    const fs::path generation = directory.require_current();
    Xapian::Database current(generation.string());
    directory.remove_leftovers(generation, current.get_revision());
    CompactReport report;
    report.documents = current.get_doccount();
    report.bytes_before = support::directory_bytes(directory.path());
    const fs::path next = directory.new_generation();
    UnfinishedFolder unfinished(next, lock);
    interruption.throw_if_any();
    // It could tell its progress and be left by an exception, but then it would leak.
    current.compact(next.string(), Xapian::DBCOMPACT_NO_RENUMBER);
    interruption.throw_if_any();
    const Xapian::Database compacted(next.string());
    if (compacted.get_doccount() != report.documents)
      throw Error(ErrorCode::internal, "compacting lost documents; the index is as it was");
    carry_sidecars(current, generation, compacted, next, interruption);
    support::sync_tree(next);
    interruption.throw_if_any();
    // Before: when only the durability of the new pointer is in doubt, it points to this folder all the same.
    unfinished.keep();
    directory.publish(next);
    lock.require_in_place();
    directory.remove_leftovers(next, compacted.get_revision());
    report.bytes_after = support::directory_bytes(directory.path());
    return report;
  });
}

}  // namespace

CompactReport compact(const fs::path& index_dir, const CompactOptions& options) {
  const store::IndexDirectory directory(index_dir);
  directory.require_index_or_lock();
  const IndexLock lock(directory.lock_file(), options.lock, options.stop);
  const Interruption interruption(lock, options.stop);
  try {
    return compact_locked(directory, lock, interruption);
  } catch (const Error&) {
    lock.require_in_place();  // then any failure comes from that
    throw;
  }
}

}  // namespace dossier::index
