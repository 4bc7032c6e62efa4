// SPDX-License-Identifier: GPL-2.0-or-later
// How are files read and prepared by several threads, and handed on in order?
#pragma once

#include "index/ordered_workers.h"
#include "index/plan.h"
#include "index/prepare.h"
#include "index/writer.h"
#include "metadata/resolve.h"
#include "source/records.h"
#include "store/manifest.h"

#include <dossier/indexer.h>

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier::index {

using IdSet = std::set<std::string, std::less<>>;

/// How the reading of a file ended.
enum class Reading {
  done,        ///< to its end, or not yet
  stopped,     ///< the run is to stop
  outdated,    ///< to its end, but there is more by now, or another file in its place
  overtaken,   ///< the file was written over, or went away, meanwhile
  unreadable,  ///< trouble of the moment: permission, disk
};

[[nodiscard]] inline bool is_record_file(extract::Format format) {
  return format == extract::Format::json_lines || format == extract::Format::csv;
}

/// Reads files: record files in batches, each other file as a whole. Workers prepare them; what they make is
/// handed on by the thread that calls, in the order of reading.
class FileReader {
 public:
  /// A file, or a part of a record file, prepared; and how its reading ended.
  using Take = std::function<void(const PlannedFile&, Prepared&&, Reading)>;

  /// Starts the workers. \param files all that will be read; they and `writer`'s manifest must stay as they
  /// are
  FileReader(const Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options,
             const std::vector<PlannedFile>& files, Take take);

  /// Reads a file, and hands on what is ready of those before it.
  void read(const PlannedFile& planned);

  /// Reads a file for the sake of some of its records; to the end, though the run is to stop: they have left
  /// their place already, and would be lost until the next run.
  void read_again(const PlannedFile& planned, const IdSet& wanted);

  /// Hands on what is still under way.
  void finish();

 private:
  using KnownHashes = std::map<std::string, std::string, std::less<>>;

  /// A file, or some records of a record file, on their way through a worker.
  struct Job {
    const PlannedFile* planned = nullptr;
    std::vector<source::SourceRecord> records;
    /// Content hashes of a record file's documents in the index, by id.
    std::shared_ptr<const KnownHashes> known;
    /// Of text, as far as it is known before reading.
    std::size_t bytes = 0;
    Reading reading = Reading::done;
    /// To be done though the run is to stop.
    bool is_wanted = false;
  };

  /// A job that is not taken yet.
  struct UnderWay {
    const PlannedFile* planned = nullptr;
    Reading reading = Reading::done;
  };

  [[nodiscard]] Prepared work(Job&& job, unsigned worker);
  [[nodiscard]] std::optional<Prepared> prepare_moved(const PlannedFile& planned, unsigned worker);
  void read_whole_or_records(const PlannedFile& planned, const IdSet* wanted);
  void read_records(const PlannedFile& planned, const IdSet* wanted);
  void submit(Job&& job);
  void take_one();

  const Writer& writer_;
  const IndexerOptions& options_;
  Take take_;
  std::vector<std::unique_ptr<Preparer>> preparers_;
  /// One a worker, if files were moved.
  std::vector<Writer::StoredReader> stored_readers_;
  std::deque<UnderWay> under_way_;
  std::optional<OrderedWorkers<Job, Prepared>> workers_;  // last: its threads use what stands above
};

}  // namespace dossier::index
