// SPDX-License-Identifier: GPL-2.0-or-later
// Who is writing to an index?
#include "index/lock.h"

#include "support/errors.h"
#include "support/file.h"
#include "text/unicode.h"

#include <dossier/error.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <string>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace dossier::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::system_clock;

/// Between two looks at the lock: short at first, since most waits are short.
constexpr milliseconds first_pause{10};
constexpr milliseconds longest_pause{250};
/// One who has just taken the lock needs a moment to say who it is.
constexpr milliseconds time_to_sign{50};

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown-host";
}

LockHolder this_process() {
  return {::getpid(), host_name(), system_clock::now()};
}

/// Takes a word and the space behind it off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<system_clock::time_point> read_time(const std::string& text) {
  std::tm parts{};
  const char* end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return system_clock::from_time_t(::timegm(&parts));
}

/// Whether a lock file was left by a process that has ended. Of another machine's processes nothing is known.
bool is_gone(const LockHolder& holder) {
  return holder.host == host_name() && ::kill(static_cast<pid_t>(holder.process), 0) != 0 && errno == ESRCH;
}

/// Who holds the lock, by its file; nobody known when that is stale or makes no sense.
LockHolder holder_of(const fs::path& file) {
  try {
    const auto holder = read_lock_line(support::read_file(file, 4096));
    if (holder && !is_gone(*holder)) return *holder;
  } catch (const Error&) {
    // Who holds it is a courtesy; that it is held is known.
  }
  return {};
}

/// Whether an open file is still the one at `path`: a lock on a deleted file keeps nobody out.
bool is_at(int descriptor, const fs::path& path) {
  struct stat open_file {};
  struct stat at_path {};
  return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &at_path) == 0 &&
         open_file.st_dev == at_path.st_dev && open_file.st_ino == at_path.st_ino;
}

/// Opens and locks the file; -1 when another process holds it.
int try_lock(const fs::path& file) {
  for (;;) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) throw support::system_error("open the lock", file, errno);
    const int failure = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    if (failure == 0 && is_at(descriptor, file)) return descriptor;
    ::close(descriptor);
    if (failure == EWOULDBLOCK) return -1;
    if (failure != 0 && failure != EINTR) throw support::system_error("lock", file, failure);
  }
}

/// Sleeps; a stop request wakes it.
void pause_for(milliseconds length, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait_for(lock, stop, length, [] { return false; });
}

/// Tells the caller about each holder once.
class Announcement {
 public:
  explicit Announcement(const LockOptions& options) : options_(options) {}

  void tell(const LockHolder& holder) {
    const bool is_told = was_told_ && told_.process == holder.process && told_.since == holder.since;
    if (is_told || !options_.on_held) return;
    was_told_ = true;
    told_ = holder;
    options_.on_held(holder);
  }

 private:
  const LockOptions& options_;
  bool was_told_ = false;
  LockHolder told_;
};

Error locked_error(const fs::path& file, const LockHolder& holder) {
  return {ErrorCode::index_locked,
          fmt::format("index '{}' is being written by {}", file.parent_path().string(), described(holder)),
          "run the command again when it has finished, or let it wait (--wait SECONDS)"};
}

int lock_or_wait(const fs::path& file, const LockOptions& options, const std::stop_token& stop) {
  const auto started = Clock::now();
  const auto longest = std::max(options.wait, milliseconds(0));
  Announcement announcement(options);
  for (auto pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
    if (const int descriptor = try_lock(file); descriptor >= 0) return descriptor;
    const LockHolder holder = holder_of(file);
    const auto waited = std::chrono::duration_cast<milliseconds>(Clock::now() - started);
    const bool may_sign_yet = holder.process == 0 && waited < time_to_sign;
    if (!may_sign_yet) announcement.tell(holder);
    if (!may_sign_yet && waited >= longest) throw locked_error(file, holder);
    pause_for(may_sign_yet ? first_pause : std::min(pause, longest - waited + milliseconds(1)), stop);
    if (stop.stop_requested())
      throw Error(ErrorCode::cancelled,
                  fmt::format("stopped while waiting for index '{}', which is being written by {}",
                              file.parent_path().string(), described(holder)));
  }
}

}  // namespace

IndexLock::IndexLock(const fs::path& file, const LockOptions& options, const std::stop_token& stop)
    : file_(file), descriptor_(lock_or_wait(file, options, stop)) {
  const std::string line = lock_line(this_process());
  // Who holds it is a courtesy to the next one: failing to write it is no reason to stop.
  if (::ftruncate(descriptor_, 0) == 0) {
    [[maybe_unused]] const auto written = ::pwrite(descriptor_, line.data(), line.size(), 0);
  }
}

IndexLock::~IndexLock() {
  // So that it does not name this process when it lives on without the lock.
  [[maybe_unused]] const auto emptied = ::ftruncate(descriptor_, 0);
  // A child that the program has forked since holds the descriptor too, and would keep the lock.
  [[maybe_unused]] const auto unlocked = ::flock(descriptor_, LOCK_UN);
  ::close(descriptor_);
}

bool IndexLock::is_in_place() const {
  return is_at(descriptor_, file_);
}

void IndexLock::require_in_place() const {
  if (is_in_place()) return;
  throw Error(
      ErrorCode::io,
      fmt::format("index '{}' was replaced by another one while it was open for writing",
                  file_.parent_path().string()),
      "nothing was written; open it again, and let no indexer run while an index is restored or moved");
}

std::string lock_line(const LockHolder& holder) {
  return fmt::format("process {} on {} since {:%Y-%m-%dT%H:%M:%SZ}\n", holder.process, holder.host,
                     fmt::gmtime(system_clock::to_time_t(holder.since)));
}

std::optional<LockHolder> read_lock_line(std::string_view line) {
  LockHolder holder;
  std::string_view rest = text::trim(line);
  if (!take(rest, "process ")) return std::nullopt;
  const auto [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), holder.process);
  if (failure != std::errc() || holder.process <= 0) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!take(rest, " on ")) return std::nullopt;
  holder.host = text::clean_spaces(text::to_valid_utf8(rest.substr(0, rest.find(' '))));
  rest.remove_prefix(std::min(rest.find(' '), rest.size()));
  if (!take(rest, " since ")) return std::nullopt;
  const auto since = read_time(std::string(rest));
  if (!since) return std::nullopt;
  holder.since = *since;
  return holder;
}

std::string described(const LockHolder& holder) {
  if (holder.process == 0) return "another process";
  std::string line = lock_line(holder);
  line.pop_back();
  return line;
}

}  // namespace dossier::index
