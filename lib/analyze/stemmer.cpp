// SPDX-License-Identifier: GPL-2.0-or-later
// What is the stem of a word?
#include "analyze/stemmer.h"

#include <unordered_map>

#include <xapian.h>

namespace dossier::analyze {
namespace {

/// Words are remembered up to this many a language, then forgotten together: hostile text must not fill
/// memory.
constexpr std::size_t max_remembered = 1 << 17;
/// Longer words are no words of a language (base64, URLs) and stay as they are.
constexpr std::size_t max_stemmed_bytes = 48;

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

StemLanguage stem_language(std::string_view bcp47) {
  const auto primary = bcp47.substr(0, bcp47.find('-'));
  if (primary == "ms" || primary == "id") return StemLanguage::malay;
  if (primary == "ta") return StemLanguage::tamil;
  return StemLanguage::english;
}

struct Stemmer::Impl {
  using Remembered = std::unordered_map<std::string, std::string, ViewHash, std::equal_to<>>;
  std::array<Xapian::Stem, stem_language_count> stems{Xapian::Stem("english"), Xapian::Stem("indonesian"),
                                                      Xapian::Stem("tamil")};
  std::array<Remembered, stem_language_count> remembered;
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
  auto& remembered = impl_->remembered[which];
  if (const auto known = remembered.find(folded); known != remembered.end()) return known->second;
  if (remembered.size() >= max_remembered) remembered.clear();
  std::string word(folded);
  std::string stem = impl_->stems[which](word);
  // A stemmer may leave nothing of a word that is all ending.
  if (stem.empty()) stem = word;
  return remembered.emplace(std::move(word), std::move(stem)).first->second;
}

}  // namespace dossier::analyze
