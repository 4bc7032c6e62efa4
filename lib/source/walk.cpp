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

namespace dossier::source {
namespace {

namespace fs = std::filesystem;

using Directory = std::unique_ptr<DIR, int (*)(DIR*)>;
/// Device and inode: what a folder is, by whatever path it is reached.
using Identity = std::pair<std::uint64_t, std::uint64_t>;

/// A folder, file or link to look at.
struct Entry {
  fs::path path;
  std::string id;
};

Identity identity_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

support::FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t nanoseconds = 1'000'000'000;
  return {static_cast<std::uint64_t>(status.st_size),
          static_cast<std::int64_t>(status.st_mtim.tv_sec) * nanoseconds + status.st_mtim.tv_nsec};
}

/// Why a name cannot be an id; empty when it can.
std::string_view fault_of_name(std::string_view name) {
  if (!text::is_valid_utf8(name)) return "file name is not valid UTF-8";
  const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
  return std::any_of(name.begin(), name.end(), is_control) ? "file name has control characters" : "";
}

std::string_view kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

/// What a folder is called in a report; the unnamed root has no id.
std::string name_of(const Entry& folder) {
  return folder.id.empty() ? folder.path.string() : folder.id;
}

std::string reason_of(int errno_value) {
  return std::generic_category().message(errno_value);
}

/// One walk. Followed links are examined after everything that is reached without them, so that a link to a
/// folder below the root never takes the ids of that folder.
class Walker {
 public:
  explicit Walker(bool follow_symlinks) : follows_symlinks_(follow_symlinks) {}

  Walk run(Entry root, const struct stat& status);

 private:
  void take(Entry entry, const struct stat& status);
  void take_file(Entry entry, const struct stat& status);
  void list_folder(const Entry& folder);
  void examine(DIR* directory, const Entry& folder, const char* name);
  void follow(Entry link);
  void walk_pending();

  bool follows_symlinks_;
  Walk walk_;
  std::vector<Entry> folders_;
  std::vector<Entry> links_;
  std::set<Identity> seen_;
};

void Walker::take_file(Entry entry, const struct stat& status) {
  walk_.files.push_back({std::move(entry.path), std::move(entry.id), stamp_of(status)});
}

/// Sorts an entry, whose status is known, in where it belongs.
void Walker::take(Entry entry, const struct stat& status) {
  if (S_ISREG(status.st_mode)) return take_file(std::move(entry), status);
  if (S_ISDIR(status.st_mode)) {
    if (seen_.insert(identity_of(status)).second)
      folders_.push_back(std::move(entry));
    else
      walk_.skipped.push_back({std::move(entry.id), "a folder that was walked already"});
    return;
  }
  if (!S_ISLNK(status.st_mode))
    walk_.skipped.push_back({std::move(entry.id), std::string(kind_of(status.st_mode))});
  else if (follows_symlinks_)
    links_.push_back(std::move(entry));
  else
    walk_.skipped.push_back({std::move(entry.id), "a symbolic link"});
}

void Walker::examine(DIR* directory, const Entry& folder, const char* name) {
  Entry entry{folder.path / name, folder.id.empty() ? name : folder.id + "/" + name};
  if (const std::string_view fault = fault_of_name(name); !fault.empty()) {
    walk_.failed.push_back({text::clean_spaces(text::to_valid_utf8(entry.id)), std::string(fault)});
    return;
  }
  if (*name == '.') {
    walk_.skipped.push_back({std::move(entry.id), "hidden"});
    return;
  }
  struct stat status {};
  if (::fstatat(::dirfd(directory), name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    take(std::move(entry), status);
  else if (errno != ENOENT)  // gone since the folder was read: as if it had never been there
    walk_.failed.push_back({std::move(entry.id), reason_of(errno)});
}

void Walker::list_folder(const Entry& folder) {
  const Directory directory(::opendir(folder.path.c_str()), ::closedir);
  if (directory == nullptr) {
    walk_.failed.push_back({name_of(folder), reason_of(errno)});
    return;
  }
  errno = 0;
  while (const dirent* item = ::readdir(directory.get())) {
    const std::string_view name = item->d_name;
    if (name != "." && name != "..") examine(directory.get(), folder, item->d_name);
    errno = 0;
  }
  if (errno != 0) walk_.failed.push_back({name_of(folder), reason_of(errno)});
}

void Walker::follow(Entry link) {
  struct stat status {};
  if (::stat(link.path.c_str(), &status) == 0) return take(std::move(link), status);
  const std::string reason = errno == ENOENT ? "a symbolic link to nothing" : reason_of(errno);
  walk_.failed.push_back({std::move(link.id), reason});
}

void Walker::walk_pending() {
  while (!folders_.empty()) {
    const Entry folder = std::move(folders_.back());
    folders_.pop_back();
    list_folder(folder);
  }
}

void sort_by_path(std::vector<FileIssue>& issues) {
  std::stable_sort(issues.begin(), issues.end(),
                   [](const FileIssue& a, const FileIssue& b) { return a.path < b.path; });
}

Walk Walker::run(Entry root, const struct stat& status) {
  take(std::move(root), status);
  walk_pending();
  while (!links_.empty()) {
    std::vector<Entry> links = std::exchange(links_, {});
    std::sort(links.begin(), links.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    for (Entry& link : links) {
      follow(std::move(link));
      walk_pending();
    }
  }
  std::sort(walk_.files.begin(), walk_.files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.id < b.id; });
  sort_by_path(walk_.skipped);
  sort_by_path(walk_.failed);
  return std::move(walk_);
}

/// The id of the root: its name, to which those of the files are joined, or that of the file that it is.
std::string id_of_root(const Root& root, bool is_folder) {
  if (is_folder) return root.name;
  const std::string file_name = root.path.filename().string();
  return root.name.empty() ? file_name : root.name + "/" + file_name;
}

}  // namespace

Walk walk(const Root& root, bool follow_symlinks) {
  struct stat status {};
  // The root is what the user named: a link there is followed in any case.
  if (::stat(root.path.c_str(), &status) != 0) throw support::system_error("examine", root.path, errno);
  Entry entry{root.path, id_of_root(root, S_ISDIR(status.st_mode))};
  if (const std::string_view fault = fault_of_name(entry.id); !fault.empty()) {
    Walk nothing;
    nothing.failed.push_back({text::clean_spaces(text::to_valid_utf8(entry.id)), std::string(fault)});
    return nothing;
  }
  return Walker(follow_symlinks).run(std::move(entry), status);
}

}  // namespace dossier::source
