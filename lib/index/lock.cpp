// SPDX-License-Identifier: GPL-2.0-or-later
// Who is writing to an index?
#include "index/lock.h"

#include "support/errors.h"
#include "support/file.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace dossier::index {
namespace {

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown host";
}

std::string describe_this_process() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("process {} on {} since {:%Y-%m-%dT%H:%M:%SZ}\n", ::getpid(), host_name(),
                     fmt::gmtime(now));
}

std::string holder(const std::filesystem::path& file) {
  try {
    const std::string line = support::read_file(file, 4096);
    const auto text = text::trim(line);
    return text.empty() ? "another process" : text::clean_spaces(text);
  } catch (const Error&) {
    return "another process";
  }
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) throw support::system_error("open the lock", file, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int failure = errno;
    ::close(descriptor_);
    if (failure != EWOULDBLOCK) throw support::system_error("lock", file, failure);
    throw Error(ErrorCode::index_locked,
                fmt::format("index '{}' is being written by {}", file.parent_path().string(), holder(file)),
                "wait until it has finished and run the command again");
  }
  const std::string line = describe_this_process();
  // Who holds it is a courtesy to the next one: failing to write it is no reason to stop.
  if (::ftruncate(descriptor_, 0) == 0) {
    [[maybe_unused]] const auto written = ::pwrite(descriptor_, line.data(), line.size(), 0);
  }
}

IndexLock::~IndexLock() {
  ::close(descriptor_);
}

}  // namespace dossier::index
