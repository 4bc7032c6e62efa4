// SPDX-License-Identifier: GPL-2.0-or-later
// How are files read and prepared by several threads, and handed on in order?
#include "index/file_reader.h"

#include "index/moves.h"
#include "index/refusals.h"
#include "source/gzip.h"

#include <dossier/error.h>

#include <algorithm>
#include <new>
#include <utility>

namespace dossier::index {
namespace {

/// Records handed to a worker at once, or as many as have this many bytes.
constexpr std::size_t records_per_job = 32;
constexpr std::size_t bytes_per_job = std::size_t{1} << 20;

/// Leaves the reading of a record file when the run is to stop.
struct StopReading {};

/// How a file was read to its end that was the one before it, and is the other after it.
Reading reading_between(const std::optional<support::FileIdentity>& before,
                        const std::optional<support::FileIdentity>& after) {
  if (before == after) return Reading::done;
  const bool is_written_over = before && after && before->inode == after->inode &&
                               before->device == after->device && after->size <= before->size;
  return is_written_over ? Reading::overtaken : Reading::outdated;
}

Reading reading_of(ErrorCode code) {
  if (code == ErrorCode::not_found) return Reading::overtaken;
  return code == ErrorCode::io ? Reading::unreadable : Reading::done;
}

/// How much text a file may hold.
std::size_t text_bytes(const source::SourceFile& file, std::size_t max_bytes) {
  const auto size = static_cast<std::size_t>(file.stamp.size);
  const bool may_grow = file.id.ends_with(".gz");
  return std::min(max_bytes, may_grow ? size * source::greatest_growth : size);
}

}  // namespace

FileReader::FileReader(const Writer& writer, const metadata::Resolver& resolver,
                       const IndexerOptions& options, const std::vector<PlannedFile>& files, Take take)
    : writer_(writer), options_(options), take_(std::move(take)) {
  const unsigned threads = thread_count(options);
  const bool has_moves = std::any_of(files.begin(), files.end(),
                                     [](const PlannedFile& planned) { return !planned.moved_from.empty(); });
  for (unsigned worker = 0; worker < threads; ++worker) {
    preparers_.push_back(std::make_unique<Preparer>(resolver, options.extractor));
    if (has_moves) stored_readers_.push_back(writer.stored_reader());
  }
  workers_.emplace(threads, [this](Job&& job, unsigned worker) { return work(std::move(job), worker); });
}

void FileReader::read(const PlannedFile& planned) {
  read_whole_or_records(planned, nullptr);
}

void FileReader::read_again(const PlannedFile& planned, const IdSet& wanted) {
  read_whole_or_records(planned, &wanted);
}

void FileReader::finish() {
  while (workers_->pending() > 0) take_one();
}

void FileReader::read_whole_or_records(const PlannedFile& planned, const IdSet* wanted) {
  if (is_record_file(planned.format)) {
    read_records(planned, wanted);
  } else {
    Job job{&planned, {}, nullptr, text_bytes(planned.file, options_.max_document_bytes)};
    job.is_wanted = wanted != nullptr;
    submit(std::move(job));
  }
}

void FileReader::read_records(const PlannedFile& planned, const IdSet* wanted) {
  auto hashes = std::make_shared<KnownHashes>();
  if (planned.known && !planned.is_forced)
    for (const auto& document : planned.known->documents) hashes->emplace(document.id, document.content_hash);
  const auto next_job = [&] {
    Job job{&planned, {}, hashes, 0};
    job.is_wanted = wanted != nullptr;
    return job;
  };
  Job job = next_job();
  const auto before = support::identify(planned.file.path);
  const auto take = [&](source::SourceRecord&& record) {
    if (wanted != nullptr && !wanted->contains(record.document.id)) return;
    if (wanted == nullptr && options_.stop.stop_requested()) throw StopReading();
    job.bytes += record.document.text.size();
    job.records.push_back(std::move(record));
    if (job.records.size() < records_per_job && job.bytes < bytes_per_job) return;
    submit(std::move(job));
    job = next_job();
  };
  const source::RecordLimits limits{options_.max_document_bytes};
  try {
    if (planned.format == extract::Format::csv) {
      source::read_csv(planned.file.path, limits, take);
    } else {
      source::read_json_lines(planned.file.path, limits, take);
    }
    job.reading = reading_between(before, support::identify(planned.file.path));
    // It grew or shrank since it was listed: it may be in the midst of being written.
    if (job.reading == Reading::done && before && before->size != planned.file.stamp.size)
      job.reading = Reading::outdated;
  } catch (const StopReading&) {
    job.reading = Reading::stopped;
  } catch (const Error& error) {
    job.reading = reading_of(error.code());
    if (job.reading != Reading::overtaken) {
      source::SourceRecord unreadable;
      unreadable.error = error.what();
      job.records.push_back(std::move(unreadable));
    }
  } catch (const std::bad_alloc&) {
    job.reading = Reading::unreadable;
    source::SourceRecord unreadable;
    unreadable.error = out_of_memory;
    job.records.push_back(std::move(unreadable));
  }
  submit(std::move(job));
}

void FileReader::submit(Job&& job) {
  const std::size_t bytes = job.bytes;
  while (workers_->is_full(bytes, most_text_under_way(options_))) take_one();
  under_way_.push_back({job.planned, job.reading});
  workers_->submit(std::move(job), bytes);
}

void FileReader::take_one() {
  const auto [planned, reading] = under_way_.front();
  under_way_.pop_front();
  take_(*planned, workers_->take(), reading);
}

Prepared FileReader::work(Job&& job, unsigned worker) {
  if (!job.is_wanted && options_.stop.stop_requested()) {
    Prepared undone;
    undone.is_undone = true;
    return undone;
  }
  Preparer& preparer = *preparers_[worker];
  const PlannedFile& planned = *job.planned;
  if (is_record_file(planned.format))
    return preparer.prepare_records(planned.file, std::move(job.records), *job.known);
  if (!planned.moved_from.empty())
    if (auto moved = prepare_moved(planned, worker)) return std::move(*moved);
  const bool may_be_equal = planned.known && !planned.is_forced && !was_refused_any(*planned.known);
  return preparer.prepare_file(planned.file, options_.max_document_bytes,
                               may_be_equal ? &*planned.known : nullptr);
}

/// The documents of a moved file, made from what is stored; none when that cannot be: then the file is read.
std::optional<Prepared> FileReader::prepare_moved(const PlannedFile& planned, unsigned worker) {
  const store::ManifestFile before = store::Manifest::file(*writer_.manifest().find(planned.moved_from));
  Prepared prepared;
  prepared.content_hash = before.content_hash;
  try {
    for (const auto& document : before.documents) {
      const auto stored = stored_readers_[worker](document.id);
      if (!stored) return std::nullopt;
      const std::string id = moved_id(document.id, planned.moved_from, planned.file.id);
      prepared.documents.push_back(preparers_[worker]->prepare_moved(*stored, id, planned.file.id));
    }
  } catch (const Error&) {
    return std::nullopt;
  }
  return prepared;
}

}  // namespace dossier::index
