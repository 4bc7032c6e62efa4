// SPDX-License-Identifier: GPL-2.0-or-later
// How are plain values written to and read from bytes that may be damaged?
#include "support/codec.h"

#include <dossier/error.h>

#include <limits>

#include <fmt/format.h>

namespace dossier::support {

void Encoder::number(std::uint64_t value) {
  while (value >= 0x80) {
    bytes_.push_back(static_cast<char>((value & 0x7F) | 0x80));
    value >>= 7;
  }
  bytes_.push_back(static_cast<char>(value));
}

void Encoder::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

void Encoder::texts(const std::vector<std::string>& values) {
  number(values.size());
  for (const auto& value : values) text(value);
}

std::uint64_t Decoder::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) fail();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
  fail();
}

std::uint32_t Decoder::small_number() {
  const std::uint64_t value = number();
  if (value > std::numeric_limits<std::uint32_t>::max()) fail();
  return static_cast<std::uint32_t>(value);
}

std::size_t Decoder::count() {
  const std::uint64_t value = number();
  if (value > rest_.size()) fail();
  return value;
}

std::string_view Decoder::text() {
  const std::size_t length = count();
  const auto value = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return value;
}

std::vector<std::string> Decoder::texts() {
  std::vector<std::string> values(count());
  for (auto& value : values) value = text();
  return values;
}

void Decoder::fail() const {
  throw Error(ErrorCode::index_damaged,
              fmt::format("the index's {} cannot be read: bytes are damaged", what_),
              "restore the index from a backup, or delete its folder and run 'dossier index' again");
}

}  // namespace dossier::support
