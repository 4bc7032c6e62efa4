// SPDX-License-Identifier: GPL-2.0-or-later
// Where does each word of a document stand?
#include "store/word_positions.h"

#include "store/packing.h"
#include "support/hash.h"

#include <dossier/error.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>
#include <utility>

namespace dossier::store {
namespace {

/// Bytes of a fingerprint that are tried, short ones first. With the last, hashes are kept whole.
constexpr std::array<unsigned, 5> widths{1, 2, 3, 4, 8};
/// Seeds tried with each width.
constexpr unsigned seeds = 8;

/// Longer streams are compressed. Besides the space: Xapian compresses data with zlib when it changes a
/// table, and 1.4.22 cannot read back what it made of much more than this of one and the same byte, which a
/// word repeated thousands of times would give.
constexpr std::size_t longest_plain = std::size_t{16} << 10;
constexpr unsigned packed_flag = 0x80;

[[noreturn]] void fail() {
  throw Error(ErrorCode::index_damaged, "the positions of a document make no sense");
}

/// Mixes a hash with a seed (the finaliser of SplitMix64, G. Steele and others 2014).
std::uint64_t mix(std::uint64_t value, unsigned seed) {
  value += seed * 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

std::uint64_t fingerprint_of(std::uint64_t hash, unsigned seed, unsigned width) {
  return mix(hash, seed) >> (64 - 8 * width);
}

/// Whether it is worth trying: with more words than this a seed without two equal fingerprints is rare.
bool may_do(std::size_t words, unsigned width) {
  constexpr double hopeless = 4;
  const double pairs = static_cast<double>(words) * static_cast<double>(words) / 2;
  return pairs / static_cast<double>(std::uint64_t{1} << (8 * width)) < hopeless;
}

bool are_distinct_short(std::span<const std::uint64_t> hashes, unsigned seed, unsigned width) {
  std::bitset<1U << 16U> seen;
  return std::all_of(hashes.begin(), hashes.end(), [&](std::uint64_t hash) {
    const auto fingerprint = static_cast<std::size_t>(fingerprint_of(hash, seed, width));
    if (fingerprint == 0 || seen[fingerprint]) return false;
    seen.set(fingerprint);
    return true;
  });
}

bool are_distinct(std::span<const std::uint64_t> hashes, unsigned seed, unsigned width) {
  if (width <= 2) return are_distinct_short(hashes, seed, width);
  std::vector<std::uint64_t> fingerprints{0};
  for (const std::uint64_t hash : hashes) fingerprints.push_back(fingerprint_of(hash, seed, width));
  std::sort(fingerprints.begin(), fingerprints.end());
  return std::adjacent_find(fingerprints.begin(), fingerprints.end()) == fingerprints.end();
}

/// Width and seed.
std::pair<unsigned, unsigned> choose(std::span<const std::uint64_t> hashes) {
  for (const unsigned width : widths) {
    if (width == widths.back()) break;
    if (!may_do(hashes.size(), width)) continue;
    for (unsigned seed = 0; seed < seeds; ++seed)
      if (are_distinct(hashes, seed, width)) return {width, seed};
  }
  return {widths.back(), 0};
}

template <class Number>
void find_equal(std::string_view stream, std::size_t end, Number wanted, std::vector<std::uint32_t>& places) {
  const char* at = stream.data();
  for (std::size_t place = 0; place < end; ++place, at += sizeof(Number)) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    if (number == wanted) places.push_back(static_cast<std::uint32_t>(place));
  }
}

}  // namespace

std::uint64_t word_hash(std::string_view term) {
  return support::hash64(term);
}

std::string encode_positions(std::span<const std::uint32_t> words, std::span<const std::uint64_t> hashes) {
  if (words.empty()) return {};
  const auto [width, seed] = choose(hashes);
  std::vector<std::uint64_t> fingerprints;
  fingerprints.reserve(hashes.size());
  for (const std::uint64_t hash : hashes) fingerprints.push_back(fingerprint_of(hash, seed, width));
  std::string stream;
  stream.reserve(words.size() * width);
  for (const std::uint32_t word : words) {
    const std::uint64_t fingerprint = word == paragraph_end ? 0 : fingerprints[word];
    stream.append(reinterpret_cast<const char*>(&fingerprint), width);
  }
  const bool is_packed = stream.size() > longest_plain;
  std::string out;
  out += static_cast<char>(width | (is_packed ? packed_flag : 0U));
  out += static_cast<char>(seed);
  out += is_packed ? pack(stream) : stream;
  return out;
}

WordPositions::WordPositions(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto head = static_cast<unsigned char>(bytes[0]);
  width_ = head & ~packed_flag;
  if (bytes.size() < 2 || std::find(widths.begin(), widths.end(), width_) == widths.end()) fail();
  seed_ = static_cast<unsigned char>(bytes[1]);
  stream_ = bytes.substr(2);
  if ((head & packed_flag) != 0) stream_ = unpacked_ = unpack(stream_, "row of positions");
  if (stream_.size() % width_ != 0) fail();
}

std::uint64_t WordPositions::fingerprint(std::uint64_t hash) const {
  return width_ == 0 ? 0 : fingerprint_of(hash, seed_, width_);
}

std::uint64_t WordPositions::at(std::size_t place) const {
  std::uint64_t number = 0;
  std::memcpy(&number, stream_.data() + place * width_, width_);
  return number;
}

void WordPositions::find(std::uint64_t fingerprint, std::size_t end,
                         std::vector<std::uint32_t>& places) const {
  switch (width_) {
    case 1:
      return find_equal(stream_, end, static_cast<std::uint8_t>(fingerprint), places);
    case 2:
      return find_equal(stream_, end, static_cast<std::uint16_t>(fingerprint), places);
    case 4:
      return find_equal(stream_, end, static_cast<std::uint32_t>(fingerprint), places);
    default:
      for (std::size_t place = 0; place < end; ++place)
        if (at(place) == fingerprint) places.push_back(static_cast<std::uint32_t>(place));
  }
}

std::size_t WordPositions::title_size() const {
  std::size_t place = 0;
  while (place < size() && !is_paragraph_end(place)) ++place;
  return place;
}

}  // namespace dossier::store
