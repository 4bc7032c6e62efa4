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
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
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

bool is_below(int descriptor) {
  char link[64];
  char path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length < 0) return false;
  path[length] = '\0';
  return is_below(path);
}

/// Whether this call is to fail; sets errno.
template <class Place>
bool fails(Place place, bool is_read = false) {
  const int saved = errno;
  const bool is_counted = is_read == (*setting("FAIL_READS") != '\0') && is_below(place);
  errno = saved;
  if (!is_counted) return false;
  const long number = ++calls;
  const long at = std::atol(setting("FAIL_AT"));
  const bool goes_on = std::strcmp(setting("FAIL_ON"), "always") == 0;
  if (at == 0 || number < at || (number > at && !goes_on)) return false;
  errno = std::atoi(setting("FAIL_ERRNO"));
  return true;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
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
  if (writes(flags) && fails(path)) return -1;
  return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

}  // namespace

#define FAIL_IO_EXPORT extern "C" __attribute__((visibility("default")))

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
  if (fails(descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, size);
}
FAIL_IO_EXPORT ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  if (fails(descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(descriptor, bytes, size, offset);
}
FAIL_IO_EXPORT ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  if (fails(descriptor)) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, bytes, size, offset);
}
FAIL_IO_EXPORT ssize_t sendfile(int out, int in, off_t* offset, size_t size) {
  if (fails(out)) return -1;
  return real<ssize_t (*)(int, int, off_t*, size_t)>("sendfile")(out, in, offset, size);
}
FAIL_IO_EXPORT int fsync(int descriptor) {
  return fails(descriptor) ? -1 : real<int (*)(int)>("fsync")(descriptor);
}
FAIL_IO_EXPORT int fdatasync(int descriptor) {
  return fails(descriptor) ? -1 : real<int (*)(int)>("fdatasync")(descriptor);
}
FAIL_IO_EXPORT int ftruncate(int descriptor, off_t size) {
  return fails(descriptor) ? -1 : real<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}
FAIL_IO_EXPORT int rename(const char* from, const char* to) noexcept {
  return fails(to) ? -1 : real<int (*)(const char*, const char*)>("rename")(from, to);
}
FAIL_IO_EXPORT int mkdir(const char* path, mode_t mode) noexcept {
  return fails(path) ? -1 : real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
FAIL_IO_EXPORT ssize_t read(int descriptor, void* bytes, size_t size) {
  if (fails(descriptor, true)) return -1;
  return real<ssize_t (*)(int, void*, size_t)>("read")(descriptor, bytes, size);
}
