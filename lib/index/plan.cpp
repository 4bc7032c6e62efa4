// SPDX-License-Identifier: GPL-2.0-or-later
// Which files below the given roots must be read, and which are gone?
#include "index/plan.h"

#include <dossier/error.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

fs::path canonical_path(const fs::path& path) {
  std::error_code failure;
  auto full = fs::weakly_canonical(fs::absolute(path, failure), failure);
  return failure ? path : full;
}

bool is_there(const fs::path& path) {
  std::error_code failure;
  return fs::exists(path, failure);
}

std::string described(const std::string& name) {
  return name.empty() ? "the unnamed root" : fmt::format("root '{}'", name);
}

/// Adds a given root to the remembered ones.
void add_root(std::vector<Root>& roots, const Root& given) {
  if (given.name.find('/') != std::string::npos)
    throw Error(ErrorCode::invalid_argument, fmt::format("root name '{}' holds a '/'", given.name));
  const Root root{canonical_path(given.path), given.name};
  const auto same =
      std::find_if(roots.begin(), roots.end(), [&](const Root& r) { return r.name == root.name; });
  if (same == roots.end()) {
    roots.push_back(root);
    return;
  }
  if (same->path != root.path && is_there(same->path))
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} of the index is '{}', not '{}'", described(root.name), same->path.string(),
                            root.path.string()),
                fmt::format("give the new root a name of its own: NAME={}", given.path.string()));
  same->path = root.path;  // the folder was moved: ids stay as they are
}

bool has_indexed(const store::Manifest& manifest, const std::string& root) {
  return std::any_of(manifest.files.begin(), manifest.files.end(), [&](const auto& entry) {
    return entry.first != store::memory_key && entry.second.root == root && !entry.second.documents.empty();
  });
}

void report_unchanged(const std::string& key, const store::ManifestFile& known, IndexReport& report) {
  report.unchanged += known.documents.size();
  for (const auto& failure : known.failures)
    report.known_failed.push_back(
        {failure.line == 0 ? key : fmt::format("{}:{}", key, failure.line), failure.reason});
}

void plan_file(source::SourceFile&& file, const std::string& root, const store::Manifest& manifest,
               Plan& plan, IndexReport& report) {
  const auto format = extract::format_of_name(file.path.filename().string());
  if (!format) {
    report.skipped.push_back({file.id, "not a format that dossier reads"});
    return;
  }
  ++report.files_seen;
  const auto known = manifest.files.find(file.id);
  const bool is_known = known != manifest.files.end();
  if (is_known && known->second.stamp == file.stamp) {
    report_unchanged(file.id, known->second, report);
    return;
  }
  plan.to_read.push_back({std::move(file), *format, root});
}

void append(std::vector<FileIssue>& all, std::vector<FileIssue>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Whether a key lies at or below something that could not be examined: it has not vanished, it is out of
/// sight.
bool is_out_of_sight(const std::string& key, const std::vector<FileIssue>& failed) {
  return std::any_of(failed.begin(), failed.end(), [&](const FileIssue& issue) {
    return key == issue.path || (key.starts_with(issue.path) && key[issue.path.size()] == '/');
  });
}

void plan_root(const Root& root, const store::Manifest& manifest, const IndexerOptions& options, Plan& plan,
               IndexReport& report) {
  const bool may_be_gone = options.allow_empty && has_indexed(manifest, root.name) && !is_there(root.path);
  source::Walk walk = may_be_gone ? source::Walk{} : source::walk(root, options.follow_symlinks);
  if (walk.files.empty() && walk.failed.empty() && !options.allow_empty && has_indexed(manifest, root.name))
    throw Error(
        ErrorCode::not_found,
        fmt::format("'{}' holds no files now, but documents were indexed from it", root.path.string()),
        "if it is not an unmounted disk, run again with --allow-empty to remove them from the index");
  std::set<std::string, std::less<>> present;
  for (source::SourceFile& file : walk.files) {
    present.insert(file.id);
    plan_file(std::move(file), root.name, manifest, plan, report);
  }
  for (const auto& [key, known] : manifest.files) {
    const bool is_here = key != store::memory_key && known.root == root.name;
    if (is_here && !present.contains(key) && !is_out_of_sight(key, walk.failed)) plan.vanished.push_back(key);
  }
  append(report.skipped, std::move(walk.skipped));
  append(report.failed, std::move(walk.failed));
}

}  // namespace

Plan make_plan(const store::Manifest& manifest, std::span<const Root> roots, const IndexerOptions& options,
               IndexReport& report) {
  Plan plan;
  plan.roots = manifest.roots;
  std::set<std::string> names;
  for (const Root& root : roots) {
    if (!names.insert(root.name).second)
      throw Error(ErrorCode::invalid_argument, fmt::format("{} is given twice", described(root.name)),
                  "give every further root a name of its own: NAME=PATH");
    add_root(plan.roots, root);
  }
  for (const Root& root : roots) plan_root(root, manifest, options, plan, report);
  std::sort(plan.to_read.begin(), plan.to_read.end(),
            [](const PlannedFile& a, const PlannedFile& b) { return a.file.id < b.file.id; });
  return plan;
}

}  // namespace dossier::index
