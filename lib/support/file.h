// SPDX-License-Identifier: GPL-2.0-or-later
// How are files read whole and written so that a crash leaves the old or the new content?
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::support {

/// What `stat` says of a file; enough to recognise an unchanged one.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  bool operator==(const FileStamp&) const = default;
};

/// What tells a file from all that were or will be at its path, as long as it is not written to twice within
/// a tick of the file system's clock.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  /// When it, its name or its rights changed, in nanoseconds since 1970.
  std::int64_t changed_ns = 0;
  bool operator==(const FileIdentity&) const = default;
};

/// A path from the root, as it was given but for `.` and slashes that mean nothing. A `..` stays: behind a
/// link it leads elsewhere than the names say.
[[nodiscard]] std::filesystem::path absolute_path(const std::filesystem::path& path);

/// Of the file at a path; none when it cannot be opened. It is opened, since network file systems answer for
/// files that are not with what they knew some seconds ago.
[[nodiscard]] std::optional<FileIdentity> identify(const std::filesystem::path& path);

/// Closes a file of the C library.
struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

/// Reads a regular file whole. Never blocks on a FIFO or device.
/// \throws Error `io`/`not_found`, also when the file is larger than `max_bytes` or no regular file.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// Writes `content` beside `path`, makes it durable, and renames it over `path`. \throws Error `io`.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Copies a file's content to a new file; not durable yet. \throws Error `io`, `not_found` for a missing
/// source.
void copy_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// What is in a folder, in no order. \throws Error `io`; `not_found` when there is no folder
[[nodiscard]] std::vector<std::filesystem::path> list_directory(const std::filesystem::path& directory);

/// Makes a folder's entries durable (after a rename). \throws Error `io`.
void sync_directory(const std::filesystem::path& directory);

/// Makes all files of a folder and its entries durable, not those of folders in it. \throws Error `io`.
void sync_tree(const std::filesystem::path& directory);

/// Bytes of all regular files below a folder; 0 when it is missing.
[[nodiscard]] std::uint64_t directory_bytes(const std::filesystem::path& directory);

}  // namespace dossier::support
