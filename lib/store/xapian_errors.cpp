// SPDX-License-Identifier: GPL-2.0-or-later
// What does an exception of Xapian or of the standard library mean to users of the library?
#include "store/xapian_errors.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

namespace dossier::store {
namespace {

constexpr std::string_view rebuild_hint =
    "restore the index from a backup, or delete its folder and run 'dossier index' again";

/// Whether the system refused something. Xapian tells a failed write while it takes back a change as a
/// damaged database, and a lock file that cannot be made as a lock that is held: then only its message says
/// why.
bool is_disk_trouble(const Xapian::Error& error) {
  const char* system = error.get_error_string();
  for (const int number : {ENOSPC, EDQUOT, EIO, EROFS, EACCES, EFBIG, EMFILE}) {
    const std::string_view reason = std::strerror(number);
    if ((system != nullptr && system == reason) || error.get_msg().find(reason) != std::string::npos)
      return true;
  }
  return false;
}

ErrorCode code_of(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  if (is_disk_trouble(error)) return ErrorCode::io;
  if (type == "DatabaseLockError") return ErrorCode::index_locked;
  if (type == "DatabaseVersionError") return ErrorCode::index_format;
  // A plain DatabaseError without a system error is what Xapian says of files that are cut or overwritten.
  if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "SerialisationError" ||
      (type == "DatabaseError" && error.get_error_string() == nullptr))
    return ErrorCode::index_damaged;
  if (type == "DatabaseNotFoundError") return ErrorCode::index_missing;
  if (type == "DatabaseError" || type == "DatabaseCreateError" || type == "DatabaseClosedError")
    return ErrorCode::io;
  return ErrorCode::internal;
}

std::string_view hint_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::index_damaged:
      return rebuild_hint;
    case ErrorCode::index_format:
      return "the index was written by another version of Xapian; build it again";
    case ErrorCode::io:
      return "check free space and permissions; the index still holds its last complete state";
    case ErrorCode::internal:
      return "this is a bug in Dossier; please report it with the command that shows it";
    default:
      return {};
  }
}

}  // namespace

Error to_error(const Xapian::Error& error, const std::filesystem::path& index_dir) {
  if (std::string_view(error.get_type()) == "DatabaseModifiedError")
    return {ErrorCode::io,
            fmt::format("index '{}': commits have overtaken the search again and again", index_dir.string()),
            "ask again, or for less at once; commit less often"};
  const ErrorCode code = code_of(error);
  const char* system = error.get_error_string();
  return {code,
          fmt::format("index '{}'{}: {}{}{}", index_dir.string(),
                      code == ErrorCode::index_damaged ? " is damaged" : "", error.get_msg(),
                      system ? ": " : "", system ? system : ""),
          std::string(hint_of(code))};
}

Error out_of_memory(const std::filesystem::path& index_dir) {
  return {
      ErrorCode::io, fmt::format("index '{}': out of memory", index_dir.string()),
      "allow the process more memory, or give a run less to do at once (--memory, --jobs, --max-file-size)"};
}

Error to_error(const std::system_error& error, const std::filesystem::path& index_dir) {
  return {ErrorCode::io, fmt::format("index '{}': {}", index_dir.string(), error.what()),
          "check permissions, and the limits of processes and open files"};
}

}  // namespace dossier::store
