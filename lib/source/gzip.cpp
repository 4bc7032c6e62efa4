// SPDX-License-Identifier: GPL-2.0-or-later
// What do the bytes of a file compressed with gzip hold?
#include "source/gzip.h"

#include <dossier/error.h>

#include <fmt/format.h>
#include <zlib.h>
#include <algorithm>
#include <limits>
#include <new>

namespace dossier::source {
namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;
/// Window of 32 KiB, and only gzip's header.
constexpr int gzip_window = 15 + 16;
/// What grows more than `greatest_growth`, and to more than this, was made to fill memory and time.
constexpr std::uint64_t growth_allowance = std::uint64_t{64} << 20;

[[noreturn]] void fail_damaged() {
  throw Error(ErrorCode::invalid_argument, "the gzip data are damaged");
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B\x08");
}

struct Inflater::Stream {
  Stream() {
    if (::inflateInit2(&z, gzip_window) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { ::inflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  z_stream z{};
};

Inflater::Inflater() : stream_(std::make_unique<Stream>()), piece_(piece_bytes) {}

Inflater::~Inflater() = default;

void Inflater::check_growth() const {
  if (bytes_out_ > growth_allowance && bytes_out_ / greatest_growth > bytes_in_)
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the gzip data grow more than {} times: no text does", greatest_growth));
}

std::string_view Inflater::inflate(std::string_view& input) {
  z_stream& z = stream_->z;
  while (!input.empty() && !is_ended_) {
    if (!is_in_member_) {
      // Members may follow each other; whatever else follows (padding of tapes) is none of the data.
      is_ended_ = input.front() != '\x1F';
      if (is_ended_) break;
      if (::inflateReset(&z) != Z_OK) fail_damaged();
      is_in_member_ = true;
    }
    const std::size_t given = std::min<std::size_t>(input.size(), std::numeric_limits<uInt>::max());
    // zlib declares its input as mutable, and does not change it.
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    z.avail_in = static_cast<uInt>(given);
    z.next_out = reinterpret_cast<Bytef*>(piece_.data());
    z.avail_out = static_cast<uInt>(piece_.size());
    const int result = ::inflate(&z, Z_NO_FLUSH);
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) fail_damaged();
    const std::size_t used = given - z.avail_in;
    const std::size_t made = piece_.size() - z.avail_out;
    if (used == 0 && made == 0 && result != Z_STREAM_END) fail_damaged();
    input.remove_prefix(used);
    bytes_in_ += used;
    bytes_out_ += made;
    is_in_member_ = result != Z_STREAM_END;
    check_growth();
    if (made > 0) return {piece_.data(), made};
  }
  input = {};
  return {};
}

void Inflater::finish() const {
  if (is_in_member_) throw Error(ErrorCode::invalid_argument, "the gzip data are cut short");
}

std::string inflate_whole(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  std::string all;
  while (!bytes.empty()) {
    const std::string_view piece = inflater.inflate(bytes);
    if (piece.size() > max_bytes - all.size())
      throw Error(ErrorCode::invalid_argument,
                  fmt::format("inflated, it is more than {} bytes long, which is the limit", max_bytes),
                  "raise the limit (--max-file-size) if it is no mistake");
    all += piece;
  }
  inflater.finish();
  return all;
}

}  // namespace dossier::source
