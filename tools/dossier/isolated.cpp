// SPDX-License-Identifier: GPL-2.0-or-later
// How is work done that may crash, without the program going down with it?
#include "isolated.h"

#include <dossier/error.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dossier::cli {
namespace {

[[noreturn]] void throw_failed(std::string_view what) {
  throw Error(ErrorCode::io, "cannot " + std::string(what) + ": " + std::generic_category().message(errno));
}

// In the child. Never returns: what the parent has buffered must not be written twice.
[[noreturn]] void work_and_end(const std::function<std::string()>& work, int descriptor) {
  const rlimit none{0, 0};
  static_cast<void>(setrlimit(RLIMIT_CORE, &none));  // a crash is expected, nobody will look into it
  const auto answer = work();
  std::string_view rest = answer;
  while (!rest.empty()) {
    const auto written = ::write(descriptor, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) ::_exit(1);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  ::_exit(0);
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 65536> part{};
  for (;;) {
    const auto got = ::read(descriptor, part.data(), part.size());
    if (got == 0 || (got < 0 && errno != EINTR)) return text;
    if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

std::optional<std::string> run_isolated(const std::function<std::string()>& work) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) throw_failed("make a pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    work_and_end(work, pipe[1]);
  }
  ::close(pipe[1]);
  std::string answer = child > 0 ? read_all(pipe[0]) : std::string();
  ::close(pipe[0]);
  if (child < 0) throw_failed("start a process");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_failed("wait for a process");
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM))
    throw Error(ErrorCode::io, "the process that reads the index was killed from outside",
                "if that was for want of memory, give it more; nothing is said of the index");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return answer;
}

}  // namespace dossier::cli
