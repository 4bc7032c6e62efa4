// SPDX-License-Identifier: GPL-2.0-or-later
// How are files read whole and written so that a crash leaves the old or the new content?
#include "support/file.h"

#include "support/errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>

#include <fmt/format.h>

namespace dossier::support {
namespace {

constexpr std::size_t copied_at_once = std::size_t{1} << 20;

/// An open file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int value() const { return value_; }
  [[nodiscard]] bool is_open() const { return value_ >= 0; }

 private:
  int value_;
};

void write_all(int descriptor, std::string_view content, const std::filesystem::path& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw system_error("write", path, errno);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Makes sure that an open descriptor is a regular file of an acceptable size; returns the size.
std::size_t checked_size(int descriptor, const std::filesystem::path& path, std::size_t max_bytes) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) throw system_error("examine", path, errno);
  if (!S_ISREG(status.st_mode))
    throw Error(ErrorCode::io, fmt::format("cannot read '{}': not a regular file", path.string()));
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > max_bytes)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("file is {} bytes long, the limit is {}", size, max_bytes),
                "raise the limit (--max-file-size) if it is no mistake");
  return size;
}

}  // namespace

std::filesystem::path absolute_path(const std::filesystem::path& path) {
  std::error_code failure;
  auto full = std::filesystem::absolute(path, failure);
  if (failure) return path;
  if (std::find(full.begin(), full.end(), "..") == full.end()) full = full.lexically_normal();
  return full.has_filename() || !full.has_relative_path() ? full : full.parent_path();  // "index/"
}

std::optional<FileIdentity> identify(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  struct stat status {};
  if (!file.is_open() || ::fstat(file.value(), &status) != 0) return std::nullopt;
  constexpr std::int64_t ns_per_second = 1'000'000'000;
  return FileIdentity{static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
                      static_cast<std::uint64_t>(status.st_size),
                      status.st_ctim.tv_sec * ns_per_second + status.st_ctim.tv_nsec};
}

std::string read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  // O_NONBLOCK: opening a FIFO without a writer must not wait.
  const Descriptor file(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file.is_open()) throw system_error("read", path, errno);
  std::string content(checked_size(file.value(), path, max_bytes), '\0');
  std::size_t filled = 0;
  while (filled < content.size()) {
    const ssize_t got = ::read(file.value(), content.data() + filled, content.size() - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      throw system_error("read", path, errno);
    }
    if (got == 0) break;  // it shrank since it was examined: what is there is read
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
  auto temporary = path;
  temporary += ".new";
  {
    const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (!file.is_open()) throw system_error("write", temporary, errno);
    write_all(file.value(), content, temporary);
    if (::fsync(file.value()) != 0) throw system_error("write", temporary, errno);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) throw system_error("replace", path, errno);
  sync_directory(path.parent_path());
}

void copy_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  const Descriptor source(from, O_RDONLY);
  if (!source.is_open()) throw system_error("read", from, errno);
  const Descriptor copy(to, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (!copy.is_open()) throw system_error("write", to, errno);
  std::string part(copied_at_once, '\0');
  for (;;) {
    const ssize_t got = ::read(source.value(), part.data(), part.size());
    if (got == 0) return;
    if (got < 0 && errno != EINTR) throw system_error("read", from, errno);
    if (got > 0) write_all(copy.value(), std::string_view(part).substr(0, static_cast<std::size_t>(got)), to);
  }
}

void sync_directory(const std::filesystem::path& directory) {
  const Descriptor folder(directory.empty() ? std::filesystem::path(".") : directory, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open() || ::fsync(folder.value()) != 0) throw system_error("sync", directory, errno);
}

std::vector<std::filesystem::path> list_directory(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  std::error_code failure;
  std::filesystem::directory_iterator entries(directory, failure);
  for (; !failure && entries != std::filesystem::directory_iterator(); entries.increment(failure))
    paths.push_back(entries->path());
  if (failure) throw system_error("list", directory, failure.value());
  return paths;
}

void sync_tree(const std::filesystem::path& directory) {
  for (const auto& path : list_directory(directory)) {
    const Descriptor file(path, O_RDONLY);
    if (!file.is_open() || ::fsync(file.value()) != 0) throw system_error("sync", path, errno);
  }
  sync_directory(directory);
}

std::uint64_t directory_bytes(const std::filesystem::path& directory) {
  std::uint64_t total = 0;
  std::error_code failure;
  for (auto entry = std::filesystem::recursive_directory_iterator(directory, failure);
       !failure && entry != std::filesystem::recursive_directory_iterator(); entry.increment(failure)) {
    std::error_code vanished;  // a file may go while we look; that is no error
    if (entry->is_regular_file(vanished) && !vanished) {
      const auto size = entry->file_size(vanished);
      if (!vanished) total += size;
    }
  }
  return total;
}

}  // namespace dossier::support
