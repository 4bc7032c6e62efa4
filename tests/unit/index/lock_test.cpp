// SPDX-License-Identifier: GPL-2.0-or-later
// Does the lock keep a second writer out, and tell who holds it?
#include "index/lock.h"

#include "temporary_folder.h"

#include <dossier/error.h>

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace dossier;
using dossier::index::IndexLock;
using dossier::test::TemporaryFolder;
using std::chrono::hours;

namespace {

/// A lock that says nothing, as another program would hold it.
class ForeignLock {
 public:
  explicit ForeignLock(const fs::path& file) : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT, 0666)) {
    REQUIRE(::flock(descriptor_, LOCK_EX | LOCK_NB) == 0);
  }
  ~ForeignLock() { ::close(descriptor_); }
  ForeignLock(const ForeignLock&) = delete;
  ForeignLock& operator=(const ForeignLock&) = delete;

 private:
  int descriptor_;
};

/// The message of the failure to take the lock.
std::string refusal(const fs::path& file, const LockOptions& options = {},
                    ErrorCode code = ErrorCode::index_locked, const std::stop_token& stop = {}) {
  try {
    const IndexLock lock(file, options, stop);
  } catch (const Error& error) {
    CHECK(error.code() == code);
    return error.what();
  }
  FAIL("the lock was taken");
  return {};
}

pid_t ended_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  return child;
}

std::string this_host() {
  std::vector<char> name(256);
  REQUIRE(::gethostname(name.data(), name.size() - 1) == 0);
  return name.data();
}

}  // namespace

TEST_CASE("lock: the second one is told who holds it, and gets it afterwards") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  {
    const IndexLock lock(file);
    CHECK(refusal(file).starts_with("index '" + folder.path().string() + "' is being written by process " +
                                    std::to_string(::getpid()) + " on " + this_host() + " since 20"));
  }
  const IndexLock lock(file);
}

TEST_CASE("lock: waiting ends when the holder lets go") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  auto first = std::make_unique<IndexLock>(file);
  std::vector<LockHolder> told;
  LockOptions options;
  options.wait = hours(1);
  options.on_held = [&](const LockHolder& holder) {
    told.push_back(holder);
    first.reset();
  };
  const IndexLock second(file, options);
  REQUIRE(told.size() == 1);
  CHECK(told[0].process == ::getpid());
  CHECK(told[0].host == this_host());
  CHECK(std::chrono::system_clock::now() - told[0].since < hours(1));
}

TEST_CASE("lock: a stop request ends the waiting") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  const IndexLock first(file);
  std::stop_source source;
  LockOptions options;
  options.wait = hours(1);
  options.on_held = [&](const LockHolder&) { source.request_stop(); };
  const auto message = refusal(file, options, ErrorCode::cancelled, source.get_token());
  CHECK(message.starts_with("stopped while waiting for index '"));
}

TEST_CASE("lock: what the file says is not believed when nobody holds the lock, or that process is gone") {
  const TemporaryFolder folder;
  const auto stale =
      "process " + std::to_string(ended_process()) + " on " + this_host() + " since 2020-01-01T00:00:00Z\n";
  const auto file = folder.write("lock", stale);
  { const IndexLock lock(file); }
  folder.write("lock", stale);
  const ForeignLock foreign(file);
  CHECK(refusal(file) == "index '" + folder.path().string() + "' is being written by another process");
  LockHolder told{1, "x", {}};
  LockOptions options;
  options.on_held = [&](const LockHolder& holder) { told = holder; };
  (void)refusal(file, options);
  CHECK(told.process == 0);
}

TEST_CASE("lock: a holder on another machine is named as the file has it") {
  const TemporaryFolder folder;
  const auto file = folder.write("lock", "process 1 on far-away since 2024-02-29T12:00:00Z\n");
  const ForeignLock foreign(file);
  CHECK(refusal(file) == "index '" + folder.path().string() +
                             "' is being written by process 1 on far-away since 2024-02-29T12:00:00Z");
}

TEST_CASE("lock: a lock on a file that was deleted meanwhile does not count") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "lock";
  auto first = std::make_unique<IndexLock>(file);
  LockOptions options;
  options.wait = hours(1);
  options.on_held = [&](const LockHolder&) {
    fs::remove(file);
    first.reset();
  };
  const IndexLock second(file, options);
  CHECK(fs::exists(file));
  (void)refusal(file);
}

TEST_CASE("lock: a lock file's line is read back; other content names nobody") {
  LockHolder holder{4711, "host.example", std::chrono::system_clock::from_time_t(1700000000)};
  CHECK(index::lock_line(holder) == "process 4711 on host.example since 2023-11-14T22:13:20Z\n");
  const auto read = index::read_lock_line(index::lock_line(holder));
  REQUIRE(read);
  CHECK(read->process == 4711);
  CHECK(read->host == "host.example");
  CHECK(read->since == holder.since);
  for (const auto* line : {"", "\n", "process", "process x on h since 2023-11-14T22:13:20Z",
                           "process -1 on h since 2023-11-14T22:13:20Z",
                           "process 99999999999999999999 on h since 2023-11-14T22:13:20Z", "process 1 on h",
                           "process 1 on h since yesterday",
                           "process 1 on h since 2023-11-14T22:13:20Z and more", "\xFF\xFE\x01"})
    CHECK_FALSE(index::read_lock_line(line));
}
