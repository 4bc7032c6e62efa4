// SPDX-License-Identifier: GPL-2.0-or-later
// How does output reach standard output without a failed write going unnoticed?
#include "output.h"

#include <dossier/error.h>

#include <cerrno>
#include <system_error>

#include <poll.h>
#include <unistd.h>

namespace dossier::cli {
namespace {

constexpr std::size_t enough = std::size_t{64} << 10;

// Standard output may be shared with a program that made it non-blocking.
bool wait_until_writable(int descriptor) {
  pollfd wanted{descriptor, POLLOUT, 0};
  return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

bool is_passing(int error, int descriptor) {
  if (error == EINTR) return true;
  return error == EAGAIN && wait_until_writable(descriptor);
}

}  // namespace

void Output::drain() {
  if (buffer_.size() >= enough) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !closed_) {
    const auto written = ::write(descriptor_, rest.data(), rest.size());
    const int error = errno;
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (error == EPIPE) {
      closed_ = true;
    } else if (!is_passing(error, descriptor_)) {
      buffer_.clear();
      throw Error(ErrorCode::io, "cannot write to standard output: " + std::generic_category().message(error),
                  "what was printed so far is incomplete");
    }
  }
  buffer_.clear();
}

}  // namespace dossier::cli
