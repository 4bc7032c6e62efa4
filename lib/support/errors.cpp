// SPDX-License-Identifier: GPL-2.0-or-later
// How are errors of the system told in the library's words?
#include "support/errors.h"

#include <cerrno>

#include <fmt/format.h>

namespace dossier {

Error::Error(ErrorCode code, const std::string& message, std::string hint)
    : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}
Error::~Error() = default;
Error::Error(const Error&) = default;
Error& Error::operator=(const Error&) = default;

namespace support {
namespace {

std::string hint_for(int errno_value) {
  switch (errno_value) {
    case EACCES:
    case EPERM:
    case EROFS:
      return "check the owner and mode of the file and of its folder";
    case ENOSPC:
    case EDQUOT:
      return "free some space on the disk; the index still holds its last complete state";
    case EMFILE:
    case ENFILE:
      return "raise the limit of open files (ulimit -n)";
    default:
      return {};
  }
}

}  // namespace

Error system_error(std::string_view action, const std::filesystem::path& path, int errno_value) {
  const auto code = errno_value == ENOENT || errno_value == ENOTDIR ? ErrorCode::not_found : ErrorCode::io;
  return {
      code,
      fmt::format("cannot {} '{}': {}", action, path.string(), std::generic_category().message(errno_value)),
      hint_for(errno_value)};
}

}  // namespace support
}  // namespace dossier
