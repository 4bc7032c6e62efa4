// SPDX-License-Identifier: GPL-2.0-or-later
// How is a document read by a process apart, so that its bytes can do no harm?
#include "extract/child_process.h"

#include "extract/child_protocol.h"
#include "support/errors.h"

#include <dossier/error.h>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <thread>
#include <utility>
#include <vector>

namespace dossier::extract {
namespace {

/// The processor time is limited by the child itself; one that waits for ever uses none. The factor leaves
/// room for a machine that is busy with other things.
constexpr int patience = 4;
/// Text that a document of `max_document_bytes` may give is far below; a child that answers more is stopped.
constexpr std::uint64_t max_answer_bytes = std::uint64_t{256} << 20;
/// Instead of the status of a child that somebody else has reaped: the system, where SIGCHLD is ignored.
constexpr int unknown_end = -1;
constexpr std::size_t receive_bytes = std::size_t{64} << 10;

/// What posix_spawn is told, released with the object.
class SpawnSettings {
 public:
  SpawnSettings() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  /// The child gets the socket as its input and output, and nothing else that is open here. A group of its
  /// own keeps the terminal's Ctrl-C from it: that is for the parent, which stops at a safe point.
  void set(int socket) {
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawn_file_actions_adddup2(&actions_, socket, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, socket, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    ::posix_spawnattr_setsigmask(&attributes_, &none);
    ::posix_spawnattr_setsigdefault(&attributes_, &all);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(&attributes_,
                               POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }

  [[nodiscard]] int spawn(pid_t& pid, const std::vector<std::string>& command) const {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    // Nothing of the environment: what a document says must not depend on it. Times are UTC.
    std::string language = "LC_ALL=C.UTF-8";
    std::string zone = "TZ=UTC";
    const std::array<char*, 3> environment{language.data(), zone.data(), nullptr};
    return ::posix_spawn(&pid, command.front().c_str(), &actions_, &attributes_, words.data(),
                         environment.data());
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

std::string signal_name(int signal_number) {
  const char* name = ::sigabbrev_np(signal_number);
  return name == nullptr ? fmt::format("signal {}", signal_number) : fmt::format("SIG{}", name);
}

}  // namespace

/// One question and its answer over the socket, with a deadline.
class ExtractorProcess::Conversation {
 public:
  enum class Outcome { answered, ended, timed_out, too_long };

  Conversation(int socket, Clock::time_point deadline) : socket_(socket), deadline_(deadline) {}

  Outcome run(std::array<std::string_view, 3> parts);
  [[nodiscard]] std::string_view answer() const { return received_; }

 private:
  bool wait(short events);
  bool send(std::string_view& part);
  Outcome receive();
  [[nodiscard]] Outcome read_some();

  int socket_;
  Clock::time_point deadline_;
  FrameHeader header_{};
  std::size_t header_bytes_ = 0;
  std::string received_;
};

/// Waits until the socket can be written or read; false when the time is up.
bool ExtractorProcess::Conversation::wait(short events) {
  pollfd waiting{socket_, events, 0};
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<decltype(left)>(left, 1'000'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

/// Sends as much of `part` as can be sent now; false when the child has gone.
bool ExtractorProcess::Conversation::send(std::string_view& part) {
  // No signal: a child that died must not end the program of which this is a library.
  const ssize_t sent = ::send(socket_, part.data(), part.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0) return errno == EAGAIN || errno == EINTR;
  part.remove_prefix(static_cast<std::size_t>(sent));
  return true;
}

ExtractorProcess::Conversation::Outcome ExtractorProcess::Conversation::read_some() {
  std::array<char, receive_bytes> buffer;
  const bool in_header = header_bytes_ < header_.size();
  const std::uint64_t wanted =
      in_header ? header_.size() - header_bytes_ : frame_length(header_) - received_.size();
  const ssize_t got =
      ::recv(socket_, buffer.data(), std::min<std::uint64_t>(buffer.size(), wanted), MSG_DONTWAIT);
  if (got < 0) return errno == EAGAIN || errno == EINTR ? Outcome::answered : Outcome::ended;
  if (got == 0) return Outcome::ended;
  if (in_header) {
    std::copy_n(buffer.data(), got, header_.data() + header_bytes_);
    header_bytes_ += static_cast<std::size_t>(got);
    if (header_bytes_ == header_.size() && frame_length(header_) > max_answer_bytes) return Outcome::too_long;
  } else {
    received_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return Outcome::answered;
}

ExtractorProcess::Conversation::Outcome ExtractorProcess::Conversation::receive() {
  while (header_bytes_ < header_.size() || received_.size() < frame_length(header_)) {
    if (!wait(POLLIN)) return Outcome::timed_out;
    if (const Outcome outcome = read_some(); outcome != Outcome::answered) return outcome;
  }
  return Outcome::answered;
}

ExtractorProcess::Conversation::Outcome ExtractorProcess::Conversation::run(
    std::array<std::string_view, 3> parts) {
  for (std::string_view& part : parts) {
    while (!part.empty()) {
      if (!wait(POLLOUT)) return Outcome::timed_out;
      if (!send(part)) return Outcome::ended;
    }
  }
  return receive();
}

ExtractorProcess::ExtractorProcess(ExtractorOptions options) : options_(std::move(options)) {}

ExtractorProcess::~ExtractorProcess() {
  if (pid_ != 0) stop();
}

void ExtractorProcess::start() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw support::system_error("start", options_.program, errno);
  // posix_spawn does the rest between fork and exec: it is safe in a program of many threads.
  SpawnSettings settings;
  settings.set(ends[1]);
  const std::vector<std::string> command{options_.program.string(), std::to_string(options_.max_memory_bytes),
                                         std::to_string(options_.max_time.count())};
  const int failure = settings.spawn(pid_, command);
  ::close(ends[1]);
  if (failure != 0) {
    pid_ = 0;
    ::close(ends[0]);
    const Error reason = support::system_error("start the extractor", options_.program, failure);
    // What is missing is a part of the installation, not the document.
    throw Error(ErrorCode::io, reason.what(), "reinstall dossier, or give the path of dossier-extract");
  }
  socket_ = ends[0];
  answered_ = 0;
}

int ExtractorProcess::stop() {
  ::close(std::exchange(socket_, -1));
  int status = 0;
  // Where the program lets the system reap its children, the number of one that has ended may be another's.
  if (::waitpid(pid_, &status, WNOHANG) == 0) {
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  }
  pid_ = 0;
  return status;
}

/// Waits for a child that has closed its end of the socket; one that lives on regardless is killed.
std::optional<int> ExtractorProcess::wait_for_end() {
  constexpr int attempts = 200;
  int status = 0;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
    if (ended == pid_ || (ended < 0 && errno == ECHILD)) {
      pid_ = 0;
      ::close(std::exchange(socket_, -1));
      return ended < 0 ? unknown_end : status;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  stop();
  return std::nullopt;
}

/// What a child has used so far; zero when that is not known.
std::chrono::nanoseconds processor_time(pid_t pid) {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

std::string ExtractorProcess::reason_of_time(Format format) const {
  return fmt::format("reading it as {} takes longer than {} s", format_name(format),
                     options_.max_time.count());
}

/// A child that gave no answer in several times its processor time, and did not use that up, had no turn: the
/// machine was busy or swapped. That says nothing about the document.
Error ExtractorProcess::error_of_waiting(Format format, std::chrono::nanoseconds used) const {
  if (used >= options_.max_time) return Error(ErrorCode::invalid_argument, reason_of_time(format));
  return Error(
      ErrorCode::io,
      fmt::format("reading it as {} did not end within {} s, though it had not used up its {} s of "
                  "processor time",
                  format_name(format), (options_.max_time * patience).count(), options_.max_time.count()));
}

/// No document and no limit ends a child so: the system did, for want of memory or since it shuts down, or
/// somebody else. That says nothing about the document.
bool was_killed(std::optional<int> status) {
  if (status == unknown_end) return true;
  if (!status || !WIFSIGNALED(*status)) return false;
  const int signal = WTERMSIG(*status);
  return signal == SIGKILL || signal == SIGTERM || signal == SIGHUP || signal == SIGINT || signal == SIGQUIT;
}

/// Why a child ended in the middle of a document.
std::string ExtractorProcess::reason_of_end(Format format, std::optional<int> ended) const {
  const std::string_view name = format_name(format);
  if (!ended) return fmt::format("the reader of {} fell silent on it", name);
  const int status = *ended;
  if (status == unknown_end)
    return fmt::format(
        "the reader of {} ended on it, and how is not known, since the program ignores SIGCHLD", name);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return reason_of_time(format);
  if (was_killed(status))
    return fmt::format("the reader of {} was killed by the system or by somebody", name);
  if (WIFSIGNALED(status))
    return fmt::format("the reader of {} crashed on it ({})", name, signal_name(WTERMSIG(status)));
  if (WEXITSTATUS(status) == out_of_memory_status)
    return fmt::format("reading it as {} takes more than {} MiB of memory", name,
                       options_.max_memory_bytes >> 20U);
  return fmt::format("the reader of {} gave up on it (status {})", name, WEXITSTATUS(status));
}

/// A child that was ended between two documents (by the system, for want of memory) is no fault of the next.
void ExtractorProcess::start_if_needed() {
  int status = 0;
  if (pid_ != 0 && ::waitpid(pid_, &status, WNOHANG) != 0) {
    pid_ = 0;
    ::close(std::exchange(socket_, -1));
  }
  if (pid_ == 0) start();
}

RawDocument ExtractorProcess::extract(Format format, std::string_view bytes) {
  start_if_needed();
  const std::string head = encode_request_head({format, bytes});
  const FrameHeader header = frame_header(head.size() + bytes.size());
  const bool is_fresh = std::exchange(answered_, answered_ + 1) == 0;
  const std::chrono::nanoseconds used_before = processor_time(pid_);
  Conversation conversation(socket_, Clock::now() + options_.max_time * patience);
  const auto outcome = [&] {
    try {
      return conversation.run({std::string_view(header.data(), header.size()), head, bytes});
    } catch (...) {
      stop();  // the rest of the answer would be taken for that to the next question
      throw;
    }
  };
  switch (outcome()) {
    case Conversation::Outcome::answered:
      break;
    case Conversation::Outcome::ended: {
      const std::optional<int> status = wait_for_end();
      // What the documents before have left behind in the child must not be this one's fault.
      if (!is_fresh) return extract(format, bytes);
      throw Error(was_killed(status) ? ErrorCode::io : ErrorCode::invalid_argument,
                  reason_of_end(format, status));
    }
    case Conversation::Outcome::timed_out: {
      const Error error = error_of_waiting(format, processor_time(pid_) - used_before);
      stop();
      throw Error(error);
    }
    case Conversation::Outcome::too_long:
      stop();
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("its text is longer than {} bytes", max_answer_bytes));
  }
  try {
    return decode_answer(conversation.answer());
  } catch (const Error& error) {
    // A child whose words make no sense is not asked again.
    if (error.code() != ErrorCode::invalid_argument) stop();
    throw Error(ErrorCode::invalid_argument, error.what(), error.hint());
  }
}

}  // namespace dossier::extract
