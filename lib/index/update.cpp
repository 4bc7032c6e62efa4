// SPDX-License-Identifier: GPL-2.0-or-later
// What must be done so that the index agrees with the files below its roots, and how is it done?
#include "index/update.h"

#include "index/acceptance.h"
#include "index/file_reader.h"
#include "index/moves.h"
#include "index/plan.h"
#include "index/rebuild.h"
#include "index/rules.h"

#include <dossier/error.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dossier::index {
namespace {

using Clock = std::chrono::steady_clock;

bool are_same(const std::vector<Root>& a, const std::vector<Root>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Root& x, const Root& y) { return x.name == y.name && x.path == y.path; });
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

/// One run: the state that its steps share.
class Run {
 public:
  Run(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options)
      : writer_(writer),
        resolver_(resolver),
        options_(options),
        acceptance_(writer, options, changes_, report_) {}

  IndexReport go(std::span<const Root> roots);

 private:
  void read_all();
  void show_progress(bool at_once);
  void commit();

  Writer& writer_;
  const metadata::Resolver& resolver_;
  const IndexerOptions& options_;
  IndexReport report_;
  Plan plan_;  // before what reads in it to the last
  store::ManifestChanges changes_;
  Acceptance acceptance_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point shown_ = started_;
};

void Run::show_progress(bool at_once) {
  if (!options_.on_progress) return;
  const auto now = Clock::now();
  if (!at_once && now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  options_.on_progress({acceptance_.files(), plan_.to_read.size(), acceptance_.documents(),
                        std::chrono::duration_cast<std::chrono::milliseconds>(now - started_)});
}

void Run::read_all() {
  if (plan_.to_read.empty()) return;
  FileReader reader(writer_, resolver_, options_, plan_.to_read,
                    [this](const PlannedFile& planned, Prepared&& prepared, Reading reading) {
                      acceptance_.take(planned, std::move(prepared), reading);
                      show_progress(false);
                    });
  for (const PlannedFile& planned : plan_.to_read) {
    if (options_.stop.stop_requested()) {
      report_.stopped = true;
      break;
    }
    reader.read(planned);
  }
  reader.finish();
  acceptance_.close();
  for (const auto& [planned, refused] : acceptance_.take_refused()) {
    const IdSet& wanted = acceptance_.reopen(*planned, refused);
    if (!wanted.empty()) reader.read_again(*planned, wanted);
    reader.finish();
    acceptance_.close();
  }
}

void Run::commit() {
  store::Manifest manifest = writer_.manifest();
  if (!changes_.empty() || !are_same(manifest.roots(), plan_.roots))
    manifest = manifest.with(plan_.roots, changes_);
  writer_.commit(std::move(manifest), [&] { return current_settings(resolver_); });
}

IndexReport Run::go(std::span<const Root> roots) {
  plan_ = make_plan(writer_.manifest(), roots, options_, report_);
  find_moves(plan_, writer_.manifest(), options_);
  changes_ = std::move(plan_.out_of_sight);
  acceptance_.expect(plan_);
  read_all();
  acceptance_.settle();
  show_progress(true);
  commit();
  for (auto* issues : {&report_.failed, &report_.known_failed, &report_.warnings}) sort_by_file(*issues);
  report_.documents = writer_.document_count();
  report_.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
  return std::move(report_);
}

IndexReport bring_up_to_date(Writer& writer, const metadata::Resolver& resolver,
                             const IndexerOptions& options, std::span<const Root> roots) {
  return all_or_nothing(writer, [&] {
    const std::size_t outdated = is_outdated(writer, resolver) ? writer.document_count() : 0;
    if (outdated > 0 && !remake_all(writer, resolver, options)) return stopped_rebuild(writer);
    auto report = Run(writer, resolver, options).go(roots);
    report.remade = outdated;
    return report;
  });
}

}  // namespace

IndexReport update(Writer& writer, const metadata::Resolver& resolver, const IndexerOptions& options,
                   std::span<const Root> roots) {
  IndexReport report = bring_up_to_date(writer, resolver, options, roots);
  const auto started = Clock::now();
  try {
    if (close_gaps(writer, resolver, options)) report.remade = report.documents;
  } catch (const Error& error) {  // what the run was for is done, and the next one tries again
    report.warnings.push_back(
        {writer.directory().path().string(),
         fmt::format("the gaps that documents have left could not be closed: {}", error.what())});
  }
  report.elapsed += std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
  return report;
}

}  // namespace dossier::index
