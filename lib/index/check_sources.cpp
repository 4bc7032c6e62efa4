// SPDX-License-Identifier: GPL-2.0-or-later
// Do the files below the roots still hold what was indexed from them?
#include "index/check_sources.h"

#include "extract/extract.h"
#include "index/prepare.h"
#include "source/records.h"
#include "source/walk.h"
#include "store/snapshot.h"
#include "support/file.h"
#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;

/// A file larger than the indexer's limit was never read; whatever was read is read again.
constexpr auto any_size = std::numeric_limits<std::size_t>::max();

/// The files that a walk found, by id.
std::map<std::string, source::SourceFile> by_id(const Root& root, source::Walk&& walk) {
  std::map<std::string, source::SourceFile> files;
  for (auto& found : walk.files) {
    std::string id = found.id;
    files.emplace(std::move(id), source::source_file(root, std::move(found)));
  }
  return files;
}

class SourceCheck {
 public:
  explicit SourceCheck(const store::Manifest& manifest) : manifest_(manifest) {}

  CheckReport run();

 private:
  void find(CheckKind kind, std::string_view subject, const std::string& message);
  void check_root(const Root& root);
  [[nodiscard]] bool has_files(const Root& root) const;
  void check_file(const source::SourceFile& file, const store::ManifestFile& known);
  void check_whole(const source::SourceFile& file, const store::ManifestFile& known);
  void check_records(const source::SourceFile& file, const store::ManifestFile& known);
  void check_out_of_walk(const Root& root, const std::vector<std::string>& keys);
  void check_new(const source::SourceFile& file);

  const store::Manifest& manifest_;
  CheckReport result_;
};

void SourceCheck::find(CheckKind kind, std::string_view subject, const std::string& message) {
  result_.findings.push_back({kind, std::string(subject), message});
}

void SourceCheck::check_whole(const source::SourceFile& file, const store::ManifestFile& known) {
  if (known.content_hash.empty()) return;
  if (support::hash128_hex(support::read_file(file.path, any_size)) == known.content_hash) return;
  // A run of the indexer looks at size and time only.
  const bool looks_equal = file.stamp == known.stamp;
  find(CheckKind::changed, file.id,
       looks_equal ? "holds something else than was indexed, though its size and time are the same"
                   : "holds something else than was indexed");
}

void SourceCheck::check_records(const source::SourceFile& file, const store::ManifestFile& known) {
  std::map<std::string_view, std::string_view> left;
  for (const auto& document : known.documents) left.emplace(document.id, document.content_hash);
  bool has_unreadable = false;
  const auto visit = [&](source::SourceRecord&& record) {
    if (!record.error.empty()) {  // the manifest has it as failed, or the next run will
      has_unreadable = true;
      return;
    }
    const auto subject = fmt::format("{}:{}", file.id, record.line);
    const auto place = left.find(record.document.id);
    if (place == left.end()) {
      if (!known.failures.empty()) return;  // it may be the one that failed
      return find(CheckKind::added, subject, fmt::format("record '{}' is not indexed", record.document.id));
    }
    if (place->second != hash_of(record.document))
      find(CheckKind::changed, subject,
           fmt::format("record '{}' is another one than was indexed", record.document.id));
    left.erase(place);
  };
  const auto format = extract::format_of_name(file.path.filename().string());
  (format == extract::Format::csv ? source::read_csv : source::read_json_lines)(file.path, {any_size}, visit);
  // Documents of records that cannot be read now stay in the index.
  if (has_unreadable) return;
  for (const auto& [id, hash] : left)
    find(CheckKind::vanished, file.id, fmt::format("record '{}' is gone", id));
}

void SourceCheck::check_file(const source::SourceFile& file, const store::ManifestFile& known) {
  ++result_.examined;
  const auto format = extract::format_with_name(known.format);
  const bool has_records = format == extract::Format::csv || format == extract::Format::json_lines;
  try {
    has_records ? check_records(file, known) : check_whole(file, known);
  } catch (const Error& error) {
    if (known.failures.empty()) find(CheckKind::unreadable, file.id, error.what());
  }
}

void SourceCheck::check_new(const source::SourceFile& file) {
  if (extract::format_of_name(file.path.filename().string()))
    find(CheckKind::added, file.id, "is not indexed");
}

/// Files that the walk did not meet are gone, or were reached through links when they were indexed.
void SourceCheck::check_out_of_walk(const Root& root, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  const auto present = by_id(root, source::walk(root, true));
  for (const auto& key : keys) {
    const auto place = present.find(key);
    if (place == present.end())
      find(CheckKind::vanished, key, "is gone");
    else
      check_file(place->second, store::Manifest::file(*manifest_.find(key)));
  }
}

/// Whether the index knows files of a root.
bool SourceCheck::has_files(const Root& root) const {
  const auto& files = manifest_.files();
  return std::any_of(files.begin(), files.end(), [&](const auto& entry) {
    return entry.key != store::memory_key && entry.root == root.name;
  });
}

void SourceCheck::check_root(const Root& root) {
  source::Walk walk;
  try {
    walk = source::walk(root, false);
  } catch (const Error& error) {
    const bool is_spent = error.code() == ErrorCode::not_found && !has_files(root);
    if (!is_spent) find(CheckKind::unreadable, root.path.string(), error.what());
    return;
  }
  const auto failed = std::move(walk.failed);
  auto present = by_id(root, std::move(walk));
  std::vector<std::string> out_of_walk;
  for (const store::ManifestEntry& entry : manifest_.files()) {
    if (entry.root != root.name || entry.key == store::memory_key) continue;
    const auto place = present.find(std::string(entry.key));
    if (place == present.end()) {
      if (entry.documents == 0 && entry.failures > 0) continue;  // it could not be examined then either
      out_of_walk.emplace_back(entry.key);
      continue;
    }
    check_file(place->second, store::Manifest::file(entry));
    present.erase(place);
  }
  check_out_of_walk(root, out_of_walk);
  for (const auto& [id, file] : present) check_new(file);
  for (const auto& issue : failed) find(CheckKind::unreadable, issue.path, issue.reason);
}

CheckReport SourceCheck::run() {
  for (const Root& root : manifest_.roots()) check_root(root);
  std::stable_sort(result_.findings.begin(), result_.findings.end(),
                   [](const auto& a, const auto& b) { return a.subject < b.subject; });
  return std::move(result_);
}

}  // namespace

CheckReport check_sources(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  return SourceCheck(store::load_manifest(database, generation)).run();
}

}  // namespace dossier::index
