// SPDX-License-Identifier: GPL-2.0-or-later
// What is the stem of a word?
#include "analyze/stemmer.h"

#include "support/hash.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::analyze {
namespace {

/// Words are remembered up to this many a language, then forgotten together: hostile text must not fill
/// memory.
constexpr std::size_t max_remembered = std::size_t{1} << 17;
/// Longer words are no words of a language (base64, URLs) and stay as they are.
constexpr std::size_t max_stemmed_bytes = 48;

/// The last words that were short, in so little memory that it stays in the processor's nearest cache: most
/// words of a text are among them.
class RecentWords {
 public:
  /// The stem of a word; empty when it is not among them.
  [[nodiscard]] std::string_view find(std::string_view word, std::uint64_t hash) const {
    const Entry& entry = entries_[hash % size];
    const bool is_this = std::string_view(entry.word.data(), entry.word_length) == word;
    return is_this ? std::string_view(entry.stem.data(), entry.stem_length) : std::string_view{};
  }

  void add(std::string_view word, std::string_view stem, std::uint64_t hash) {
    if (word.size() > longest || stem.size() > longest) return;
    Entry& entry = entries_[hash % size];
    std::copy(word.begin(), word.end(), entry.word.begin());
    std::copy(stem.begin(), stem.end(), entry.stem.begin());
    entry.word_length = static_cast<std::uint8_t>(word.size());
    entry.stem_length = static_cast<std::uint8_t>(stem.size());
  }

 private:
  static constexpr std::size_t size = 2048;
  static constexpr std::size_t longest = 15;
  struct Entry {
    std::array<char, longest> word{};
    std::array<char, longest> stem{};
    std::uint8_t word_length = 0;
    std::uint8_t stem_length = 0;
  };
  std::array<Entry, size> entries_;
};

/// Words and their stems, in flat memory: a look-up touches it twice. Small at first: a query has few words.
class Remembered {
 public:
  /// The stem of a word; null when it is not known, and `slot` is where it belongs.
  [[nodiscard]] const std::string* find(std::string_view word, std::uint64_t hash, std::size_t& slot) const {
    for (slot = hash & mask(); slots_[slot] != 0; slot = (slot + 1) & mask()) {
      const Entry& entry = entries_[slots_[slot] - 1];
      if (entry.word == word) return &entry.stem;
    }
    return nullptr;
  }

  /// Adds a word that `find` did not find, at the slot that it left.
  const std::string& add(std::string_view word, std::string stem, std::size_t slot) {
    if (entries_.size() >= max_remembered) {
      entries_.clear();
      slots_.assign(slots_.size(), 0);
      slot = free_slot(word);
    } else if (2 * entries_.size() >= slots_.size()) {
      grow();
      slot = free_slot(word);
    }
    entries_.push_back({std::string(word), std::move(stem)});
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    return entries_.back().stem;
  }

 private:
  struct Entry {
    std::string word;
    std::string stem;
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }

  [[nodiscard]] std::size_t free_slot(std::string_view word) const {
    std::size_t slot = support::hash64(word) & mask();
    while (slots_[slot] != 0) slot = (slot + 1) & mask();
    return slot;
  }

  void grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i)
      slots_[free_slot(entries_[i].word)] = static_cast<std::uint32_t>(i + 1);
  }

  std::vector<Entry> entries_;
  /// Open addressing by hash: index plus one. A power of two, at least twice the entries.
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256, 0);
};

}  // namespace

StemLanguage stem_language(std::string_view bcp47) {
  const auto primary = bcp47.substr(0, bcp47.find('-'));
  if (primary == "ms" || primary == "id") return StemLanguage::malay;
  if (primary == "ta") return StemLanguage::tamil;
  return StemLanguage::english;
}

struct Stemmer::Impl {
  std::array<Xapian::Stem, stem_language_count> stems{Xapian::Stem("english"), Xapian::Stem("indonesian"),
                                                      Xapian::Stem("tamil")};
  std::array<Remembered, stem_language_count> remembered;
  std::array<RecentWords, stem_language_count> recent;
  std::string unstemmed;
};

Stemmer::Stemmer() : impl_(std::make_unique<Impl>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view folded, StemLanguage language) {
  if (folded.size() > max_stemmed_bytes) {
    impl_->unstemmed = folded;
    return impl_->unstemmed;
  }
  const auto which = static_cast<std::size_t>(language);
  const std::uint64_t hash = support::hash64(folded);
  auto& recent = impl_->recent[which];
  if (const std::string_view stem = recent.find(folded, hash); !stem.empty()) return stem;
  auto& remembered = impl_->remembered[which];
  std::size_t slot = 0;
  if (const std::string* known = remembered.find(folded, hash, slot)) {
    recent.add(folded, *known, hash);
    return *known;
  }
  std::string word(folded);
  std::string stem = impl_->stems[which](word);
  // A stemmer may leave nothing of a word that is all ending.
  if (stem.empty()) stem = word;
  recent.add(folded, stem, hash);
  return remembered.add(folded, std::move(stem), slot);
}

}  // namespace dossier::analyze
