// SPDX-License-Identifier: GPL-2.0-or-later
// How is a record file read piece by piece, without holding it whole?
#include "source/file_chunks.h"

#include "support/errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>

#include <fmt/format.h>

namespace dossier::source {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

/// Opens without waiting for the other end of a FIFO, and refuses what is no regular file.
std::FILE* open_regular(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) throw support::system_error("read", path, errno);
  struct stat status {};
  const bool is_regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  std::FILE* file = is_regular ? ::fdopen(descriptor, "rb") : nullptr;
  if (file != nullptr) return file;
  ::close(descriptor);
  throw Error(ErrorCode::io, fmt::format("cannot read '{}': not a regular file", path.string()));
}

}  // namespace

FileChunks::FileChunks(const std::filesystem::path& path)
    : path_(path), file_(open_regular(path), std::fclose), buffer_(chunk_bytes) {}

std::string_view FileChunks::next() {
  const std::size_t size = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  if (size == 0 && std::ferror(file_.get()) != 0) throw support::system_error("read", path_, errno);
  std::string_view chunk(buffer_.data(), size);
  if (at_start_ && chunk.starts_with("\xEF\xBB\xBF")) chunk.remove_prefix(3);
  // A file of nothing but the mark would look ended, and is.
  at_start_ = false;
  return chunk;
}

bool starts_as_utf16(std::string_view first_chunk) {
  return first_chunk.starts_with("\xFF\xFE") || first_chunk.starts_with("\xFE\xFF");
}

}  // namespace dossier::source
