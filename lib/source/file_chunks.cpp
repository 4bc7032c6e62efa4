// SPDX-License-Identifier: GPL-2.0-or-later
// How is a record file read piece by piece, without holding it whole?
#include "source/file_chunks.h"

#include "support/errors.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <utility>

#include <fmt/format.h>

namespace dossier::source {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What is a document by its first bytes holds no records, whatever its name is: one error, not one a line.
void refuse_documents(std::string_view start) {
  for (const std::string_view signature : {"%PDF-", "PK\x03\x04", "{\\rtf", "\xD0\xCF\x11\xE0"})
    if (start.starts_with(signature))
      throw Error(ErrorCode::invalid_argument, "named as a file of records, but it is a document",
                  "give it the name of what it is (.pdf, .docx, ...)");
}

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

std::string_view FileChunks::read() {
  const std::size_t size = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  if (size == 0 && std::ferror(file_.get()) != 0) throw support::system_error("read", path_, errno);
  return {buffer_.data(), size};
}

std::string_view FileChunks::read_inflated() {
  while (true) {
    if (packed_.empty()) packed_ = read();
    if (packed_.empty()) {
      inflater_->finish();
      return {};
    }
    const std::string_view chunk = inflater_->inflate(packed_);
    if (!chunk.empty()) return chunk;
  }
}

std::string_view FileChunks::first() {
  std::string_view chunk = read();
  if (is_gzip(chunk)) {
    packed_ = chunk;
    inflater_.emplace();
    chunk = read_inflated();
  }
  refuse_documents(chunk);
  if (chunk.starts_with(byte_order_mark)) chunk.remove_prefix(byte_order_mark.size());
  // A file of nothing but the mark would look ended, and is.
  return chunk;
}

std::string_view FileChunks::next() {
  if (std::exchange(at_start_, false)) return first();
  return inflater_ ? read_inflated() : read();
}

bool starts_as_utf16(std::string_view first_chunk) {
  return first_chunk.starts_with("\xFF\xFE") || first_chunk.starts_with("\xFE\xFF");
}

}  // namespace dossier::source
