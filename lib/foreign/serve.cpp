// SPDX-License-Identifier: GPL-2.0-or-later
// How does the child process answer, one document after the other?
#include "foreign/serve.h"

#include "extract/child_process.h"
#include "extract/child_protocol.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <cerrno>
#include <exception>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>

namespace dossier::foreign {
namespace {

/// A request holds a file, and the parent reads none that is longer.
constexpr std::uint64_t longest_request = (std::uint64_t{1} << 31) + 16;

/// Reads `size` bytes; false at the end of the input.
bool read_all(char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(STDIN_FILENO, to, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::optional<std::string> read_frame() {
  extract::FrameHeader header{};
  if (!read_all(header.data(), header.size())) return std::nullopt;
  const std::uint64_t length = extract::frame_length(header);
  if (length > longest_request) return std::nullopt;
  std::string frame(length, '\0');
  if (!read_all(frame.data(), frame.size())) return std::nullopt;
  return frame;
}

bool write_frame(std::string_view frame) {
  const extract::FrameHeader header = extract::frame_header(frame.size());
  return write_all({header.data(), header.size()}) && write_all(frame);
}

/// From now on so many seconds of processor time; then the system ends this process with SIGXCPU.
void limit_time(unsigned seconds) {
  rusage used{};
  rlimit limit{};
  if (::getrusage(RUSAGE_SELF, &used) != 0 || ::getrlimit(RLIMIT_CPU, &limit) != 0) return;
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds + 1;
  ::setrlimit(RLIMIT_CPU, &limit);
}

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// The answer to one request. \throws std::bad_alloc
std::string answer_to(std::string_view frame, const Reader& reader) {
  try {
    const extract::ExtractRequest request = extract::decode_request(frame);
    return extract::encode_answer(reader(request.format, request.bytes));
  } catch (const Error& error) {
    return extract::encode_answer(error);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return extract::encode_answer(
        Error(ErrorCode::invalid_argument, fmt::format("its reader failed: {}", error.what())));
  }
}

}  // namespace

void limit_process(const Limits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  if (limits.memory_bytes > 0) limit(RLIMIT_AS, limits.memory_bytes);
}

int serve(const Limits& limits, const Reader& reader) {
  try {
    while (const auto frame = read_frame()) {
      limit_time(limits.seconds);
      if (!write_frame(answer_to(*frame, reader))) break;
    }
  } catch (const std::bad_alloc&) {
    return extract::out_of_memory_status;
  } catch (const std::length_error&) {
    return extract::out_of_memory_status;
  }
  return 0;
}

}  // namespace dossier::foreign
