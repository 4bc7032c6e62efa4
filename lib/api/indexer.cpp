// SPDX-License-Identifier: GPL-2.0-or-later
// The public Indexer: holds the lock, forwards to the index stage.
#include "index/lock.h"
#include "index/preview.h"
#include "index/rebuild.h"
#include "index/rules.h"
#include "index/update.h"
#include "index/writer.h"
#include "metadata/resolve.h"
#include "store/index_directory.h"
#include "store/xapian_errors.h"

#include <dossier/error.h>
#include <dossier/indexer.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace dossier {
namespace {

constexpr unsigned max_threads = 256;
constexpr std::size_t least_extractor_memory = std::size_t{128} << 20;
constexpr std::size_t least_memory = std::size_t{128} << 20;
constexpr std::size_t largest_document = std::size_t{1} << 31;

IndexerOptions checked(IndexerOptions options) {
  if (options.threads && (*options.threads < 1 || *options.threads > max_threads))
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} threads are not from 1 to {}", *options.threads, max_threads));
  if (options.max_document_bytes < 1 || options.max_document_bytes >= largest_document)
    throw Error(ErrorCode::invalid_argument, fmt::format("a largest document of {} bytes is not from 1 to {}",
                                                         options.max_document_bytes, largest_document - 1));
  if (options.max_memory_bytes < least_memory)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} bytes of memory are less than {}", options.max_memory_bytes, least_memory));
  if (options.extractor.max_time < std::chrono::seconds(1) ||
      options.extractor.max_time > std::chrono::hours(1))
    throw Error(ErrorCode::invalid_argument, fmt::format("{} s for the extractor are not from 1 to 3600",
                                                         options.extractor.max_time.count()));
  if (options.extractor.max_memory_bytes < least_extractor_memory)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} bytes of memory for the extractor are less than {}",
                            options.extractor.max_memory_bytes, least_extractor_memory));
  auto& program = options.extractor.program;
  if (program.empty()) program = DOSSIER_EXTRACTOR;
  std::error_code failure;
  if (auto full = std::filesystem::absolute(program, failure); !failure) program = std::move(full);
  return options;
}

}  // namespace

class Indexer::Impl {
 public:
  Impl(const std::filesystem::path& index_dir, IndexerOptions options)
      : options_(checked(std::move(options))),
        resolver_(metadata::load_authority(options_.authority_files),
                  metadata::load_taxonomy(options_.taxonomy_file),
                  metadata::load_acronyms(options_.acronyms_file)),
        directory_(options_.must_exist ? existing(index_dir) : created(index_dir)),
        lock_(directory_.lock_file(), options_.lock, options_.stop),
        writer_(locked(directory_, options_), options_.max_memory_bytes,
                [this] { return lock_.is_in_place(); }),
        preparer_(resolver_, options_.extractor) {}

  IndexReport update(std::span<const Root> roots) {
    commit_given();
    batch_ = Batch::sound;
    lock_.require_in_place();
    return index::update(writer_, resolver_, options_, roots);
  }

  IndexReport rebuild() {
    commit_given();
    batch_ = Batch::sound;
    lock_.require_in_place();
    return index::rebuild(writer_, resolver_, options_);
  }

  void add(const Document& document) {
    auto prepared = preparer_.prepare_given(document);
    change([&] {
      before_change();
      removed_.erase(prepared.id);
      added_[prepared.id] = prepared.content_hash;
      writer_.put(std::move(prepared));
      is_changed_ = true;
    });
  }

  bool remove(std::string_view id) {
    bool was_there = false;
    change([&] {
      before_change();
      was_there = writer_.erase(id);
      added_.erase(std::string(id));
      if (was_there) removed_.insert(std::string(id));
      is_changed_ = is_changed_ || was_there;
    });
    return was_there;
  }

  void commit() {
    if (batch_ != Batch::sound && !is_changed_) {
      batch_ = Batch::told;
      throw lost_batch();
    }
    commit_given();
  }

  /// Does what writes. Where the index was replaced meanwhile, any failure comes from that.
  template <class Work>
  decltype(auto) writing(Work&& work) {
    try {
      return store::guarded(directory_.path(), std::forward<Work>(work));
    } catch (const Error&) {
      lock_.require_in_place();
      throw;
    }
  }

 private:
  /// What is known of the changes since the last commit.
  enum class Batch {
    sound,
    lost,  ///< a failure made them void, and the program may not know
    told,  ///< it does: the next change begins a new batch
  };

  static store::IndexDirectory created(const std::filesystem::path& path) {
    store::IndexDirectory directory(path);
    directory.create();
    return directory;
  }

  static store::IndexDirectory existing(const std::filesystem::path& path) {
    store::IndexDirectory directory(path);
    directory.require_index_or_lock();
    return directory;
  }

  /// The first run that was waited for may have made none.
  static const store::IndexDirectory& locked(const store::IndexDirectory& directory,
                                             const IndexerOptions& options) {
    if (options.must_exist && !directory.renewable()) throw store::missing_index(directory.path());
    return directory;
  }

  [[nodiscard]] Error lost_batch() const {
    return {ErrorCode::io,
            fmt::format("what was given to index '{}' since its last commit was lost by a failure",
                        directory_.path().string()),
            "the index holds its last complete state: add and remove again"};
  }

  /// Makes one change of a batch. When one fails, those before it are void, until `commit` has said so.
  template <class Work>
  void change(Work&& work) {
    if (batch_ == Batch::lost) throw lost_batch();
    batch_ = Batch::sound;
    try {
      work();
    } catch (...) {
      lose(is_changed_ ? Batch::lost : Batch::sound);
      throw;
    }
  }

  void lose(Batch batch) {
    batch_ = batch;
    added_.clear();
    removed_.clear();
    is_changed_ = false;
    writer_.roll_back();
  }

  /// Documents by two sets of rules must not stand side by side: those that are there are made anew first.
  void before_change() {
    if (is_changed_ || !index::is_outdated(writer_, resolver_)) return;
    index::all_or_nothing(writer_, [&] {
      if (!index::remake_all(writer_, resolver_, options_))
        throw Error(ErrorCode::cancelled, "stopped while the index was made anew; it is as it was");
    });
    is_changed_ = true;
  }

  /// Makes what was given from memory durable, with a manifest that knows it.
  void commit_given() {
    if (batch_ == Batch::lost) {
      batch_ = Batch::told;
      throw lost_batch();
    }
    if (!is_changed_) return;
    try {
      const store::Manifest& before = writer_.manifest();
      store::ManifestChanges changes;
      for (const store::ManifestEntry& entry : before.files()) drop_given(entry, changes);
      auto& given = changes[std::string(store::memory_key)];
      if (!given) given = memory_file(before);
      for (const auto& [id, hash] : added_) given->documents.push_back({id, hash});
      lock_.require_in_place();
      writer_.commit(before.with(before.roots(), changes),
                     [&] { return index::current_settings(resolver_); });
    } catch (...) {
      lose(Batch::told);
      throw;
    }
    added_.clear();
    removed_.clear();
    is_changed_ = false;
  }

  static store::ManifestFile memory_file(const store::Manifest& manifest) {
    const store::ManifestEntry* entry = manifest.find(store::memory_key);
    return entry == nullptr ? store::ManifestFile{} : store::Manifest::file(*entry);
  }

  /// A document given or removed belongs to no file any more.
  void drop_given(const store::ManifestEntry& entry, store::ManifestChanges& changes) const {
    store::ManifestFile file = store::Manifest::file(entry);
    const auto is_given = [&](const auto& document) {
      return removed_.contains(document.id) || added_.contains(document.id);
    };
    if (std::erase_if(file.documents, is_given) > 0) changes[std::string(entry.key)] = std::move(file);
  }

  IndexerOptions options_;
  metadata::Resolver resolver_;
  store::IndexDirectory directory_;
  index::IndexLock lock_;
  index::Writer writer_;
  index::Preparer preparer_;
  std::map<std::string, std::string> added_;
  std::set<std::string> removed_;
  bool is_changed_ = false;
  Batch batch_ = Batch::sound;
};

Indexer::Indexer(std::filesystem::path index_dir, IndexerOptions options)
    : impl_(
          store::guarded(index_dir, [&] { return std::make_unique<Impl>(index_dir, std::move(options)); })) {}
Indexer::~Indexer() = default;
Indexer::Indexer(Indexer&&) noexcept = default;
Indexer& Indexer::operator=(Indexer&&) noexcept = default;

IndexReport Indexer::update(std::span<const Root> roots) {
  return impl_->writing([&] { return impl_->update(roots); });
}
IndexReport Indexer::rebuild() {
  return impl_->writing([&] { return impl_->rebuild(); });
}
void Indexer::add(const Document& document) {
  impl_->writing([&] { impl_->add(document); });
}
bool Indexer::remove(std::string_view id) {
  return impl_->writing([&] { return impl_->remove(id); });
}
void Indexer::commit() {
  impl_->writing([&] { impl_->commit(); });
}

std::string describe(const LockHolder& holder) {
  return index::described(holder);
}

IndexPreview preview_update(const std::filesystem::path& index_dir, std::span<const Root> roots,
                            const IndexerOptions& options) {
  return store::guarded(index_dir, [&] {
    const metadata::Resolver resolver(metadata::load_authority(options.authority_files),
                                      metadata::load_taxonomy(options.taxonomy_file),
                                      metadata::load_acronyms(options.acronyms_file));
    return index::preview(store::IndexDirectory(index_dir), resolver, checked(options), roots);
  });
}

std::filesystem::path installed_data_dir() {
  return DOSSIER_DATA_DIR;
}

}  // namespace dossier
