// SPDX-License-Identifier: GPL-2.0-or-later
// Which terms does a document have, and how often?
#include "index/term_counter.h"

#include "support/hash.h"

#include <algorithm>
#include <cstring>

namespace dossier::index {
namespace {

constexpr std::size_t first_term_slots = 1024;

/// The first eight bytes as a number that sorts as they do: most comparisons end here.
std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = head << 8U | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  return head;
}

}  // namespace

std::uint64_t CountedTerms::length() const {
  std::uint64_t length = 0;
  for (const Term& term : terms) length += term.frequency;
  return length;
}

TermCounter::TermCounter() : slots_(first_term_slots, 0) {}

std::uint32_t TermCounter::add(std::string_view prefix, std::string_view text, std::uint32_t frequency) {
  // Written where it will stay if it is new.
  std::string& bytes = counted_.bytes;
  const std::size_t begin = bytes.size();
  bytes += prefix;
  bytes += text;
  const std::string_view term = std::string_view(bytes).substr(begin);
  const std::uint64_t hash = support::hash64(term);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) {
      counted_.terms.push_back(
          {hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(term.size()), frequency});
      slots_[slot] = static_cast<std::uint32_t>(counted_.terms.size());
      if (counted_.terms.size() * 2 > slots_.size()) grow();
      return static_cast<std::uint32_t>(counted_.terms.size() - 1);
    }
    CountedTerms::Term& known = counted_.terms[slots_[slot] - 1];
    if (known.hash == hash && counted_.text(known) == term) {
      known.frequency += frequency;
      bytes.resize(begin);
      return slots_[slot] - 1;
    }
  }
}

void TermCounter::grow() {
  std::vector<std::uint32_t> wider(slots_.size() * 2, 0);
  const std::size_t mask = wider.size() - 1;
  for (std::size_t i = 0; i < counted_.terms.size(); ++i) {
    std::size_t slot = counted_.terms[i].hash & mask;
    while (wider[slot] != 0) slot = (slot + 1) & mask;
    wider[slot] = static_cast<std::uint32_t>(i + 1);
  }
  slots_ = std::move(wider);
}

CountedTerms TermCounter::take() {
  CountedTerms taken = std::move(counted_);
  counted_ = {};
  slots_.assign(first_term_slots, 0);
  struct Key {
    std::uint64_t head;
    CountedTerms::Term term;
  };
  std::vector<Key> keys;
  keys.reserve(taken.terms.size());
  for (const auto& term : taken.terms) keys.push_back({head_of(taken.text(term)), term});
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.head != b.head) return a.head < b.head;
    return taken.text(a.term) < taken.text(b.term);
  });
  for (std::size_t i = 0; i < keys.size(); ++i) taken.terms[i] = keys[i].term;
  return taken;
}

}  // namespace dossier::index
