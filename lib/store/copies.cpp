// SPDX-License-Identifier: GPL-2.0-or-later
// Which documents are copies or near copies of others?
#include "store/copies.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

namespace dossier::store {
namespace {

constexpr std::uint32_t empty_bin = std::numeric_limits<std::uint32_t>::max();
/// Of shorter texts only whole copies are recognised: a sketch of few runs says little.
constexpr std::uint32_t least_runs = 30;
constexpr double least_share = 0.8;
/// Bins that are compared together to find candidates.
constexpr std::size_t band_bins = 4;
constexpr std::size_t encoded_bytes = sizeof(std::uint64_t) + sizeof(std::uint32_t) * (1 + Signature::bins);

/// Mixes a hash into another (the finaliser of SplitMix64, G. Steele and others 2014).
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

template <class Number>
void put(std::string& out, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) out.push_back(static_cast<char>(number >> (8 * i)));
}

template <class Number>
Number take(std::string_view& bytes) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    number |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[i])) << (8 * i));
  bytes.remove_prefix(sizeof(Number));
  return number;
}

/// Groups that grow together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0); }

  std::size_t find(std::size_t member) {
    while (parents_[member] != member) member = parents_[member] = parents_[parents_[member]];
    return member;
  }
  void join(std::size_t a, std::size_t b) { parents_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parents_;
};

bool are_near(const Signature& a, const Signature& b) {
  std::size_t equal = 0;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < Signature::bins; ++i) {
    if (a.smallest[i] == empty_bin && b.smallest[i] == empty_bin) continue;
    ++filled;
    equal += a.smallest[i] == b.smallest[i];
  }
  return filled > 0 && static_cast<double>(equal) >= least_share * static_cast<double>(filled);
}

/// For each key the first index that came with it: an open-addressing table, since the nodes of a standard
/// map cost more than all the comparing.
class FirstWith {
 public:
  explicit FirstWith(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

  /// The first index that came with `key`; `index` itself when it is the first.
  std::size_t of(std::uint64_t key, std::size_t index) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t place = mix(key) & mask;; place = (place + 1) & mask) {
      Slot& slot = slots_[place];
      if (slot.index_plus_1 == 0) slot = {key, index + 1};
      if (slot.key == key) return slot.index_plus_1 - 1;
    }
  }
  void clear() { std::fill(slots_.begin(), slots_.end(), Slot{}); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::size_t index_plus_1 = 0;
  };
  std::vector<Slot> slots_;
};

void join_equal(std::span<const CopyCandidate> documents, FirstWith& first, Groups& groups) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].signature.text_hash == 0) continue;
    if (const std::size_t other = first.of(documents[i].signature.text_hash, i); other != i)
      groups.join(i, other);
  }
}

void join_near(std::span<const CopyCandidate> documents, std::size_t band, FirstWith& first, Groups& groups) {
  first.clear();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Signature& signature = documents[i].signature;
    if (signature.runs < least_runs) continue;
    std::uint64_t key = 0;
    for (std::size_t bin = band; bin < band + band_bins; ++bin) key = mix(key + signature.smallest[bin]);
    const std::size_t other = first.of(key, i);
    if (other != i && are_near(signature, documents[other].signature)) groups.join(i, other);
  }
}

bool is_earlier(const CopyCandidate& a, const CopyCandidate& b) {
  if (a.date != b.date) return b.date == 0 || (a.date != 0 && a.date < b.date);
  return a.id < b.id;
}

}  // namespace

std::string Signature::encode() const {
  std::string out;
  if (text_hash == 0) return out;
  put(out, text_hash);
  put(out, runs);
  for (const std::uint32_t hash : smallest) put(out, hash);
  return out;
}

Signature Signature::decode(std::string_view bytes) {
  Signature signature;
  if (bytes.size() != encoded_bytes) return signature;
  signature.text_hash = take<std::uint64_t>(bytes);
  signature.runs = take<std::uint32_t>(bytes);
  for (auto& hash : signature.smallest) hash = take<std::uint32_t>(bytes);
  return signature;
}

void SignatureMaker::add(std::uint64_t hash) {
  if (words_ == 0) signature_.smallest.fill(empty_bin);
  signature_.text_hash = mix(signature_.text_hash + hash) | 1U;
  last_[words_++ % run_words] = hash;
  if (words_ < run_words) return;
  std::uint64_t run = 0;
  for (std::size_t i = 0; i < run_words; ++i) run = mix(run + last_[(words_ + i) % run_words]);
  auto& smallest = signature_.smallest[run % Signature::bins];
  smallest = std::min(smallest, static_cast<std::uint32_t>(run >> 32));
  ++signature_.runs;
}

Signature SignatureMaker::finish() {
  return std::exchange(signature_, Signature{});
}

std::vector<std::size_t> find_originals(std::span<const CopyCandidate> documents) {
  Groups groups(documents.size());
  FirstWith first(documents.size());
  join_equal(documents, first, groups);
  for (std::size_t band = 0; band < Signature::bins; band += band_bins)
    join_near(documents, band, first, groups);
  std::vector<std::size_t> earliest(documents.size());
  std::iota(earliest.begin(), earliest.end(), 0);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::size_t& best = earliest[groups.find(i)];
    if (is_earlier(documents[i], documents[best])) best = i;
  }
  std::vector<std::size_t> originals(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) originals[i] = earliest[groups.find(i)];
  return originals;
}

}  // namespace dossier::store
