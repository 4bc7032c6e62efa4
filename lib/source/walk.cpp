// SPDX-License-Identifier: GPL-2.0-or-later
// Which files lie below a root?
#include "source/walk.h"

#include "support/errors.h"
#include "text/unicode.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace dossier::source {
namespace {

namespace fs = std::filesystem;

/// Before the name of a document that is open in a word processor stands this in the name of its lock.
constexpr std::string_view office_lock = "~$";

using Directory = std::unique_ptr<DIR, int (*)(DIR*)>;
/// Device and inode: what a folder is, by whatever path it is reached.
using Identity = std::pair<std::uint64_t, std::uint64_t>;

/// A file, folder or link to look at.
struct Entry {
  /// Empty for a file whose path follows from the root and the id: a hundred thousand that nobody asks for.
  std::string path;
  std::string id;
  /// Whether the path does not follow from them.
  bool is_renamed = false;
};

/// What of `stat` is needed; a folder may hold a great many files.
struct Status {
  mode_t mode = 0;
  Identity identity;
  support::FileStamp stamp;
};

/// A name in a folder, and what it stands for.
struct Item {
  std::string name;
  Status status;
};

Status status_of(const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {status.st_mode,
          {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)},
          {static_cast<std::uint64_t>(status.st_size),
           static_cast<std::int64_t>(status.st_mtim.tv_sec) * nanoseconds + status.st_mtim.tv_nsec}};
}

/// A name as a part of an id: bytes that cannot be one are written as `%FF`.
std::string id_part(std::string_view name) {
  std::string part;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t begin = i;
    const bool is_text = text::next_code_point(name, i) >= 0x20 && name[begin] != 0x7F &&
                         text::is_valid_utf8(name.substr(begin, i - begin));
    if (is_text) {
      part += name.substr(begin, i - begin);
      continue;
    }
    i = begin + 1;
    part += fmt::format("%{:02X}", static_cast<unsigned char>(name[begin]));
  }
  return part;
}

std::string_view kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

/// The id of a name in a folder.
std::string id_in(const Entry& folder, std::string_view name) {
  return folder.id.empty() ? id_part(name) : fmt::format("{}/{}", folder.id, id_part(name));
}

std::string reason_of(int errno_value) {
  return std::generic_category().message(errno_value);
}

/// Where an item stands in the byte order of ids: what is below a folder `a` comes after `a.md`, not before.
bool is_before(const Item& a, const Item& b) {
  const std::size_t shared = std::min(a.name.size(), b.name.size());
  const int order = a.name.compare(0, shared, b.name, 0, shared);
  if (order != 0) return order < 0;
  const auto next = [&](const Item& item) -> unsigned char {
    if (item.name.size() > shared) return static_cast<unsigned char>(item.name[shared]);
    return S_ISDIR(item.status.mode) ? '/' : '\0';
  };
  return next(a) < next(b);
}

/// One walk. Followed links are examined after everything that is reached without them, so that a link to a
/// folder below the root never takes the ids of that folder.
class Walker {
 public:
  explicit Walker(bool follow_symlinks) : follows_symlinks_(follow_symlinks) {}

  Walk run(Entry root, const Status& status);

 private:
  void take(Entry entry, const Status& status);
  void take_folder(Entry folder, const Status& status);
  void skip_link(std::string id);
  [[nodiscard]] std::vector<Item> list(const Entry& folder);
  void fail_folder(const Entry& folder, int errno_value);
  void follow(Entry link);

  bool follows_symlinks_;
  std::string root_path_;
  Walk walk_;
  std::vector<Entry> links_;
  std::set<Identity> seen_;
};

/// Sorts an entry, whose status is known, in where it belongs.
void Walker::take(Entry entry, const Status& status) {
  if (S_ISREG(status.mode))
    walk_.files.push_back({std::move(entry.id), status.stamp, std::move(entry.path)});
  else if (S_ISDIR(status.mode))
    take_folder(std::move(entry), status);
  else if (!S_ISLNK(status.mode))
    walk_.skipped.push_back({std::move(entry.id), std::string(kind_of(status.mode))});
  else if (follows_symlinks_)
    links_.push_back(std::move(entry));
  else
    skip_link(std::move(entry.id));
}

void Walker::skip_link(std::string id) {
  walk_.links.push_back(id);
  walk_.skipped.push_back({std::move(id), "a symbolic link"});
}

void Walker::take_folder(Entry folder, const Status& status) {
  if (!seen_.insert(status.identity).second) {
    walk_.skipped.push_back({std::move(folder.id), "a folder that was walked already"});
    return;
  }
  for (const Item& item : list(folder)) {
    Entry entry{{}, id_in(folder, item.name), folder.is_renamed || id_part(item.name) != item.name};
    if (!S_ISREG(item.status.mode) || entry.is_renamed) entry.path = folder.path + "/" + item.name;
    take(std::move(entry), item.status);
  }
}

/// Without the root nothing is known of any file: none of them may count as gone.
void Walker::fail_folder(const Entry& folder, int errno_value) {
  if (folder.path == root_path_) throw support::system_error("list", folder.path, errno_value);
  walk_.failed.push_back({folder.id, reason_of(errno_value)});
}

/// What is in a folder, in the byte order of ids as far as names are what they are written as.
std::vector<Item> Walker::list(const Entry& folder) {
  std::vector<Item> items;
  const Directory directory(::opendir(folder.path.c_str()), ::closedir);
  if (directory == nullptr) {
    fail_folder(folder, errno);
    return items;
  }
  errno = 0;
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name.front() == '.' || name.starts_with(office_lock)) {
      if (name != "." && name != "..") walk_.skipped.push_back({id_in(folder, name), "hidden"});
    } else {
      struct stat status {};
      if (::fstatat(::dirfd(directory.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
        items.push_back({std::string(name), status_of(status)});
      else if (errno != ENOENT)  // gone since the folder was read: as if it had never been there
        walk_.failed.push_back({id_in(folder, name), reason_of(errno)});
    }
    errno = 0;
  }
  if (errno != 0) fail_folder(folder, errno);
  std::sort(items.begin(), items.end(), is_before);
  return items;
}

void Walker::follow(Entry link) {
  struct stat status {};
  if (::stat(link.path.c_str(), &status) == 0) return take(std::move(link), status_of(status));
  const std::string reason = errno == ENOENT ? "a symbolic link to nothing" : reason_of(errno);
  walk_.failed.push_back({std::move(link.id), reason});
}

void sort_by_path(std::vector<FileIssue>& issues) {
  std::stable_sort(issues.begin(), issues.end(),
                   [](const FileIssue& a, const FileIssue& b) { return a.path < b.path; });
}

/// Files in the order of their ids. Two get one id when a name holds the `%FF` that another one is written
/// with.
void sort_by_id(Walk& walk) {
  const auto is_before = [](const FoundFile& a, const FoundFile& b) {
    return a.id != b.id ? a.id < b.id : a.path < b.path;
  };
  auto& files = walk.files;
  if (!std::is_sorted(files.begin(), files.end(), is_before))
    std::sort(files.begin(), files.end(), is_before);
  const auto is_same = [](const FoundFile& a, const FoundFile& b) { return a.id == b.id; };
  for (auto at = files.begin(); (at = std::adjacent_find(at, files.end(), is_same)) != files.end();) {
    walk.skipped.push_back({at->id, "a second file whose name, with other bytes, is written so"});
    files.erase(at + 1);
  }
}

Walk Walker::run(Entry root, const Status& status) {
  root_path_ = root.path;
  take(std::move(root), status);
  while (!links_.empty()) {
    std::vector<Entry> links = std::exchange(links_, {});
    std::sort(links.begin(), links.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    for (Entry& link : links) follow(std::move(link));
  }
  sort_by_id(walk_);
  sort_by_path(walk_.skipped);
  sort_by_path(walk_.failed);
  return std::move(walk_);
}

/// The id of the root: its name, to which those of the files are joined, or that of the file that it is.
std::string id_of_root(const Root& root, bool is_folder) {
  if (is_folder) return root.name;
  const std::string file_name = id_part(root.path.filename().string());
  return root.name.empty() ? file_name : root.name + "/" + file_name;
}

}  // namespace

Walk walk(const Root& root, bool follow_symlinks) {
  struct stat status {};
  // The root is what the user named: a link there is followed in any case.
  if (::stat(root.path.c_str(), &status) != 0) throw support::system_error("examine", root.path, errno);
  Entry entry{root.path.string(), id_of_root(root, S_ISDIR(status.st_mode))};
  return Walker(follow_symlinks).run(std::move(entry), status_of(status));
}

SourceFile source_file(const Root& root, FoundFile&& file) {
  const std::size_t below = root.name.empty() ? 0 : root.name.size() + 1;
  if (!file.path.empty()) return {std::move(file.path), std::move(file.id), file.stamp};
  fs::path path = root.path / std::string_view(file.id).substr(below);
  std::error_code failure;
  if (!fs::is_directory(root.path, failure)) path = root.path;
  return {std::move(path), std::move(file.id), file.stamp};
}

}  // namespace dossier::source
