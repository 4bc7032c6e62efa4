// SPDX-License-Identifier: GPL-2.0-or-later
// What is the stem of a word?
#include "analyze/stemmer.h"

#include "support/hash.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <xapian.h>

namespace dossier::analyze {
namespace {

/// Of so many different words it is worth having the recent ones at hand.
constexpr std::size_t words_of_a_text = 64;
/// Longer words are no words of a language (base64, URLs) and stay as they are.
constexpr std::size_t max_stemmed_letters = 48;

bool is_too_long(std::string_view word) {
  return word.size() > max_stemmed_letters && text::length(word) > max_stemmed_letters;
}

/// Whether a word begins with a letter of U+0B80 to U+0BFF.
bool is_tamil(std::string_view word) {
  return word.starts_with("\xE0\xAE") || word.starts_with("\xE0\xAF");
}

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

/// Words and their stems, in flat memory: a look-up touches it twice.
class Remembered {
 public:
  explicit Remembered(std::size_t max_remembered) : max_remembered_(max_remembered) {}

  /// The stem of a word; null when it is not known, and `slot` is where it belongs.
  [[nodiscard]] const std::string* find(std::string_view word, std::uint64_t hash, std::size_t& slot) const {
    const std::size_t mask = slots_.size() - 1;
    for (slot = hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
      const Entry& entry = entries_[slots_[slot] - 1];
      if (entry.word == word) return &entry.stem;
    }
    return nullptr;
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  /// Adds a word that `find` did not find, at the slot that it left.
  const std::string& add(std::string_view word, std::string stem, std::size_t slot) {
    if (entries_.size() >= max_remembered_) {
      entries_.clear();
      slots_.assign(slots_.size(), 0);
      slot = support::hash64(word) & (slots_.size() - 1);
    }
    entries_.push_back({std::string(word), std::move(stem)});
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    if (entries_.size() * 2 > slots_.size()) grow();
    return entries_.back().stem;
  }

 private:
  struct Entry {
    std::string word;
    std::string stem;
  };

  void grow() {
    slots_.assign(slots_.size() * 4, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::size_t slot = support::hash64(entries_[i].word) & mask;
      while (slots_[slot] != 0) slot = (slot + 1) & mask;
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  static constexpr std::size_t first_slots = 256;

  std::size_t max_remembered_;
  std::vector<Entry> entries_;
  /// Open addressing by hash: index plus one.
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(first_slots, 0);
};

/// The rules of a language, and what was stemmed by them.
struct LanguageStemmer {
  LanguageStemmer(const char* name, std::size_t max_remembered) : rules(name), remembered(max_remembered) {}

  void remember_recent(std::string_view word, std::string_view stem, std::uint64_t hash) {
    if (!recent && remembered.size() >= words_of_a_text) recent = std::make_unique<RecentWords>();
    if (recent) recent->add(word, stem, hash);
  }

  Xapian::Stem rules;
  Remembered remembered;
  /// Made when there are more words than a query has.
  std::unique_ptr<RecentWords> recent;
};

constexpr std::array<const char*, stem_language_count> rule_names{"english", "indonesian", "tamil"};

/// Tamil endings stand one behind the other, and the rules take off one or two: "to farmers" becomes
/// "farmers", and "farmers" becomes "farmer".
void take_further_endings(std::string& stem, const Xapian::Stem& rules) {
  constexpr int most_rounds = 3;
  for (int round = 0; round < most_rounds; ++round) {
    std::string shorter = rules(stem);
    if (shorter.empty() || shorter == stem) return;
    stem = std::move(shorter);
  }
}

/// The rules take "ize" off and leave another word: "organize" would be "organ". They leave "organise" alone,
/// and so the stem of that tells where to stop.
void keep_ize(std::string& stem, const std::string& word, const Xapian::Stem& rules) {
  constexpr std::string_view american = "iz";
  constexpr std::size_t shortest_front = 3;
  const std::size_t at = word.rfind(american);
  if (at == std::string::npos || at < shortest_front || stem.size() > at) return;
  std::string other = word;
  other[at + 1] = 's';
  other = rules(other);
  if (other.size() < at + american.size() || other.compare(at, american.size(), "is") != 0) return;
  other[at + 1] = 'z';
  stem = std::move(other);
}

std::string stem_of(const std::string& word, StemLanguage language, const Xapian::Stem& rules) {
  std::string stem = rules(word);
  if (language == StemLanguage::english) keep_ize(stem, word, rules);
  if (language == StemLanguage::tamil) take_further_endings(stem, rules);
  // A stemmer may leave nothing of a word that is all ending.
  if (stem.empty()) stem = word;
  if (language == StemLanguage::malay) stem += malay_mark;
  return stem;
}

}  // namespace

StemLanguage stem_language(std::string_view bcp47) {
  const auto primary = bcp47.substr(0, bcp47.find('-'));
  if (primary == "ms" || primary == "id") return StemLanguage::malay;
  if (primary == "ta") return StemLanguage::tamil;
  return StemLanguage::english;
}

struct Stemmer::Impl {
  explicit Impl(std::size_t most) : max_remembered(most) {}

  LanguageStemmer& of(StemLanguage language) {
    const auto which = static_cast<std::size_t>(language);
    auto& stemmer = stemmers[which];
    if (!stemmer) stemmer = std::make_unique<LanguageStemmer>(rule_names[which], max_remembered);
    return *stemmer;
  }

  std::size_t max_remembered;
  /// Made when they are needed: a search needs few, and none for long.
  std::array<std::unique_ptr<LanguageStemmer>, stem_language_count> stemmers;
  std::string unstemmed;
};

Stemmer::Stemmer(std::size_t max_remembered) : impl_(std::make_unique<Impl>(max_remembered)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view folded, StemLanguage language) {
  if (is_too_long(folded)) {
    impl_->unstemmed = folded;
    return impl_->unstemmed;
  }
  if (is_tamil(folded)) language = StemLanguage::tamil;
  LanguageStemmer& stemmer = impl_->of(language);
  const std::uint64_t hash = support::hash64(folded);
  if (stemmer.recent)
    if (const std::string_view stem = stemmer.recent->find(folded, hash); !stem.empty()) return stem;
  std::size_t slot = 0;
  if (const std::string* known = stemmer.remembered.find(folded, hash, slot)) {
    stemmer.remember_recent(folded, *known, hash);
    return *known;
  }
  std::string stem = stem_of(std::string(folded), language, stemmer.rules);
  stemmer.remember_recent(folded, stem, hash);
  return stemmer.remembered.add(folded, std::move(stem), slot);
}

}  // namespace dossier::analyze
