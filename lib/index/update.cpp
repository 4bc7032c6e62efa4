// SPDX-License-Identifier: GPL-2.0-or-later
// What must be done so that the index agrees with the files below its roots, and how is it done?
#include "index/update.h"

#include "index/moves.h"
#include "index/ordered_workers.h"
#include "index/orphans.h"
#include "index/owners.h"
#include "index/plan.h"
#include "index/rebuild.h"
#include "index/refusals.h"
#include "index/rules.h"
#include "source/gzip.h"
#include "source/records.h"

#include <dossier/error.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace dossier::index {
namespace {

using Clock = std::chrono::steady_clock;

/// Records handed to a worker at once, or as many as have this many bytes.
constexpr std::size_t records_per_job = 32;
constexpr std::size_t bytes_per_job = std::size_t{1} << 20;

using KnownHashes = std::map<std::string, std::string, std::less<>>;

/// How the reading of a file ended.
enum class Reading {
  done,        ///< to its end, or not yet
  stopped,     ///< the run is to stop
  outdated,    ///< to its end, but there is more by now, or another file in its place
  overtaken,   ///< the file was written over, or went away, meanwhile
  unreadable,  ///< trouble of the moment: permission, disk
};

/// A file, or some records of a record file, on their way through a worker.
struct Job {
  const PlannedFile* planned = nullptr;
  std::vector<source::SourceRecord> records;
  /// Content hashes of a record file's documents in the index, by id.
  std::shared_ptr<const KnownHashes> known;
  /// Of text, as far as it is known before reading.
  std::size_t bytes = 0;
  Reading reading = Reading::done;
};

/// A job that is not taken yet.
struct UnderWay {
  const PlannedFile* planned = nullptr;
  Reading reading = Reading::done;
};

using Ids = std::set<std::string, std::less<>>;

/// Leaves the reading of a record file when the run is to stop.
struct StopReading {};

bool is_record_file(extract::Format format) {
  return format == extract::Format::json_lines || format == extract::Format::csv;
}

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

/// One run: the state that its steps share.
class Run {
 public:
  Run(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options)
      : writer_(writer),
        resolver_(resolver),
        options_(options),
        owners_(writer),
        orphans_(writer, owners_, changes_, report_) {}

  IndexReport go(std::span<const Root> roots);

 private:
  [[nodiscard]] Prepared work(Job&& job, unsigned worker);
  [[nodiscard]] std::optional<Prepared> prepare_moved(const PlannedFile& planned, unsigned worker);
  void start_workers();
  void read_all();
  void read_file(const PlannedFile& planned);
  void read_records(const PlannedFile& planned);
  void submit(Job&& job);
  void take_one();
  void open_file(const PlannedFile& planned);
  void close_file();
  void settle_unseen();
  [[nodiscard]] bool is_suddenly_empty() const;
  void finish_move();
  void end_reading(Reading reading);
  void accept(Prepared&& prepared);
  void accept_document(PreparedDocument&& document);
  void fail(std::size_t line, const std::string& reason);
  void orphan_vanished();
  void look_again(const PlannedFile& planned, const Ids& refused);
  void show_progress(bool at_once);
  void commit();

  Writer& writer_;
  const metadata::Resolver& resolver_;
  const IndexerOptions& options_;
  IndexReport report_;
  Plan plan_;  // before the workers, who read in it to the last
  store::ManifestChanges changes_;
  Owners owners_;
  Orphans orphans_;
  std::vector<std::unique_ptr<Preparer>> preparers_;
  /// One a worker, if files were moved.
  std::vector<Writer::StoredReader> stored_readers_;

  /// The file whose results are being taken, and what becomes of it.
  const PlannedFile* open_ = nullptr;
  /// For the second time: only for the sake of `wanted_`.
  bool is_reopened_ = false;
  Ids wanted_;
  store::ManifestFile next_;
  std::unordered_set<std::string> next_ids_;
  std::multiset<std::string, std::less<>> known_reasons_;
  bool keeps_unseen_ = false;
  std::deque<UnderWay> under_way_;

  /// Files that are still to be read; and by file, what was refused because one of these had it before.
  std::unordered_set<std::string_view> unread_;
  std::map<const PlannedFile*, Ids> refused_;

  std::size_t files_total_ = 0;
  std::size_t files_done_ = 0;
  std::size_t documents_done_ = 0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_ = started_;

  std::optional<OrderedWorkers<Job, Prepared>> workers_;  // last: its threads use what stands above
};

void Run::start_workers() {
  const unsigned threads = thread_count(options_);
  const bool has_moves = std::any_of(plan_.to_read.begin(), plan_.to_read.end(),
                                     [](const PlannedFile& planned) { return !planned.moved_from.empty(); });
  for (unsigned worker = 0; worker < threads; ++worker) {
    preparers_.push_back(std::make_unique<Preparer>(resolver_, options_.extractor));
    if (has_moves) stored_readers_.push_back(writer_.stored_reader());
  }
  workers_.emplace(threads, [this](Job&& job, unsigned worker) { return work(std::move(job), worker); });
}

Prepared Run::work(Job&& job, unsigned worker) {
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
std::optional<Prepared> Run::prepare_moved(const PlannedFile& planned, unsigned worker) {
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

void Run::submit(Job&& job) {
  const std::size_t bytes = job.bytes;
  while (workers_->is_full(bytes, most_text_under_way(options_))) take_one();
  under_way_.push_back({job.planned, job.reading});
  workers_->submit(std::move(job), bytes);
}

void Run::take_one() {
  const auto [planned, reading] = under_way_.front();
  under_way_.pop_front();
  Prepared prepared = workers_->take();
  if (planned != open_) {
    close_file();
    open_file(*planned);
  }
  accept(std::move(prepared));
  end_reading(reading);
  show_progress(false);
}

void Run::end_reading(Reading reading) {
  if (reading == Reading::done) return;
  read_next_time(next_);
  if (reading == Reading::outdated) return;
  keeps_unseen_ = true;
  if (reading == Reading::stopped) report_.stopped = true;
}

void Run::open_file(const PlannedFile& planned) {
  open_ = &planned;
  next_ids_.clear();
  known_reasons_.clear();
  keeps_unseen_ = false;
  if (planned.known)
    for (const auto& failure : planned.known->failures) known_reasons_.insert(failure.reason);
  const auto before = changes_.find(planned.file.id);
  is_reopened_ = before != changes_.end() && before->second;
  if (is_reopened_) {
    next_ = std::move(*before->second);
    for (const auto& document : next_.documents) next_ids_.insert(document.id);
    return;
  }
  next_ = {};
  next_.root = planned.root;
  next_.stamp = planned.file.stamp;
  next_.format = extract::format_name(planned.format);
  next_.extractor_version = extract::extractor_version(planned.format);
}

void Run::close_file() {
  if (open_ == nullptr) return;
  if (!is_reopened_) {
    settle_unseen();
    if (!open_->moved_from.empty()) finish_move();
    unread_.erase(open_->file.id);
    ++files_done_;
  }
  changes_[open_->file.id] = std::move(next_);
  open_ = nullptr;
}

/// Whether a record file holds nothing where it held documents. An export that failed looks like that.
bool Run::is_suddenly_empty() const {
  return is_record_file(open_->format) && !open_->known->documents.empty() && next_.documents.empty() &&
         next_.failures.empty() && !refused_.contains(open_) && !options_.allow_empty;
}

/// What the file had before and did not show now may be in another one.
void Run::settle_unseen() {
  if (!open_->known) return;
  const std::string& key = open_->file.id;
  const auto cause = keeps_unseen_         ? Orphans::Cause::unreadable
                     : is_suddenly_empty() ? Orphans::Cause::suddenly_nothing
                                           : Orphans::Cause::gone;
  for (const auto& document : open_->known->documents)
    if (!next_ids_.contains(document.id) && owners_.of(document.id) == key)
      orphans_.add(document, key, cause);
}

/// Takes the documents of a moved file away from where it was.
void Run::finish_move() {
  const std::string& old_key = open_->moved_from;
  const store::ManifestFile before = store::Manifest::file(*writer_.manifest().find(old_key));
  if (keeps_unseen_ && next_.documents.empty()) {
    // It went away between two looks: what was indexed stays until the next run, which sees what is there.
    next_.stamp = {};
    return;
  }
  for (const auto& document : before.documents) {
    if (owners_.of(document.id) != old_key || !writer_.erase(document.id)) continue;
    owners_.release(document.id);
    orphans_.free(document.id);
    std::string new_id = moved_id(document.id, old_key, open_->file.id);
    if (next_ids_.contains(new_id))
      writer_.note_move(document.id, std::move(new_id));
    else
      ++report_.removed;
  }
  changes_[old_key] = std::nullopt;
}

void Run::accept(Prepared&& prepared) {
  const std::string& key = open_->file.id;
  if (const auto format = extract::format_with_name(prepared.format)) {
    next_.format = prepared.format;
    next_.extractor_version = extract::extractor_version(*format);
  }
  if (is_reopened_ && prepared.content_hash != next_.content_hash)
    read_next_time(next_);  // it changed between the two looks
  else if (!prepared.content_hash.empty())
    next_.content_hash = prepared.content_hash;
  // A permission may come back without a trace in size and time: the next run tries again.
  if (prepared.is_unreadable) end_reading(Reading::unreadable);
  if (prepared.is_gone) end_reading(Reading::overtaken);
  if (prepared.is_unchanged && !is_reopened_) {
    const store::ManifestFile& before = *open_->known;
    next_.documents = before.documents;
    for (const auto& document : before.documents) next_ids_.insert(document.id);
    next_.failures = before.failures;
    report_.unchanged += before.documents.size();
    for (const auto& failure : before.failures) report_.known_failed.push_back({key, failure.reason});
    return;
  }
  if (!prepared.failures.empty()) keeps_unseen_ = true;
  if (!is_reopened_) {
    for (auto& warning : prepared.warnings) report_.warnings.push_back({key, std::move(warning)});
    for (const auto& failure : prepared.failures) fail(failure.line, failure.reason);
  }
  for (auto& document : prepared.documents) accept_document(std::move(document));
}

void Run::accept_document(PreparedDocument&& document) {
  const std::string& key = open_->file.id;
  if (is_reopened_ && !wanted_.contains(document.id)) return;
  const auto owner = owners_.of(document.id);
  if (owner && *owner != key && unread_.contains(*owner)) {
    refused_[open_].insert(std::move(document.id));  // for now: it may have gone from there to here
    return;
  }
  if ((owner && *owner != key) || !next_ids_.insert(document.id).second)
    return fail(0, refusal(document.id, owner.value_or(key)));
  if (!owner) owners_.claim(document.id, key);
  next_.documents.push_back({document.id, document.content_hash});
  ++documents_done_;
  if (document.is_unchanged) {
    ++report_.unchanged;
    return;
  }
  const bool is_moved = !open_->moved_from.empty() || orphans_.contains(document.id);
  ++(owner ? report_.updated : is_moved ? report_.moved : report_.added);
  writer_.put(std::move(document));
}

/// Each failure that the file had before excuses one of now.
void Run::fail(std::size_t line, const std::string& reason) {
  const std::string& key = open_->file.id;
  next_.failures.push_back({line, reason});
  const auto known = known_reasons_.find(reason);
  auto& issues = known != known_reasons_.end() ? report_.known_failed : report_.failed;
  if (known != known_reasons_.end()) known_reasons_.erase(known);
  issues.push_back({line == 0 ? key : fmt::format("{}:{}", key, line), reason});
}

void Run::read_records(const PlannedFile& planned) {
  auto hashes = std::make_shared<KnownHashes>();
  if (planned.known && !planned.is_forced)
    for (const auto& document : planned.known->documents) hashes->emplace(document.id, document.content_hash);
  Job job{&planned, {}, hashes, 0};
  const bool is_second_look = open_ == &planned && is_reopened_;
  const auto before = support::identify(planned.file.path);
  const auto take = [&](source::SourceRecord&& record) {
    if (is_second_look && !wanted_.contains(record.document.id)) return;
    // What is looked at again has left its place already: to stop now would lose it until the next run.
    if (options_.stop.stop_requested() && !is_second_look) throw StopReading();
    job.bytes += record.document.text.size();
    job.records.push_back(std::move(record));
    if (job.records.size() < records_per_job && job.bytes < bytes_per_job) return;
    submit(std::move(job));
    job = Job{&planned, {}, hashes, 0};
  };
  const source::RecordLimits limits{options_.max_document_bytes};
  try {
    if (planned.format == extract::Format::csv) {
      source::read_csv(planned.file.path, limits, take);
    } else {
      source::read_json_lines(planned.file.path, limits, take);
    }
    job.reading = reading_between(before, support::identify(planned.file.path));
  } catch (const StopReading&) {
    job.reading = Reading::stopped;
  } catch (const Error& error) {
    job.reading = reading_of(error.code());
    if (job.reading != Reading::overtaken) {
      source::SourceRecord unreadable;
      unreadable.error = error.what();
      job.records.push_back(std::move(unreadable));
    }
  }
  submit(std::move(job));
}

void Run::read_file(const PlannedFile& planned) {
  if (is_record_file(planned.format)) {
    read_records(planned);
  } else {
    submit(Job{&planned, {}, nullptr, text_bytes(planned.file, options_.max_document_bytes)});
  }
}

void Run::orphan_vanished() {
  for (const std::string& key : plan_.vanished) {
    for (const auto& document : store::Manifest::file(*writer_.manifest().find(key)).documents) {
      if (owners_.of(document.id) == key) orphans_.add(document, key, Orphans::Cause::gone);
    }
    changes_[key] = std::nullopt;
  }
}

/// Decides about what a file was refused because another one, not read yet, had it before.
void Run::look_again(const PlannedFile& planned, const Ids& refused) {
  open_file(planned);
  wanted_.clear();
  for (const std::string& id : refused) {
    const auto owner = owners_.of(id);
    if (!owner)
      wanted_.insert(id);
    else if (unread_.contains(*owner))
      read_next_time(next_);  // the run was stopped before that was known: the next one decides
    else
      fail(0, refusal(id, *owner));
  }
  if (!wanted_.empty()) read_file(planned);
  while (workers_->pending() > 0) take_one();
  if (std::any_of(wanted_.begin(), wanted_.end(), [&](const auto& id) { return !next_ids_.contains(id); }))
    read_next_time(next_);  // it changed meanwhile
  close_file();
}

void Run::show_progress(bool at_once) {
  if (!options_.on_progress) return;
  const auto now = Clock::now();
  if (!at_once && now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  options_.on_progress({files_done_, files_total_, documents_done_,
                        std::chrono::duration_cast<std::chrono::milliseconds>(now - started_)});
}

void Run::read_all() {
  if (plan_.to_read.empty()) return;
  start_workers();
  for (const PlannedFile& planned : plan_.to_read) {
    if (options_.stop.stop_requested()) {
      report_.stopped = true;
      break;
    }
    read_file(planned);
  }
  while (workers_->pending() > 0) take_one();
  close_file();
  for (const auto& [planned, ids] : std::exchange(refused_, {})) look_again(*planned, ids);
}

bool are_same(const std::vector<Root>& a, const std::vector<Root>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Root& x, const Root& y) { return x.name == y.name && x.path == y.path; });
}

void Run::commit() {
  store::Manifest manifest = writer_.manifest();
  if (!changes_.empty() || !are_same(manifest.roots(), plan_.roots))
    manifest = manifest.with(plan_.roots, changes_);
  writer_.commit(std::move(manifest), [&] { return current_settings(resolver_); });
}

/// The file of an issue, which may name a line of it.
std::string_view file_of(const FileIssue& issue) {
  const std::string_view path = issue.path;
  const std::size_t end = path.find_last_not_of("0123456789");
  const bool has_line = end != std::string_view::npos && path[end] == ':' && end + 1 < path.size();
  return has_line ? path.substr(0, end) : path;
}

/// Walks, first looks and second looks tell theirs apart; the lines of a file are in order.
void sort_by_file(std::vector<FileIssue>& issues) {
  std::stable_sort(issues.begin(), issues.end(),
                   [](const FileIssue& a, const FileIssue& b) { return file_of(a) < file_of(b); });
}

IndexReport Run::go(std::span<const Root> roots) {
  plan_ = make_plan(writer_.manifest(), roots, options_, report_);
  find_moves(plan_, writer_.manifest(), options_);
  files_total_ = plan_.to_read.size();
  changes_ = std::move(plan_.out_of_sight);
  for (const PlannedFile& planned : plan_.to_read) unread_.insert(planned.file.id);
  // First, so that whoever has these documents now can have them.
  orphan_vanished();
  read_all();
  orphans_.settle();
  show_progress(true);
  commit();
  for (auto* issues : {&report_.failed, &report_.known_failed, &report_.warnings}) sort_by_file(*issues);
  report_.documents = writer_.document_count();
  report_.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
  return std::move(report_);
}

}  // namespace

IndexReport update(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options,
                   std::span<const Root> roots) {
  return all_or_nothing(writer, [&] {
    if (is_outdated(writer, resolver) && !remake_all(writer, resolver, options))
      return stopped_rebuild(writer);
    return Run(writer, resolver, options).go(roots);
  });
}

}  // namespace dossier::index
