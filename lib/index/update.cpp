// SPDX-License-Identifier: GPL-2.0-or-later
// What must be done so that the index agrees with the files below its roots, and how is it done?
#include "index/update.h"

#include "index/ordered_workers.h"
#include "index/plan.h"
#include "index/search_words.h"
#include "source/records.h"

#include <dossier/error.h>
#include <dossier/version.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace dossier::index {
namespace {

using Clock = std::chrono::steady_clock;

/// Records handed to a worker at once.
constexpr std::size_t records_per_job = 32;
/// Jobs under way for each worker: enough to keep it busy, few enough to bound memory.
constexpr std::size_t jobs_per_worker = 4;

using KnownHashes = std::map<std::string, std::string, std::less<>>;

/// A file, or some records of a record file, on their way through a worker.
struct Job {
  const PlannedFile* planned = nullptr;
  std::vector<source::SourceRecord> records;
  /// Content hashes of a record file's documents in the index, by id.
  std::shared_ptr<const KnownHashes> known;
  /// The run was stopped in the middle of the file.
  bool is_cut_short = false;
};

/// Leaves the reading of a record file when the run is to stop.
struct StopReading {};

bool is_record_file(extract::Format format) {
  return format == extract::Format::json_lines || format == extract::Format::csv;
}

/// One run: the state that its steps share.
class Run {
 public:
  Run(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options)
      : writer_(writer), resolver_(resolver), options_(options), manifest_(writer.manifest()) {}

  IndexReport go(std::span<const Root> roots, const store::Settings& settings);

 private:
  [[nodiscard]] Prepared work(Job&& job, unsigned worker);
  void start_workers();
  void remember_owners();
  void read_file(const PlannedFile& planned);
  void read_records(const PlannedFile& planned);
  void submit(Job&& job);
  void take_one();
  void open_file(const PlannedFile& planned);
  void close_file();
  void settle_unseen(const store::ManifestDocument& document, const std::string& key);
  void accept(Prepared&& prepared);
  void accept_document(PreparedDocument&& document);
  void fail(std::size_t line, const std::string& reason);
  void remove_vanished(const Plan& plan);
  void show_progress(bool at_once);
  [[nodiscard]] const store::ManifestFile* known(const std::string& key) const;

  Writer& writer_;
  const metadata::Resolver& resolver_;
  const IndexerOptions& options_;
  IndexReport report_;
  store::Manifest manifest_;
  /// Which file each document of the index came from.
  std::unordered_map<std::string, std::string> owners_;
  std::vector<std::unique_ptr<Preparer>> preparers_;

  /// The file whose results are being taken, and what becomes of it.
  const PlannedFile* open_ = nullptr;
  store::ManifestFile next_;
  std::unordered_set<std::string> next_ids_;
  bool keeps_unseen_ = false;
  /// Of each job under way: its file, and whether the run was stopped in it.
  std::deque<std::pair<const PlannedFile*, bool>> under_way_;

  std::size_t files_total_ = 0;
  std::size_t files_done_ = 0;
  std::size_t documents_done_ = 0;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_ = started_;

  std::optional<OrderedWorkers<Job, Prepared>> workers_;  // last: its threads use what stands above
};

void Run::start_workers() {
  const unsigned threads = thread_count(options_);
  for (unsigned worker = 0; worker < threads; ++worker)
    preparers_.push_back(std::make_unique<Preparer>(resolver_, options_.extractor));
  workers_.emplace(threads, [this](Job&& job, unsigned worker) { return work(std::move(job), worker); });
}

void Run::remember_owners() {
  for (const auto& [key, file] : manifest_.files)
    for (const auto& document : file.documents) owners_.emplace(document.id, key);
}

const store::ManifestFile* Run::known(const std::string& key) const {
  const auto place = writer_.manifest().files.find(key);
  return place == writer_.manifest().files.end() ? nullptr : &place->second;
}

Prepared Run::work(Job&& job, unsigned worker) {
  Preparer& preparer = *preparers_[worker];
  const PlannedFile& planned = *job.planned;
  if (!is_record_file(planned.format))
    return preparer.prepare_file(planned.file, options_.max_document_bytes, known(planned.file.id));
  return preparer.prepare_records(planned.file, std::move(job.records), *job.known);
}

void Run::submit(Job&& job) {
  under_way_.emplace_back(job.planned, job.is_cut_short);
  workers_->submit(std::move(job));
  while (workers_->pending() >= jobs_per_worker * thread_count(options_)) take_one();
}

void Run::take_one() {
  const auto [planned, is_cut_short] = under_way_.front();
  under_way_.pop_front();
  Prepared prepared = workers_->take();
  if (planned != open_) {
    close_file();
    open_file(*planned);
  }
  accept(std::move(prepared));
  if (is_cut_short) {
    next_.stamp = {};  // the next run reads it again
    keeps_unseen_ = true;
    report_.stopped = true;
  }
  show_progress(false);
}

void Run::open_file(const PlannedFile& planned) {
  open_ = &planned;
  next_ = {};
  next_.root = planned.root;
  next_.stamp = planned.file.stamp;
  next_.format = extract::format_name(planned.format);
  next_ids_.clear();
  keeps_unseen_ = false;
}

void Run::close_file() {
  if (open_ == nullptr) return;
  const std::string& key = open_->file.id;
  if (const store::ManifestFile* before = known(key)) {
    for (const auto& document : before->documents)
      if (!next_ids_.contains(document.id)) settle_unseen(document, key);
  }
  manifest_.files[key] = std::move(next_);
  open_ = nullptr;
  ++files_done_;
}

void Run::settle_unseen(const store::ManifestDocument& document, const std::string& key) {
  if (keeps_unseen_ || !next_.failures.empty()) {
    // What could not be read now may hold it: the copy indexed before stays.
    next_.documents.push_back(document);
    ++report_.unchanged;
  } else if (owners_[document.id] == key && writer_.erase(document.id)) {
    owners_.erase(document.id);
    ++report_.removed;
  }
}

void Run::fail(std::size_t line, const std::string& reason) {
  const std::string& key = open_->file.id;
  next_.failures.push_back({line, reason});
  const store::ManifestFile* before = known(key);
  const bool is_known = before != nullptr && std::any_of(before->failures.begin(), before->failures.end(),
                                                         [&](const auto& f) { return f.reason == reason; });
  auto& issues = is_known ? report_.known_failed : report_.failed;
  issues.push_back({line == 0 ? key : fmt::format("{}:{}", key, line), reason});
}

void Run::accept(Prepared&& prepared) {
  const std::string& key = open_->file.id;
  if (!prepared.format.empty()) next_.format = prepared.format;
  if (!prepared.content_hash.empty()) next_.content_hash = prepared.content_hash;
  // A permission may come back without a trace in size and time: the next run tries again.
  if (prepared.is_unreadable) next_.stamp = {};
  if (prepared.is_unchanged) {
    const store::ManifestFile& before = *known(key);
    next_.documents = before.documents;
    for (const auto& document : before.documents) next_ids_.insert(document.id);
    next_.failures = before.failures;
    report_.unchanged += before.documents.size();
    for (const auto& failure : before.failures) report_.known_failed.push_back({key, failure.reason});
    return;
  }
  for (auto& warning : prepared.warnings) report_.warnings.push_back({key, std::move(warning)});
  for (const auto& failure : prepared.failures) fail(failure.line, failure.reason);
  for (auto& document : prepared.documents) accept_document(std::move(document));
}

void Run::accept_document(PreparedDocument&& document) {
  const std::string& key = open_->file.id;
  const auto [owner, is_new] = owners_.try_emplace(document.id, key);
  if (owner->second != key || !next_ids_.insert(document.id).second) {
    fail(0, fmt::format("id '{}' is also that of a document of '{}'", document.id, owner->second));
    return;
  }
  next_.documents.push_back({document.id, document.content_hash});
  ++documents_done_;
  if (document.is_unchanged) {
    ++report_.unchanged;
    return;
  }
  ++(is_new ? report_.added : report_.updated);
  writer_.put(std::move(document));
}

void Run::read_records(const PlannedFile& planned) {
  auto hashes = std::make_shared<KnownHashes>();
  if (const auto* before = known(planned.file.id))
    for (const auto& document : before->documents) hashes->emplace(document.id, document.content_hash);
  Job job{&planned, {}, hashes};
  const auto take = [&](source::SourceRecord&& record) {
    if (options_.stop.stop_requested()) throw StopReading();
    job.records.push_back(std::move(record));
    if (job.records.size() < records_per_job) return;
    submit(std::move(job));
    job = Job{&planned, {}, hashes};
  };
  const source::RecordLimits limits{options_.max_document_bytes};
  try {
    if (planned.format == extract::Format::csv) {
      source::read_csv(planned.file.path, limits, take);
    } else {
      source::read_json_lines(planned.file.path, limits, take);
    }
  } catch (const StopReading&) {
    job.is_cut_short = true;
  } catch (const Error& error) {
    source::SourceRecord unreadable;
    unreadable.error = error.what();
    job.records.push_back(std::move(unreadable));
  }
  submit(std::move(job));
}

void Run::read_file(const PlannedFile& planned) {
  if (is_record_file(planned.format)) {
    read_records(planned);
  } else {
    submit(Job{&planned, {}, nullptr});
  }
}

void Run::remove_vanished(const Plan& plan) {
  for (const std::string& key : plan.vanished) {
    for (const auto& document : manifest_.files[key].documents) {
      if (owners_[document.id] != key) continue;
      owners_.erase(document.id);
      if (writer_.erase(document.id)) ++report_.removed;
    }
    manifest_.files.erase(key);
  }
}

void Run::show_progress(bool at_once) {
  if (!options_.on_progress) return;
  const auto now = Clock::now();
  if (!at_once && now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  options_.on_progress({files_done_, files_total_, documents_done_,
                        std::chrono::duration_cast<std::chrono::milliseconds>(now - started_)});
}

IndexReport Run::go(std::span<const Root> roots, const store::Settings& settings) {
  const Plan plan = make_plan(manifest_, roots, options_, report_);
  files_total_ = plan.to_read.size();
  if (!plan.to_read.empty() || !plan.vanished.empty()) remember_owners();
  if (!plan.to_read.empty()) start_workers();
  // First, so that a file that moved can take its documents' ids along.
  remove_vanished(plan);
  for (const PlannedFile& planned : plan.to_read) {
    if (options_.stop.stop_requested()) {
      report_.stopped = true;
      break;
    }
    read_file(planned);
  }
  while (workers_ && workers_->pending() > 0) take_one();
  close_file();
  show_progress(true);
  manifest_.roots = plan.roots;
  writer_.commit(std::move(manifest_), settings);
  report_.documents = writer_.document_count();
  report_.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
  return std::move(report_);
}

}  // namespace

unsigned thread_count(const IndexerOptions& options) {
  return options.threads.value_or(std::max(1U, std::thread::hardware_concurrency()));
}

store::Settings current_settings(const metadata::Resolver& resolver) {
  store::Settings settings;
  settings.software_version = version;
  settings.analyzer_version = analyze::analyzer_version;
  settings.authority_fingerprint = resolver.authority().fingerprint;
  settings.taxonomy_fingerprint = resolver.taxonomy().fingerprint;
  add_words(settings, resolver.authority(), resolver.taxonomy());
  return settings;
}

bool refresh_rules(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options) {
  const store::Settings& made_with = writer.settings();
  const bool is_current = made_with.analyzer_version == analyze::analyzer_version &&
                          made_with.authority_fingerprint == resolver.authority().fingerprint &&
                          made_with.taxonomy_fingerprint == resolver.taxonomy().fingerprint;
  if (is_current || writer.document_count() == 0) return false;
  std::vector<std::unique_ptr<Preparer>> preparers;
  for (unsigned worker = 0; worker < thread_count(options); ++worker)
    preparers.push_back(std::make_unique<Preparer>(resolver, options.extractor));
  OrderedWorkers<std::string, PreparedDocument> workers(
      thread_count(options),
      [&](std::string&& bytes, unsigned worker) { return preparers[worker]->prepare_again(bytes); });
  writer.for_each_stored([&](std::string&& bytes) {
    workers.submit(std::move(bytes));
    while (workers.pending() >= jobs_per_worker * thread_count(options)) writer.put(workers.take());
  });
  while (workers.pending() > 0) writer.put(workers.take());
  return true;
}

IndexReport update(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options,
                   std::span<const Root> roots) {
  refresh_rules(writer, resolver, options);
  return Run(writer, resolver, options).go(roots, current_settings(resolver));
}

}  // namespace dossier::index
