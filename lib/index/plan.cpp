// SPDX-License-Identifier: GPL-2.0-or-later
// Which files below the given roots must be read, and which are gone?
#include "index/plan.h"

#include "index/limits.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

/// Where a path leads to, links resolved.
fs::path canonical_path(const fs::path& path) {
  std::error_code failure;
  auto full = fs::weakly_canonical(path, failure);
  return failure ? path : full;
}

/// What may not be looked into is there all the same.
bool is_missing(const fs::path& path) {
  std::error_code failure;
  return fs::status(path, failure).type() == fs::file_type::not_found;
}

/// Whether two absolute paths are one, as they are written or by where they lead to: a link may have been
/// switched to another folder, and a folder may be reached by another link.
bool are_same_place(const fs::path& a, const fs::path& b) {
  return a == b || canonical_path(a) == canonical_path(b);
}

std::string described(const std::string& name) {
  return name.empty() ? "the unnamed root" : fmt::format("root '{}'", name);
}

/// Adds a given root to the remembered ones.
void add_root(std::vector<Root>& roots, const Root& given) {
  if (given.name.find('/') != std::string::npos)
    throw Error(ErrorCode::invalid_argument, fmt::format("root name '{}' holds a '/'", given.name));
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (!text::is_valid_utf8(given.name) || std::any_of(given.name.begin(), given.name.end(), is_control))
    throw Error(ErrorCode::invalid_argument,
                "the name of a root is not valid UTF-8, or has control characters");
  const Root root{support::absolute_path(given.path), given.name};
  const auto same =
      std::find_if(roots.begin(), roots.end(), [&](const Root& r) { return r.name == root.name; });
  if (same == roots.end()) {
    roots.push_back(root);
    return;
  }
  if (!are_same_place(same->path, root.path) && !is_missing(same->path))
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("{} of the index is '{}', not '{}'", described(root.name), same->path.string(),
                    root.path.string()),
        fmt::format(
            "a further root needs a name of its own: NAME={}; where the documents have moved, take '{}' "
            "away first",
            given.path.string(), same->path.string()));
  same->path = root.path;  // the folder was moved: ids stay as they are
}

bool is_remembered(const store::Manifest& manifest, const Root& root) {
  const auto& roots = manifest.roots();
  return std::any_of(roots.begin(), roots.end(), [&](const Root& known) {
    return known.name == root.name && are_same_place(known.path, support::absolute_path(root.path));
  });
}

void report_unchanged(const store::ManifestEntry& known, IndexReport& report) {
  report.unchanged += known.documents;
  if (known.failures == 0) return;
  for (const auto& failure : store::Manifest::file(known).failures)
    report.known_failed.push_back(
        {failure.line == 0 ? std::string(known.key) : fmt::format("{}:{}", known.key, failure.line),
         failure.reason});
}

/// Whether a file was read by another version of its format's extractor. The format is what its bytes were,
/// not what its name says.
bool is_of_other_extractor(const store::ManifestEntry& known) {
  const auto format = extract::format_with_name(known.format);
  return !format || known.extractor_version != extract::extractor_version(*format);
}

/// Whether something of a file could not be read, but may be now.
bool may_be_read_now(const store::ManifestEntry& known, const IndexerOptions& options) {
  if (known.failures == 0) return false;
  return options.retry_failed || is_any_raised(store::Manifest::file(known).limits, limits_of(options));
}

/// The files below a root that the index knows, to be met in the order of their keys.
class KnownFiles {
 public:
  KnownFiles(const store::Manifest& manifest, const std::string& root)
      : rest_(manifest.files()), root_(root) {
    skip_others();
  }

  /// The next one before `key`; null when there is none.
  const store::ManifestEntry* next_before(std::string_view key) {
    return !rest_.empty() && rest_.front().key < key ? take() : nullptr;
  }
  const store::ManifestEntry* next_if(std::string_view key) {
    return !rest_.empty() && rest_.front().key == key ? take() : nullptr;
  }
  const store::ManifestEntry* next() { return rest_.empty() ? nullptr : take(); }

 private:
  const store::ManifestEntry* take() {
    const store::ManifestEntry* entry = &rest_.front();
    rest_ = rest_.subspan(1);
    skip_others();
    return entry;
  }

  void skip_others() {
    while (!rest_.empty() && (rest_.front().key == store::memory_key || rest_.front().root != root_))
      rest_ = rest_.subspan(1);
  }

  std::span<const store::ManifestEntry> rest_;
  const std::string& root_;
};

/// One root's part of a plan.
class RootPlanner {
 public:
  RootPlanner(const Root& root, const store::Manifest& manifest, const IndexerOptions& options, Plan& plan,
              IndexReport& report)
      : root_(root), manifest_(manifest), options_(options), plan_(plan), report_(report) {}

  void plan(source::Walk&& walk);

 private:
  void plan_file(source::FoundFile&& file, const store::ManifestEntry* known);
  void refuse_shared_id(const source::FoundFile& file, const store::ManifestEntry& known) const;
  void note_failed(FileIssue&& issue);
  [[nodiscard]] bool knows(std::string_view path) const;
  void hide_behind_links(source::Walk& walk) const;
  [[noreturn]] void refuse_emptied() const;

  const Root& root_;
  const store::Manifest& manifest_;
  const IndexerOptions& options_;
  Plan& plan_;
  IndexReport& report_;
};

/// Where a file below a root lies, by its key.
fs::path path_of(const Root& root, std::string_view key) {
  return source::source_file(root, {std::string(key), {}, {}}).path;
}

[[noreturn]] void throw_shared_id(std::string_view id, const fs::path& one, const fs::path& other) {
  throw Error(ErrorCode::invalid_argument,
              fmt::format("two files have the id '{}': '{}' and '{}'", id, one.string(), other.string()),
              "give one of the roots another name: NAME=PATH");
}

/// A file that is known below another root: that root may be given under a new name, or both have such a
/// file.
void RootPlanner::refuse_shared_id(const source::FoundFile& file, const store::ManifestEntry& known) const {
  const auto& roots = plan_.roots;
  const auto other =
      std::find_if(roots.begin(), roots.end(), [&](const Root& root) { return root.name == known.root; });
  if (other == roots.end()) return;
  const fs::path one = path_of(*other, known.key);
  const fs::path here = file.path.empty() ? path_of(root_, file.id) : fs::path(file.path);
  std::error_code failure;
  if (!is_missing(one) && !fs::equivalent(one, here, failure)) throw_shared_id(file.id, one, here);
}

/// It stays what it was to the index, and is told once.
void RootPlanner::note_failed(FileIssue&& issue) {
  const auto* entry = manifest_.find(issue.path);
  store::ManifestFile file = entry == nullptr ? store::ManifestFile{} : store::Manifest::file(*entry);
  if (std::any_of(file.failures.begin(), file.failures.end(),
                  [&](const auto& failure) { return failure.reason == issue.reason; })) {
    report_.known_failed.push_back(std::move(issue));
    return;
  }
  file.root = root_.name;
  file.stamp = {};
  file.content_hash.clear();
  file.failures.push_back({0, issue.reason});
  plan_.out_of_sight[issue.path] = std::move(file);
  report_.failed.push_back(std::move(issue));
}

void RootPlanner::plan_file(source::FoundFile&& file, const store::ManifestEntry* known) {
  const auto format = extract::format_of_name(std::string_view(file.id).substr(file.id.rfind('/') + 1));
  if (!format) {
    report_.skipped.push_back({std::move(file.id), "not a format that dossier reads"});
    if (known != nullptr) plan_.vanished.emplace_back(known->key);
    return;
  }
  ++report_.files_seen;
  // A root may be given under another name than the one that a file was indexed under.
  if (known == nullptr) known = manifest_.find(file.id);
  const bool is_of_other_root = known != nullptr && known->root != root_.name;
  if (is_of_other_root) {
    refuse_shared_id(file, *known);
    plan_.taken_over.insert(file.id);
  }
  const bool is_forced =
      known != nullptr && (is_of_other_extractor(*known) || may_be_read_now(*known, options_));
  if (known != nullptr && !is_forced && !is_of_other_root && known->stamp == file.stamp) {
    report_unchanged(*known, report_);
    ++plan_.unchanged_files;
    return;
  }
  PlannedFile planned;
  planned.file = source::source_file(root_, std::move(file));
  planned.format = *format;
  planned.root = root_.name;
  planned.is_forced = is_forced;
  if (known != nullptr) planned.known = store::Manifest::file(*known);
  plan_.to_read.push_back(std::move(planned));
}

void append(std::vector<FileIssue>& all, std::vector<FileIssue>&& more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool lies_at_or_below(std::string_view key, std::string_view path) {
  return key.starts_with(path) && (key.size() == path.size() || key[path.size()] == '/');
}

/// Whether a key lies at or below something that could not be examined: it has not vanished, it is out of
/// sight.
bool is_out_of_sight(std::string_view key, const std::vector<FileIssue>& failed) {
  return std::any_of(failed.begin(), failed.end(),
                     [&](const FileIssue& issue) { return lies_at_or_below(key, issue.path); });
}

/// Whether the index knows files of the root at or below a path.
bool RootPlanner::knows(std::string_view path) const {
  const auto& files = manifest_.files();
  const auto is_known = [&](const std::string& from) {
    const auto place =
        std::partition_point(files.begin(), files.end(), [&](const auto& entry) { return entry.key < from; });
    return place != files.end() && place->root == root_.name && lies_at_or_below(place->key, path);
  };
  const std::string key(path);
  return is_known(key) || is_known(key + "/");
}

/// What the index knows behind a link that is not followed has not vanished, unless it was moved to another
/// place below the root.
void RootPlanner::hide_behind_links(source::Walk& walk) const {
  if (options_.allow_empty) return;
  const fs::path inside = canonical_path(root_.path);
  for (const std::string& link : walk.links) {
    if (!knows(link)) continue;
    const fs::path target = canonical_path(path_of(root_, link));
    if (std::mismatch(inside.begin(), inside.end(), target.begin(), target.end()).first == inside.end())
      continue;
    walk.failed.push_back({link,
                           "it is a symbolic link now: --follow-symlinks follows it, --allow-empty lets its "
                           "documents go"});
  }
}

/// A disk that is not mounted, or a copy that failed, must not empty the index.
void RootPlanner::refuse_emptied() const {
  throw Error(ErrorCode::not_found,
              fmt::format("'{}' holds no files now that dossier reads, but documents were indexed from it",
                          root_.path.string()),
              "if it is not an unmounted disk, run again with --allow-empty to remove them from the index");
}

void RootPlanner::plan(source::Walk&& walk) {
  const std::size_t seen_before = report_.files_seen;
  const std::size_t vanished_before = plan_.vanished.size();
  hide_behind_links(walk);
  KnownFiles known(manifest_, root_.name);
  const auto vanish = [&](const store::ManifestEntry& entry) {
    std::string key(entry.key);
    if (!is_out_of_sight(key, walk.failed)) plan_.vanished.push_back(std::move(key));
  };
  for (source::FoundFile& file : walk.files) {
    while (const auto* gone = known.next_before(file.id)) vanish(*gone);
    const auto* entry = known.next_if(file.id);
    plan_file(std::move(file), entry);
  }
  while (const auto* gone = known.next()) vanish(*gone);
  const bool would_lose =
      std::any_of(plan_.vanished.begin() + static_cast<std::ptrdiff_t>(vanished_before), plan_.vanished.end(),
                  [&](const std::string& key) { return manifest_.find(key)->documents > 0; });
  if (would_lose && report_.files_seen == seen_before && !options_.allow_empty) refuse_emptied();
  append(report_.skipped, std::move(walk.skipped));
  for (FileIssue& issue : walk.failed) note_failed(std::move(issue));
}

/// A root `a=docs/a` beside the unnamed root `docs` would give the same files the same ids.
void refuse_same_files(const std::vector<Root>& roots, const std::set<std::string>& given) {
  const auto unnamed =
      std::find_if(roots.begin(), roots.end(), [](const Root& root) { return root.name.empty(); });
  if (unnamed == roots.end() || !given.contains("")) return;
  for (const Root& root : roots)
    if (!root.name.empty() && given.contains(root.name) &&
        canonical_path(root.path) == canonical_path(unnamed->path) / root.name)
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format("root '{}' is a folder of the unnamed root '{}'", root.name, unnamed->path.string()),
          "leave it out: its documents have the same ids there");
}

source::Walk walk_root(const Root& root, const store::Manifest& manifest, const IndexerOptions& options) {
  if (!is_missing(root.path)) return source::walk(root, options.follow_symlinks);
  if (options.allow_empty && is_remembered(manifest, root)) return {};
  throw Error(ErrorCode::not_found, fmt::format("no such file or folder: '{}'", root.path.string()),
              options.allow_empty
                  ? "nothing was changed; --allow-empty speaks of paths that the index knows"
                  : "nothing was changed; --allow-empty removes the documents of a path that is gone");
}

}  // namespace

Plan make_plan(const store::Manifest& manifest, std::span<const Root> roots, const IndexerOptions& options,
               IndexReport& report) {
  Plan plan;
  plan.roots = manifest.roots();
  std::set<std::string> names;
  for (const Root& root : roots) {
    if (!names.insert(root.name).second)
      throw Error(ErrorCode::invalid_argument, fmt::format("{} is given twice", described(root.name)),
                  "give every further root a name of its own: NAME=PATH");
    add_root(plan.roots, root);
  }
  refuse_same_files(plan.roots, names);
  for (const Root& root : roots)
    RootPlanner(root, manifest, options, plan, report).plan(walk_root(root, manifest, options));
  std::sort(plan.to_read.begin(), plan.to_read.end(),
            [](const PlannedFile& a, const PlannedFile& b) { return a.file.id < b.file.id; });
  std::sort(report.skipped.begin(), report.skipped.end(),
            [](const FileIssue& a, const FileIssue& b) { return a.path < b.path; });
  std::erase_if(plan.vanished, [&](const std::string& key) { return plan.taken_over.contains(key); });
  const auto shared =
      std::adjacent_find(plan.to_read.begin(), plan.to_read.end(),
                         [](const PlannedFile& a, const PlannedFile& b) { return a.file.id == b.file.id; });
  if (shared != plan.to_read.end())
    throw_shared_id(shared->file.id, shared->file.path, (shared + 1)->file.path);
  return plan;
}

}  // namespace dossier::index
