// SPDX-License-Identifier: GPL-2.0-or-later
// What if the N-th write to the index fails? A library to be preloaded: it counts the calls that change files
// below a folder, and makes the N-th one fail.
//
//   FAIL_BELOW   the folder
//   FAIL_AT      number of the call that fails, from 1; 0: none
//   FAIL_ERRNO   the error that it fails with
//   FAIL_ON      once (default), or always: all later calls fail too, as on a full disk
//   FAIL_COUNT   a file that gets the number of calls when the program ends
//   FAIL_READS   if set, reads are counted instead
//   FAIL_LOG     a file that gets a line for each call that is counted and does not fail: name and path
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

std::atomic<long> calls{0};

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_below(const char* path) {
  const char* folder = setting("FAIL_BELOW");
  const std::size_t length = std::strlen(folder);
  return length > 0 && std::strncmp(path, folder, length) == 0 &&
         (path[length] == '/' || path[length] == '\0');
}

std::string path_of(const char* path) {
  return path;
}

std::string path_of(int descriptor) {
  char link[64];
  char path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path);
  return length < 0 ? std::string() : std::string(path, static_cast<std::size_t>(length));
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

void log(const char* name, const std::string& path) {
  const char* file = setting("FAIL_LOG");
  if (*file == '\0') return;
  const int descriptor =
      real<int (*)(const char*, int, ...)>("open")(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string line = std::string(name) + " " + path + "\n";
  const auto write = real<ssize_t (*)(int, const void*, size_t)>("write");
  if (write(descriptor, line.data(), line.size()) < 0) std::abort();
  ::close(descriptor);
}

/// Whether this call is to fail; sets errno.
template <class Place>
bool fails(const char* name, Place place, bool is_read = false) {
  const int saved = errno;
  const std::string path = path_of(place);
  const bool is_counted = is_read == (*setting("FAIL_READS") != '\0') && is_below(path.c_str());
  errno = saved;
  if (!is_counted) return false;
  const long number = ++calls;
  const long at = std::atol(setting("FAIL_AT"));
  const bool goes_on = std::strcmp(setting("FAIL_ON"), "always") == 0;
  if (at == 0 || number < at || (number > at && !goes_on)) {
    log(name, path);
    errno = saved;
    return false;
  }
  errno = std::atoi(setting("FAIL_ERRNO"));
  return true;
}

bool writes(int flags) {
  return (flags & O_ACCMODE) != O_RDONLY;
}

struct Reporter {
  ~Reporter() {
    const char* path = setting("FAIL_COUNT");
    if (*path == '\0') return;
    if (std::FILE* file = std::fopen(path, "w")) {
      std::fprintf(file, "%ld\n", calls.load());
      std::fclose(file);
    }
  }
} reporter;

int open_any(const char* name, const char* path, int flags, mode_t mode) {
  if (writes(flags) && fails("open", path)) return -1;
  return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

}  // namespace

#define FAIL_IO_EXPORT extern "C" __attribute__((visibility("default")))

extern "C" ssize_t write(int descriptor, const void* bytes, size_t size);

namespace {

int descriptor_of(void* cookie) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(cookie));
}

int flags_of(const char* mode) {
  int flags = std::strchr(mode, '+') != nullptr ? O_RDWR : O_WRONLY;
  if (*mode == 'w') flags |= O_CREAT | O_TRUNC;
  if (*mode == 'a') flags |= O_CREAT | O_APPEND;
  if (std::strchr(mode, 'x') != nullptr) flags |= O_EXCL;
  return flags | O_CLOEXEC;
}

FILE* open_stream(const char* path, const char* mode) {
  const int descriptor = open_any("open", path, flags_of(mode), 0666);
  if (descriptor < 0) return nullptr;
  cookie_io_functions_t functions{};
  functions.read = [](void* cookie, char* bytes, size_t size) {
    return ::read(descriptor_of(cookie), bytes, size);
  };
  functions.write = [](void* cookie, const char* bytes, size_t size) {
    return std::max<ssize_t>(0, ::write(descriptor_of(cookie), bytes, size));
  };
  functions.seek = [](void* cookie, off64_t* offset, int whence) {
    *offset = ::lseek64(descriptor_of(cookie), *offset, whence);
    return *offset < 0 ? -1 : 0;
  };
  functions.close = [](void* cookie) { return ::close(descriptor_of(cookie)); };
  return ::fopencookie(reinterpret_cast<void*>(static_cast<std::intptr_t>(descriptor)), mode, functions);
}

}  // namespace

FAIL_IO_EXPORT int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_any("open", path, flags, mode);
}
FAIL_IO_EXPORT int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_any("open64", path, flags, mode);
}
FAIL_IO_EXPORT ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (fails("write", descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}
FAIL_IO_EXPORT ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  if (fails("pwrite", descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(descriptor, bytes, size, offset);
}
FAIL_IO_EXPORT ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  if (fails("pwrite64", descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, bytes, size, offset);
}
FAIL_IO_EXPORT ssize_t sendfile(int out, int in, off_t* offset, size_t size) {
  if (fails("sendfile", out)) return -1;
  return real<ssize_t (*)(int, int, off_t*, size_t)>("sendfile")(out, in, offset, size);
}
FAIL_IO_EXPORT int fsync(int descriptor) {
  return fails("fsync", descriptor) ? -1 : real<int (*)(int)>("fsync")(descriptor);
}
FAIL_IO_EXPORT int fdatasync(int descriptor) {
  return fails("fdatasync", descriptor) ? -1 : real<int (*)(int)>("fdatasync")(descriptor);
}
FAIL_IO_EXPORT int ftruncate(int descriptor, off_t size) {
  return fails("ftruncate", descriptor) ? -1 : real<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}
FAIL_IO_EXPORT int rename(const char* from, const char* to) noexcept {
  if (is_below(from)) log("rename-from", from);
  return fails("rename", to) ? -1 : real<int (*)(const char*, const char*)>("rename")(from, to);
}
FAIL_IO_EXPORT int mkdir(const char* path, mode_t mode) noexcept {
  return fails("mkdir", path) ? -1 : real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
// The C library writes its streams by functions of its own; streams below the folder are made of those here.
FAIL_IO_EXPORT FILE* fopen(const char* path, const char* mode) {
  if (!is_below(path) || std::strpbrk(mode, "wa+") == nullptr)
    return real<FILE* (*)(const char*, const char*)>("fopen")(path, mode);
  return open_stream(path, mode);
}
FAIL_IO_EXPORT ssize_t read(int descriptor, void* bytes, size_t size) {
  if (fails("read", descriptor, true)) return -1;
  return real<ssize_t (*)(int, void*, size_t)>("read")(descriptor, bytes, size);
}
