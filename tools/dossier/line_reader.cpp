// SPDX-License-Identifier: GPL-2.0-or-later
// Which lines stand in a file or come in on a pipe, however long they are?
#include "line_reader.h"

#include <dossier/error.h>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace dossier::cli {
namespace {

constexpr std::size_t portion = std::size_t{64} << 10;

int open_for_reading(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) return descriptor;
  const auto code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::io;
  throw Error(code, "cannot open '" + path + "': " + std::generic_category().message(errno));
}

}  // namespace

LineReader::LineReader(const std::string& path) : path_(path), descriptor_(open_for_reading(path)) {}

LineReader::~LineReader() {
  if (descriptor_ != STDIN_FILENO) close(descriptor_);
}

// Appends what can be read now; false at the end.
bool LineReader::fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const auto size = buffer_.size();
  buffer_.resize(size + portion);
  ssize_t got = -1;
  do got = ::read(descriptor_, buffer_.data() + size, portion);
  while (got < 0 && errno == EINTR);
  const int error = errno;
  buffer_.resize(size + static_cast<std::size_t>(got > 0 ? got : 0));
  if (got < 0)
    throw Error(ErrorCode::io, "cannot read '" + path_ + "': " + std::generic_category().message(error));
  return got > 0;
}

LineReader::Line LineReader::take(std::size_t end, std::size_t behind) {
  auto text = std::string_view(buffer_).substr(begin_, end - begin_);
  begin_ = behind;
  if (text.ends_with('\r')) text.remove_suffix(1);
  return {text, false};
}

// Passes over the rest of a line that was cut; false when the input ends with it.
bool LineReader::skip_to_line_end() {
  do {
    const auto end = buffer_.find('\n', begin_);
    if (end != std::string::npos) {
      begin_ = end + 1;
      skipping_ = false;
      return true;
    }
    begin_ = buffer_.size();
  } while (fill());
  return false;
}

std::optional<LineReader::Line> LineReader::next() {
  if (skipping_ && !skip_to_line_end()) return std::nullopt;
  auto searched = begin_;
  while (true) {
    if (const auto end = buffer_.find('\n', searched); end != std::string::npos) return take(end, end + 1);
    const auto pending = buffer_.size() - begin_;
    if (pending > longest_line) {
      skipping_ = true;
      return Line{take(buffer_.size(), buffer_.size()).text, true};
    }
    if (!fill()) return pending == 0 ? std::nullopt : std::optional(take(buffer_.size(), buffer_.size()));
    searched = pending;  // fill moved what is pending to the front
  }
}

}  // namespace dossier::cli
